#include "lake/listener.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/error.h"

namespace tonearm {

std::vector<Observation> list_observations(ObjectStore& store, const std::string& user) {
  std::vector<Observation> observations;
  for (ObjectInfo& object : store.list(observations_prefix(user)))
    if (auto name = parse_observation_key(object.key))
      observations.push_back({std::move(*name), std::move(object.key), std::move(object.generation)});
  return observations;
}

std::vector<std::string> list_users(ObjectStore& store) {
  std::set<std::string> users;
  for (const ObjectInfo& object : store.list("raw/scrobbles/"))
    if (const auto name = parse_observation_key(object.key)) users.insert(name->user);
  for (const ObjectInfo& object : store.list("runs/"))
    if (const auto name = parse_run_key(object.key)) users.insert(name->user);
  return {users.begin(), users.end()};
}

RunRecord newest_run(ObjectStore& store, const std::string& user) {
  const std::vector<ObjectInfo> runs = store.list(runs_prefix(user));
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (!parse_run_key(run->key)) continue;
    try {
      if (const auto text = store.get(run->key)) return read_run_record(*text);
    } catch (const Error&) {
      continue;  // the one before it knows a little less: a window is read once more
    }
  }
  RunRecord none;
  none.user = user;
  return none;
}

RunName next_run_name(ObjectStore& store, const std::string& user, std::int64_t started_at) {
  RunName next{user, 1, started_at};
  for (const ObjectInfo& object : store.list(runs_prefix(user)))
    if (const auto name = parse_run_key(object.key)) next.sequence = std::max(next.sequence, name->sequence + 1);
  return next;
}

void set_aside(ObjectStore& store, const Observation& observation, const std::string& record_key, RunRecord& record) {
  store.put(damaged_key(observation.key), store.get(observation.key).value_or(""), PutIf::always());
  record.covered.remove(observation.name.window);
  record.settled.remove(observation.name.window);
  record.suspect.add(observation.name.window);
  store.put(record_key, write_run_record(record), PutIf::always());
  store.remove(observation.key);
}

void check_lake_format(ObjectStore& store, bool may_write) {
  const auto marker = store.get(kLakeMarkerKey);
  if (!marker) {
    if (may_write) store.put(kLakeMarkerKey, fmt::format("{{\"format\":{}}}\n", kLakeFormat), PutIf::always());
    return;
  }
  const auto json = nlohmann::json::parse(*marker, nullptr, false);
  const bool named = json.is_object() && json.contains("format") && json["format"].is_number_integer();
  const int format = named ? json["format"].get<int>() : 0;
  if (format > kLakeFormat)
    throw Error(Remedy::fix_setup, fmt::format("the lake has format {}, this program knows {}", format, kLakeFormat),
                "Use a newer tonearm.");
  if (format < 1)
    throw Error(Remedy::look_into_data, fmt::format("{} is damaged", kLakeMarkerKey),
                fmt::format("Write {{\"format\":{}}} into it if the lake is Tonearm's.", kLakeFormat));
}

}  // namespace tonearm
