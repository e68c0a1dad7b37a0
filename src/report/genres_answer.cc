#include "report/genres_answer.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "report/answer_frame.h"
#include "report/bars.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

std::string genres_sql(const ArtistPlays& source) {
  return fmt::format(R"(
with played as (
  select h.artist_id, sum(h.plays * 1.0e0) as plays from {} h where {} group by h.artist_id
)
select g.genre, coalesce(g.family, 'unknown'), sum(p.plays * g.weight)
from played p join artist_genres g on g.artist_id = p.artist_id
group by 1, 2)",
                     source.table, source.filter.sql);
}

std::string first_and_second(const std::vector<Share>& ranking) {
  const std::vector<Share> top = leaders(ranking, 2);
  if (top.size() < 2) return "";
  return fmt::format("; then {} with {}", top[1].name, percent(top[1].share));
}

}  // namespace

GenresAnswer rank_genres(const ReportRange& range, const Coverage& coverage, const std::vector<GenreShare>& rows) {
  GenresAnswer answer{range, coverage, {}, {}, {}};
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

GenresAnswer genres_answer(Warehouse& warehouse, const ReportRange& range) {
  return genres_answer(warehouse, coverage_of(warehouse, range), range);
}

GenresAnswer genres_answer(Warehouse& warehouse, const Coverage& coverage, const ReportRange& range) {
  std::vector<GenreShare> rows;
  const ArtistPlays source = artist_plays(range);
  warehouse.query(genres_sql(source), source.filter.parameters, [&](const Row& row) {
    rows.push_back({as_string(row[0]), as_string(row[1]), as_double(row[2])});
  });
  return rank_genres(range, coverage, rows);
}

std::string sentence_of(const GenresAnswer& answer) {
  if (answer.coverage.scrobbles == 0) return nothing_to_answer(answer.range, answer.coverage);
  const std::vector<Share> genre = leaders(answer.genres, 1), family = leaders(answer.families, 1);
  const std::string scrobbles = counted(answer.coverage.scrobbles, "scrobble", "scrobbles");
  if (genre.empty() || family.empty()) return fmt::format("No genre is known for any of {}.", scrobbles);
  return fmt::format("{} most: {} of {}{}. Of the families, {} leads with {}{}.", capitalized(genre[0].name),
                     percent(genre[0].share), scrobbles, first_and_second(answer.genres), family[0].name,
                     percent(family[0].share), first_and_second(answer.families));
}

nlohmann::ordered_json to_json(const GenresAnswer& answer) {
  auto json = answer_frame("genres", answer.range, sentence_of(answer), answer.coverage);
  json["families"] = to_json(answer.families);
  json["genres"] = to_json(answer.genres);
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
