#include "report/years_answer.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "report/answer_frame.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

using PlaysByName = std::map<std::string, double>;

std::string years_sql(const RangeFilter& months) {
  return fmt::format(R"(
with played as ({}),
years as (
  select p.artist_id, p.year, sum(p.plays) as plays from played p group by p.artist_id, p.year
), ever as (
  select h.artist_id, min(extract(year from h.month)) as first_year
  from mart_artist_months h where h.user = ? and h.month is not null group by h.artist_id
)
select y.year, sum(y.plays), count(*), sum(case when e.first_year = y.year then 1 else 0 end),
  sum(case when e.first_year = y.year then y.plays else 0 end)
from years y join ever e on e.artist_id = y.artist_id
group by y.year order by y.year)",
                     months.sql);
}

std::string genres_sql(const RangeFilter& months) {
  return fmt::format(R"(
with played as ({}),
years as (
  select p.artist_id, p.year, sum(p.plays) as plays,
    sum(case when p.year * 12 + p.month - 1 <= ? then p.plays else 0 end) as first_plays,
    sum(case when p.year * 12 + p.month - 1 >= ? then p.plays else 0 end) as last_plays
  from played p group by p.artist_id, p.year
)
select y.year, g.genre, coalesce(g.family, 'unknown'), sum(y.plays * g.weight),
  sum(y.first_plays * g.weight), sum(y.last_plays * g.weight)
from years y join artist_genres g on g.artist_id = y.artist_id
group by 1, 2, 3)",
                     months.sql);
}

std::vector<Year> query_years(Warehouse& warehouse, const ReportRange& range) {
  std::vector<Year> years;
  RangeFilter months = plays_by_month(range);
  months.parameters.push_back(range.user);
  warehouse.query(years_sql(months), months.parameters, [&](const Row& row) {
    years.push_back(
        {static_cast<int>(as_int(row[0])), as_int(row[1]), as_int(row[2]), as_int(row[3]), as_int(row[4]), {}, {}});
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
  RangeFilter months = plays_by_month(answer.range);
  months.parameters.push_back(std::int64_t{thirds.first.last});
  months.parameters.push_back(std::int64_t{thirds.last.first});
  Sums families, genres;
  warehouse.query(genres_sql(months), months.parameters, [&](const Row& row) {
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

nlohmann::ordered_json year_json(const Year& year, int limit) {
  const auto plays = static_cast<double>(year.plays);
  return {{"year", year.year},
          {"plays", year.plays},
          {"artists", year.artists},
          {"new_artists", year.new_artists},
          {"new_artist_share", rounded(share_of(static_cast<double>(year.plays_of_new), plays))},
          {"families", to_json(year.families)},
          {"top_genres", to_json(leaders(year.genres, static_cast<std::size_t>(limit)))}};
}

}  // namespace

YearsAnswer years_answer(Warehouse& warehouse, const ReportRange& range) {
  YearsAnswer answer{range, timed(coverage_of(warehouse, range), range), query_years(warehouse, range), {}, {}};
  add_genres(warehouse, answer);
  return answer;
}

std::string sentence_of(const YearsAnswer& answer) {
  return change_sentence(answer.range, answer.coverage, answer.families);
}

nlohmann::ordered_json to_json(const YearsAnswer& answer, int limit) {
  auto json = answer_frame("years", answer.range, sentence_of(answer), answer.coverage);
  json["years"] = nlohmann::ordered_json::array();
  for (const Year& year : answer.years) json["years"].push_back(year_json(year, limit));
  json["change"] = change_json(answer);
  return json;
}

}  // namespace tonearm
