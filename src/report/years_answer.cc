#include "report/years_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "report/answer_frame.h"
#include "report/numbers.h"
#include "report/sentence_parts.h"

namespace tonearm {
namespace {

using PlaysByName = std::map<std::string, double>;

Sql years_sql(const Slice& slice) {
  const std::string plays = counted_plays(slice, "y.plays");
  return "with played as (" + plays_by_month(slice) +
         "), years as ("
         "select p.artist_id, p.year, sum(p.plays) as plays from played p group by p.artist_id, p.year"
         "), ever as ("
         "select h.artist_id, min(extract(year from h.month)) as first_year"
         " from mart_artist_months h where h.user = ? and h.month is not null group by h.artist_id"
         ") select y.year, sum(" +
         Sql(plays, {slice.user}) +
         "), count(*), sum(case when e.first_year = y.year then 1 else 0 end), sum(case when e.first_year = y.year "
         "then " +
         plays + " else 0 end) from years y join ever e on e.artist_id = y.artist_id" + joined_weights(slice, "y") +
         " group by y.year order by y.year";
}

/// Plays of the first third's months and of the last's, of rows `p` of a month: two sums for a select.
Sql plays_of_thirds(const Thirds& thirds) {
  return {
      "sum(case when p.year * 12 + p.month - 1 <= ? then p.plays else 0 end) as first_plays,"
      " sum(case when p.year * 12 + p.month - 1 >= ? then p.plays else 0 end) as last_plays",
      {std::int64_t{thirds.first.last}, std::int64_t{thirds.last.first}}};
}

Sql genres_sql(const Slice& slice, const Thirds& thirds) {
  return "with played as (" + plays_by_month(slice) +
         "), years as (select p.artist_id, p.year, sum(p.plays) as plays, " + plays_of_thirds(thirds) +
         " from played p group by p.artist_id, p.year) select y.year, g.genre, " + group_column(slice) +
         ", sum(y.plays * g.weight), sum(y.first_plays * g.weight), sum(y.last_plays * g.weight)"
         " from years y join " +
         genres_of(slice) + " g on g.artist_id = y.artist_id group by 1, 2, 3";
}

Sql artist_thirds_sql(const Slice& slice, const Thirds& thirds) {
  return "with played as (" + plays_by_month(slice) + "), thirds as (select p.artist_id, " + plays_of_thirds(thirds) +
         " from played p group by p.artist_id) select a.artist_id, a.artist, " + counted_plays(slice, "t.first_plays") +
         ", " + counted_plays(slice, "t.last_plays") + " from thirds t join dim_artist a on a.artist_id = t.artist_id" +
         joined_weights(slice, "t") + " where t.first_plays > 0 or t.last_plays > 0";
}

std::vector<Year> query_years(Warehouse& warehouse, const Slice& slice) {
  std::vector<Year> years;
  query(warehouse, years_sql(slice), [&](const Row& row) {
    years.push_back({static_cast<int>(as_int(row[0])),
                     as_double(row[1]),
                     as_int(row[2]),
                     as_int(row[3]),
                     as_double(row[4]),
                     {},
                     {}});
  });
  return years;
}

/// Weighted plays by name, of each year and of the two thirds.
struct Sums {
  std::map<int, PlaysByName> years;
  PlaysByName first, last;

