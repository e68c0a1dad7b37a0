#include "explore/explore_api.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "explore/calendar.h"
#include "explore/clock_profile.h"
#include "explore/compare.h"
#include "explore/facets.h"
#include "explore/genre_trend.h"
#include "explore/overview.h"
#include "explore/play_list.h"
#include "explore/search.h"
#include "explore/season_profiles.h"
#include "explore/slice_request.h"
#include "explore/subject.h"
#include "explore/top_titles.h"
#include "explore/unknown_genres.h"
#include "report/report.h"

namespace tonearm {
namespace {

using Names = std::vector<std::string>;

/// What an endpoint answers from.
struct Asked {
  Warehouse& warehouse;
  const ExploreSettings& settings;
  const Parameters& parameters;
  Slice slice;
  std::int64_t id = 0;  ///< of the path
};

/// `path` may hold "/ID". Nothing is 404.
struct Endpoint {
  std::string path;
  Names also;  ///< parameters beside those of filters
  std::function<std::optional<Json>(const Asked&)> answer;
  bool filtered = true;  ///< else it takes "user" alone
};

template <AnswerKind kind>
std::optional<Json> tested(const Asked& asked) {
  return report_json(asked.warehouse, kind, asked.slice,
                     static_cast<int>(asked.parameters.number("limit", 10, 1, 100)));
}

template <TitleKind kind>
std::optional<Json> top(const Asked& asked) {
  return top_json(asked.warehouse, kind, asked.slice, asked.parameters);
}

template <TitleKind kind>
std::optional<Json> subject(const Asked& asked) {
  return subject_json(asked.warehouse, kind, asked.id, asked.slice);
}

template <Json (*answer)(Warehouse&, const Slice&)>
std::optional<Json> of_slice(const Asked& asked) {
  return answer(asked.warehouse, asked.slice);
}

template <class Function>
auto with_parameters(Function answer) {
  return [answer](const Asked& asked) -> std::optional<Json> {
    return answer(asked.warehouse, asked.slice, asked.parameters);
  };
}

Slice side(const Asked& asked, const char* prefix) {
  return slice_of(asked.warehouse, asked.parameters.with_prefix(prefix), asked.settings.user,
                  asked.settings.hemisphere);
}

const std::vector<Endpoint>& endpoints() {
  static const std::vector<Endpoint> kEndpoints = {
      {"/meta", {}, [](const Asked& a) { return meta_json(a.warehouse, a.slice, a.settings); }, false},
      {"/weeks", {}, of_slice<weeks_json>, false},
      {"/search", {"q", "limit"}, with_parameters(search_json), false},
      {"/facets", {"of", "q", "limit"}, with_parameters(facets_json)},
      {"/overview", {}, of_slice<overview_json>},
      {"/top/artists", {"limit", "offset"}, top<TitleKind::artist>},
      {"/top/albums", {"limit", "offset"}, top<TitleKind::album>},
      {"/top/tracks", {"limit", "offset"}, top<TitleKind::track>},
      {"/answers/genres", {"limit"}, tested<AnswerKind::genres>},
      {"/answers/clock", {"limit"}, tested<AnswerKind::clock>},
      {"/answers/years", {"limit"}, tested<AnswerKind::years>},
      {"/answers/seasons", {"limit"}, tested<AnswerKind::seasons>},
      {"/genres/trend", {"by", "level", "limit"}, with_parameters(genre_trend_json)},
      {"/genres/unknown", {"limit"}, with_parameters(unknown_genres_json)},
      {"/clock", {}, of_slice<clock_profile_json>},
      {"/seasons", {}, of_slice<season_profiles_json>},
      {"/calendar", {}, of_slice<calendar_json>},
      {"/artists/ID", {}, subject<TitleKind::artist>},
      {"/albums/ID", {}, subject<TitleKind::album>},
      {"/tracks/ID", {}, subject<TitleKind::track>},
      {"/artists/ID/explain", {}, [](const Asked& a) { return explanation_json(a.warehouse, a.id); }, false},
      {"/plays",
       {"album", "track", "limit", "before"},
       [](const Asked& a) { return play_list_json(a.warehouse, play_question(a.slice, a.parameters), a.parameters); }},
  };
  return kEndpoints;
}

Names allowed_names(const Names& also, bool filtered) {
  Names names = filtered ? filter_names() : Names{"user"};
  names.insert(names.end(), also.begin(), also.end());
  return names;
}

Names compare_names() {
  Names names = allowed_names({"limit"}, true);
  for (const char* prefix : {"a.", "b."})
    for (const std::string& name : filter_names()) names.push_back(prefix + name);
  return names;
}

/// The number that stands for "/ID" in `pattern`; 0 where it has none; nothing where the path is another.
std::optional<std::int64_t> match(const std::string& pattern, const std::string& path) {
  const std::size_t at = pattern.find("ID");
  if (at == std::string::npos) return pattern == path ? std::optional<std::int64_t>(0) : std::nullopt;
  const std::string after = pattern.substr(at + 2);
  if (path.size() < at + after.size() || path.compare(0, at, pattern, 0, at) != 0 || !path.ends_with(after))
    return std::nullopt;
  return parse_number(std::string_view(path).substr(at, path.size() - at - after.size()));
}

std::optional<Json> answer_of(Warehouse& warehouse, const ExploreSettings& settings, const std::string& path,
                              const Parameters& parameters) {
  if (path == "/compare") {
    parameters.allow_only(compare_names());
    const Asked asked{warehouse, settings, parameters, {}};
    return compare_json(warehouse, side(asked, "a."), side(asked, "b."), parameters);
  }
  for (const Endpoint& endpoint : endpoints()) {
    const auto id = match(endpoint.path, path);
    if (!id) continue;
    parameters.allow_only(allowed_names(endpoint.also, endpoint.filtered));
    const Slice slice = slice_of(warehouse, parameters, settings.user, settings.hemisphere);
    return endpoint.answer({warehouse, settings, parameters, slice, *id});
  }
  return std::nullopt;
}

ExploreAnswer not_found(const std::string& path) {
  const Json json = {{"error",
                      {{"what", "there is nothing at " + path.substr(0, 200)},
                       {"remedy", "openapi.yaml lists the paths; ids are those of other answers."}}}};
  return {404, json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

}  // namespace

ExploreAnswer explore(Warehouse& warehouse, const ExploreSettings& settings, const std::string& path,
                      const QueryPairs& query) {
  const auto json = answer_of(warehouse, settings, path, Parameters(query));
  if (!json) return not_found(path);
  return {200, json->dump(-1, ' ', false, Json::error_handler_t::replace)};
}

void explore_csv(Warehouse& warehouse, const ExploreSettings& settings, const QueryPairs& query,
                 const std::function<void(std::string_view)>& write) {
  const Parameters parameters(query);
  parameters.allow_only(allowed_names({"album", "track"}, true));
  const Slice slice = slice_of(warehouse, parameters, settings.user, settings.hemisphere);
  write_plays_csv(warehouse, play_question(slice, parameters), write);
}

std::vector<std::pair<std::string, QueryPairs>> first_questions() {
  std::vector<std::pair<std::string, QueryPairs>> questions;
  for (const char* path : {"/meta", "/weeks", "/overview"}) questions.push_back({path, {}});
  for (const char* kind : {"artists", "albums", "tracks"}) questions.push_back({std::string("/top/") + kind, {}});
  for (const char* kind : {"genres", "clock", "years", "seasons"})
    questions.push_back({std::string("/answers/") + kind, {}});
  for (const char* path : {"/genres/trend", "/clock", "/seasons", "/calendar"}) questions.push_back({path, {}});
  return questions;
}

}  // namespace tonearm
