#include "report/genres_answer.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "report/answer_frame.h"
#include "report/bars.h"
#include "report/numbers.h"
#include "report/sentence_parts.h"
#include "statistics/genre_shares.h"

namespace tonearm {
namespace {

Sql genres_sql(const Slice& slice) {
  const PlaysByDay source = artist_plays(slice);
  return "with played as (select h.artist_id, sum(h.plays * 1.0e0) as plays from " + source.table + " h where " +
         conditions(slice, source.day) +
         " group by h.artist_id) select g.genre, coalesce(g.family, 'unknown'), sum(p.plays * g.weight) from played p"
         " join " +
         genres_of(slice) + " g on g.artist_id = p.artist_id group by 1, 2";
}

using Intervals = std::map<std::string, Estimate>;

/// "19.4 % ± 2.1" where the interval is known.
std::string share_text(const Intervals& intervals, const Share& share) {
  const auto known = intervals.find(share.name);
  if (known == intervals.end()) return percent(share.share);
  return fmt::format("{} ± {:.1f}", percent(share.share), known->second.half_width * 100);
}

/// "; then grime with 3.6 %".
std::string second_text(const Intervals& intervals, const std::vector<Share>& ranking) {
  const std::vector<Share> top = leaders(ranking, 2);
  if (top.size() < 2) return "";
  return fmt::format("; then {} with {}", top[1].name, share_text(intervals, top[1]));
}

const std::vector<Share>& tested(const GenresAnswer& answer) {
  return answer.slice.grouping == Grouping::genre ? answer.genres : answer.families;
}

nlohmann::ordered_json rows_json(const GenresAnswer& answer, const std::vector<Share>& ranking) {
  auto rows = to_json(ranking);
  for (auto& row : rows) {
    const auto known = answer.intervals.find(row["name"].get<std::string>());
    const bool has = known != answer.intervals.end() && &ranking == &tested(answer);
    row["low"] = has ? nlohmann::ordered_json(precise(known->second.low())) : nullptr;
    row["high"] = has ? nlohmann::ordered_json(precise(known->second.high())) : nullptr;
  }
  return rows;
}

}  // namespace

GenresAnswer rank_genres(const Slice& slice, const Coverage& coverage, const std::vector<GenreShare>& rows) {
  GenresAnswer answer;
  answer.slice = slice;
  answer.coverage = coverage;
  std::map<std::string, double> families, genres;
  for (const GenreShare& row : rows) {
    families[row.family] += row.plays;
    genres[row.genre] += row.plays;
    answer.family_of.emplace(row.genre, row.family);
  }
  answer.families = ranking(families);
  answer.genres = ranking(genres);
  return answer;
}

GenresAnswer genres_answer(Warehouse& warehouse, const Slice& slice) {
  GenresAnswer answer = genres_answer(warehouse, coverage_of(warehouse, slice), slice);
  test_shares(answer, listening_weeks(warehouse, slice));
  return answer;
}

GenresAnswer genres_answer(Warehouse& warehouse, const Coverage& coverage, const Slice& slice) {
  std::vector<GenreShare> rows;
  query(warehouse, genres_sql(slice), [&](const Row& row) {
    rows.push_back({as_string(row[0]), as_string(row[1]), as_double(row[2])});
  });
  return rank_genres(slice, coverage, rows);
}

void test_shares(GenresAnswer& answer, const ListeningWeeks& weeks) {
  answer.weeks = weeks.plays.weeks;
  const MergedMatrix merged = merge_rare(weeks.plays);
  const ShareFindings findings = share_findings(merged.plays);
  for (std::size_t column = 0; column < merged.kept.size() && column < findings.half_width.size(); ++column)
    answer.intervals[weeks.names.at(merged.kept[column])] = {findings.share[column], findings.half_width[column]};
}

Finding finding_of(const GenresAnswer& answer) {
  Finding finding;
  finding.weeks = answer.weeks;
  finding.method = "shares of plays, weighted; intervals by slow waves of the weekly shares and Student's t";
  const std::vector<Share> top = leaders(tested(answer), 2);
  finding.verdict = Verdict::not_enough_data;
  if (top.empty()) return finding;
  finding.effect = fmt::format("share of the leading {}, {}", kind_name(answer.slice.grouping), top[0].name);
  finding.unit = "share";
  finding.size = top[0].share;
  const auto first = answer.intervals.find(top[0].name);
  if (first == answer.intervals.end()) return finding;
  finding.low = first->second.low();
  finding.high = first->second.high();
  if (top.size() < 2) {
    finding.verdict = Verdict::yes;
    return finding;
  }
  const auto second = answer.intervals.find(top[1].name);
  const double reach = second == answer.intervals.end() ? top[1].share : second->second.high();
  finding.verdict = first->second.low() > reach ? Verdict::yes : Verdict::no;
  return finding;
}

/// "Rock", or "Punk or rock" where they are too close to call.
std::string headline_of(const GenresAnswer& answer) {
  const std::vector<Share> top = leaders(tested(answer), 2);
  if (top.empty()) return "Not enough data";
  if (finding_of(answer).verdict == Verdict::yes || top.size() < 2) return capitalized(top[0].name);
  return capitalized(top[0].name) + " or " + top[1].name;
}

std::string sentence_of(const GenresAnswer& answer) {
  if (answer.coverage.scrobbles == 0) return nothing_to_answer(answer.slice, answer.coverage);
  const std::vector<Share> genre = leaders(answer.genres, 1), family = leaders(answer.families, 1);
  const std::string scrobbles = counted(answer.coverage.scrobbles, "scrobble", "scrobbles");
  if (genre.empty() || family.empty()) return fmt::format("No genre is known for any of {}.", scrobbles);
  const std::string plays =
      answer.slice.weighted() ? with_thousands(answer.coverage.counted) + " plays of what was asked for" : scrobbles;
  const bool by_genre = answer.slice.grouping == Grouping::genre;
  const Intervals of_genres = by_genre ? answer.intervals : Intervals{};
  const Intervals of_families = by_genre ? Intervals{} : answer.intervals;
  const std::string most = fmt::format("{} most: {} of {}{}.", capitalized(genre[0].name),
                                       share_text(of_genres, genre[0]), plays, second_text(of_genres, answer.genres));
  if (answer.slice.families.size() == 1) return most;
  return most + fmt::format(" Of the families, {} leads with {}{}.", family[0].name, share_text(of_families, family[0]),
                            second_text(of_families, answer.families));
}

nlohmann::ordered_json to_json(const GenresAnswer& answer) {
  auto json = answer_frame("genres", answer.slice, sentence_of(answer), answer.coverage, finding_of(answer));
  json["headline"] = headline_of(answer);
  json["level"] = kind_name(answer.slice.grouping);
  json["families"] = rows_json(answer, answer.families);
  json["genres"] = rows_json(answer, answer.genres);
  for (auto& genre : json["genres"]) genre["family"] = answer.family_of.at(genre["name"].get<std::string>());
  return json;
}

std::string share_chart(const std::vector<Share>& ranking, int limit, const TextStyle& style) {
  std::vector<Bar> bars;
  double others = 0, unknown = 0;
  int left = 0;
  for (const Share& share : ranking) {
    if (share.name == kUnknown)
      unknown = share.share;
    else if (static_cast<int>(bars.size()) < limit)
      bars.push_back({share.name, share.share, percent(share.share)});
    else
      others += share.share, ++left;
  }
  // Without a bar: a sum of many would dwarf those above.
  if (left > 0) bars.push_back({left == 1 ? "1 other" : fmt::format("{} others", left), 0, percent(others)});
  if (unknown > 0) bars.push_back({kUnknown, unknown, percent(unknown), true});
  return bar_chart(bars, style);
}

std::string to_text(const GenresAnswer& answer, int limit, const TextStyle& style) {
  const std::string body = part("Families, share of scrobbles", share_chart(answer.families, limit, style)) +
                           part("Genres, share of scrobbles", share_chart(answer.genres, limit, style));
  return answer_page(sentence_of(answer), body, answer.coverage, style);
}

}  // namespace tonearm