  void add(const std::string& name, const Row& row) {
    years[static_cast<int>(as_int(row[0]))][name] += as_double(row[3]);
    first[name] += as_double(row[4]);
    last[name] += as_double(row[5]);
  }
};

void add_genres(Warehouse& warehouse, YearsAnswer& answer) {
  const Thirds thirds = thirds_of(answer.coverage).value_or(Thirds{});
  Sums families, genres;
  query(warehouse, genres_sql(answer.slice, thirds), [&](const Row& row) {
    genres.add(as_string(row[1]), row);
    families.add(as_string(row[2]), row);
  });
  for (Year& year : answer.years) {
    year.families = ranking(families.years[year.year]);
    year.genres = ranking(genres.years[year.year]);
  }
  if (!thirds_of(answer.coverage)) return;
  answer.families = compare_thirds(thirds, families.first, families.last);
  answer.genres = compare_thirds(thirds, genres.first, genres.last);
}

void add_artists(Warehouse& warehouse, YearsAnswer& answer) {
  if (!answer.families) return;
  const double first = answer.families->plays_first, last = answer.families->plays_last;
  query(warehouse, artist_thirds_sql(answer.slice, answer.families->thirds), [&](const Row& row) {
    answer.artists.push_back({as_string(row[1]), as_double(row[2]) / first, as_double(row[3]) / last, as_int(row[0])});
  });
  std::stable_sort(answer.artists.begin(), answer.artists.end(), [](const Change& a, const Change& b) {
    return std::tuple(-rounded(a.difference()), a.name) < std::tuple(-rounded(b.difference()), b.name);
  });
}

/// 1 for the same shares, 0 for nothing in common. Plays without a genre are in common with none.
std::vector<std::vector<double>> similarity_of(const std::vector<Year>& years) {
  std::vector<PlaysByName> shares;
  for (const Year& year : years) {
    shares.emplace_back();
    for (const Share& share : year.genres)
      if (share.name != kUnknown) shares.back()[share.name] = share.share;
  }
  std::vector<std::vector<double>> matrix(years.size(), std::vector<double>(years.size()));
  for (std::size_t a = 0; a < years.size(); ++a)
    for (std::size_t b = 0; b < years.size(); ++b)
      for (const auto& [genre, share] : shares[a])
        if (const auto other = shares[b].find(genre); other != shares[b].end())
          matrix[a][b] += std::min(share, other->second);
  return matrix;
}

nlohmann::ordered_json span_json(MonthSpan span, double plays) {
  return {{"from", month_text(span.first)}, {"to", month_text(span.last)}, {"plays", rounded(plays)}};
}

nlohmann::ordered_json change_json(const YearsAnswer& answer) {
  if (!answer.families || !answer.genres) return nullptr;
  return {{"first_third", span_json(answer.families->thirds.first, answer.families->plays_first)},
          {"last_third", span_json(answer.families->thirds.last, answer.families->plays_last)},
          {"families", to_json(answer.families->changes)},
          {"genres", to_json(answer.genres->changes)}};
}

nlohmann::ordered_json thirds_json(const YearsAnswer& answer) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (std::size_t column = 0; column < answer.findings.thirds.size(); ++column) {
    const ThirdsDifference& thirds = answer.findings.thirds[column];
    rows.push_back({{"name", answer.names.at(column)},
                    {"first", precise(thirds.first)},
                    {"last", precise(thirds.last)},
                    {"difference", precise(thirds.difference.value)},
                    {"low", precise(thirds.difference.low())},
                    {"high", precise(thirds.difference.high())}});
  }
  return rows;
}

/// What no test stands behind.
nlohmann::ordered_json descriptive_json(const YearsAnswer& answer, int limit) {
  const auto count = std::min(answer.artists.size(), static_cast<std::size_t>(limit));
  std::vector<Change> risers(answer.artists.begin(), answer.artists.begin() + static_cast<std::ptrdiff_t>(count));
  std::vector<Change> fallers(answer.artists.rbegin(), answer.artists.rbegin() + static_cast<std::ptrdiff_t>(count));
  std::erase_if(risers, [](const Change& c) { return c.difference() <= 0; });
  std::erase_if(fallers, [](const Change& c) { return c.difference() >= 0; });
  nlohmann::ordered_json years = nlohmann::ordered_json::array(), matrix = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < answer.years.size(); ++i) {
    nlohmann::ordered_json row = nlohmann::ordered_json::array();
    for (const double similarity : answer.similarity[i]) row.push_back(rounded(similarity));
    years.push_back(answer.years[i].year);
    matrix.push_back(row);
  }
  return {{"rising_artists", to_json(risers)},
          {"falling_artists", to_json(fallers)},
          {"similarity", {{"years", years}, {"matrix", matrix}}}};
}

nlohmann::ordered_json year_json(const Year& year, int limit) {
  return {{"year", year.year},
          {"plays", plays_json(year.plays)},
          {"artists", year.artists},
          {"new_artists", year.new_artists},
          {"new_artist_share", rounded(share_of(year.plays_of_new, year.plays))},
          {"families", to_json(year.families)},
          {"top_genres", to_json(leaders(year.genres, static_cast<std::size_t>(limit)))}};
}

}  // namespace

YearsAnswer years_answer(Warehouse& warehouse, const Slice& slice) {
  YearsAnswer answer;
  answer.slice = slice;
  answer.coverage = timed(coverage_of(warehouse, slice));
  answer.years = query_years(warehouse, slice);
  add_genres(warehouse, answer);
  add_artists(warehouse, answer);
  answer.similarity = similarity_of(answer.years);
  test_years(answer, listening_weeks(warehouse, slice));
  return answer;
}

void test_years(YearsAnswer& answer, const ListeningWeeks& weeks) {
  ComparedWeeks compared_weeks = compared(weeks, answer.slice.grouping);
  answer.findings = years_findings(compared_weeks.plays);
  answer.names = std::move(compared_weeks.names);
  answer.weeks = weeks.plays.weeks;
}

nlohmann::ordered_json to_json(const YearsAnswer& answer, int limit) {
  auto json = answer_frame("years", answer.slice, sentence_of(answer), answer.coverage, finding_of(answer));
  json["headline"] = verdict_headline(finding_of(answer), "Yes, steadily");
  json["level"] = kind_name(answer.slice.grouping);
  json["evidence"] = evidence_json(answer.findings.chance);
  json["carried_by"] = carried_by(answer.findings.verdict, answer.findings.change, answer.names);
  json["by_family"] = differences_json(answer.findings.change, answer.names);
  json["thirds"] = thirds_json(answer);
  json["half_life_weeks"] = precise(answer.findings.half_life_weeks);
  json["years"] = nlohmann::ordered_json::array();
  for (const Year& year : answer.years) json["years"].push_back(year_json(year, limit));
  json["change"] = change_json(answer);
  json["descriptive"] = descriptive_json(answer, limit);
  return json;
}

}  // namespace tonearm
