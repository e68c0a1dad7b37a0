#include "report/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/nearest.h"
#include "report/display_text.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

struct Artist {
  std::int64_t id = 0;
  std::string name;
};

[[noreturn]] void not_played(Warehouse& warehouse, const std::string& artist) {
  std::vector<std::string> names;
  for (const Row& row : rows_of(warehouse, "select artist from dim_artist order by artist"))
    names.push_back(as_string(row[0]));
  const std::string near = nearest(artist, names);
  throw Error(
      Remedy::fix_usage, fmt::format("no artist '{}' was played", printable(artist)),
      near.empty() ? "tonearm report top names those that were." : fmt::format("Did you mean '{}'?", printable(near)));
}

Artist find_artist(Warehouse& warehouse, const std::string& artist) {
  for (const char* condition : {"artist = ?", "lower(artist) = lower(?)"}) {
    const auto rows =
        rows_of(warehouse, fmt::format("select artist_id, artist from dim_artist where {} order by artist", condition),
                {artist});
    if (!rows.empty()) return {as_int(rows[0][0]), as_string(rows[0][1])};
  }
  not_played(warehouse, artist);
}

std::vector<ExplainedTag> tags_of(Warehouse& warehouse, std::int64_t artist_id) {
  std::vector<ExplainedTag> tags;
  warehouse.query(
      R"(
select tag, count, source, coalesce(title, ''), kind, coalesce(genre, ''), coalesce(how, ''), votes, verdict
from artist_tags where artist_id = ?
order by case source when 'artist' then 1 when 'album' then 2 else 3 end, title, count desc, rank, tag, genre)",
      {artist_id}, [&](const Row& row) {
        tags.push_back({as_string(row[0]), as_int(row[1]), as_string(row[2]), as_string(row[3]), as_string(row[4]),
                        as_string(row[5]), as_string(row[6]), as_double(row[7]), as_string(row[8])});
      });
  return tags;
}

void read_genres(Warehouse& warehouse, std::int64_t artist_id, Explanation& explanation) {
  std::map<std::string, double> families;
  warehouse.query(
      "select genre, family, weight, source from artist_genres where artist_id = ? order by weight desc, genre",
      {artist_id}, [&](const Row& row) {
        explanation.genres.push_back({as_string(row[0]), as_string(row[1]), as_double(row[2])});
        explanation.source = as_string(row[3]);
        families[as_string(row[1])] += as_double(row[2]);
      });
  explanation.families = ranking(families);
}

using Parents = std::map<std::string, std::string>;

Parents parents_of_genres(Warehouse& warehouse) {
  Parents parents;
  warehouse.query("select genre, parent from dim_genre where parent is not null", {},
                  [&](const Row& row) { parents[as_string(row[0])] = as_string(row[1]); });
  return parents;
}

bool is_below(const std::string& genre, const std::string& ancestor, const Parents& parents) {
  int steps = 0;
  for (auto above = parents.find(genre); above != parents.end() && steps < 10;
       above = parents.find(above->second), ++steps)
    if (above->second == ancestor) return true;
  return false;
}

/// The votes of each genre before any gives way: the spellings of a title merge by max, its titles add up.
std::map<std::string, double> votes_of(const std::vector<ExplainedTag>& tags) {
  std::map<std::pair<std::string, std::string>, double> of_title;
  for (const ExplainedTag& tag : tags) {
    if (tag.verdict != "counts") continue;
    double& votes = of_title[{tag.genre, tag.title}];
    votes = std::max(votes, tag.votes);
  }
  std::map<std::string, double> votes;
  for (const auto& [key, of_one] : of_title) votes[key.first] += of_one;
  return votes;
}

/// What a genre ends with, where it ends with less than it had.
std::vector<GivenWay> given_way(const Explanation& explanation, const Parents& parents) {
  const auto votes = votes_of(explanation.tags);
  double total = 0;
  for (const auto& [genre, of_one] : votes) total += of_one;
  std::vector<GivenWay> all;
  for (const auto& [genre, of_one] : votes) {
    GivenWay way{genre, of_one, 0, {}};
    for (const ExplainedGenre& left : explanation.genres)
      if (left.genre == genre)
        way.kept = left.weight * total;
      else if (is_below(left.genre, genre, parents))
        way.to.push_back(left.genre);
    if (!way.to.empty() && way.kept < of_one - 1e-6) all.push_back(std::move(way));
  }
  std::stable_sort(all.begin(), all.end(), [](const GivenWay& a, const GivenWay& b) { return a.votes > b.votes; });
  return all;
}

nlohmann::ordered_json to_json(const ExplainedTag& tag) {
  nlohmann::ordered_json json = {{"tag", printable(tag.tag)}, {"count", tag.count}, {"source", tag.source}};
  json["title"] = tag.title.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(printable(tag.title));
  json["kind"] = tag.kind;
  json["genre"] = tag.genre.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(tag.genre);
  json["how"] = tag.how;
  json["votes"] = rounded(tag.votes);
  json["verdict"] = tag.verdict;
  return json;
}

}  // namespace

Explanation explain(Warehouse& warehouse, const std::string& artist) {
  const Artist found = find_artist(warehouse, artist);
  Explanation explanation;
  explanation.artist = found.name;
  explanation.tags = tags_of(warehouse, found.id);
  read_genres(warehouse, found.id, explanation);
  if (explanation.source != "override") explanation.given_way = given_way(explanation, parents_of_genres(warehouse));
  return explanation;
}

nlohmann::ordered_json to_json(const Explanation& explanation) {
  nlohmann::ordered_json json = {
      {"answer", "explain"}, {"artist", printable(explanation.artist)}, {"source", explanation.source}};
  const auto list = nlohmann::ordered_json::array();
  json["genres"] = json["families"] = json["gives_way"] = json["tags"] = list;
  for (const ExplainedGenre& genre : explanation.genres)
    json["genres"].push_back({{"name", genre.genre}, {"family", genre.family}, {"weight", rounded(genre.weight)}});
  for (const Share& family : explanation.families)
    json["families"].push_back({{"name", family.name}, {"weight", rounded(family.share)}});
  for (const GivenWay& way : explanation.given_way)
    json["gives_way"].push_back(
        {{"genre", way.genre}, {"votes", rounded(way.votes)}, {"kept", rounded(way.kept)}, {"to", way.to}});
  for (const ExplainedTag& tag : explanation.tags) json["tags"].push_back(to_json(tag));
  return json;
}

std::string explain_text(Warehouse& warehouse, const std::string& artist, const TextStyle& style) {
  return to_text(explain(warehouse, artist), style);
}

nlohmann::ordered_json explain_json(Warehouse& warehouse, const std::string& artist) {
  return to_json(explain(warehouse, artist));
}

}  // namespace tonearm
