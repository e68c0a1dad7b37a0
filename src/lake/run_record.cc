#include "lake/run_record.h"

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "lake/keys.h"

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Window& window) { return Json::array({window.from, window.to}); }
Window window_from(const Json& json) { return {json.at(0).get<std::int64_t>(), json.at(1).get<std::int64_t>()}; }

Json to_json(const WindowSet& set) {
  Json list = Json::array();
  for (const Window& window : set.windows()) list.push_back(to_json(window));
  return list;
}

WindowSet set_from(const Json& json) {
  WindowSet set;
  for (const Json& window : json) set.add(window_from(window));
  return set;
}

Json gaps_to_json(const std::vector<Gap>& gaps) {
  Json list = Json::array();
  for (const Gap& gap : gaps) list.push_back({{"window", to_json(gap.window)}, {"reason", gap.reason}});
  return list;
}

Json to_json(const CloudUsage& usage) {
  return {{"writes", usage.writes},
          {"lists", usage.lists},
          {"reads", usage.reads},
          {"jobs", usage.jobs},
          {"bytes_billed", usage.bytes_billed}};
}

CloudUsage usage_from(const Json& json) {
  return {json.at("writes"), json.at("lists"), json.at("reads"), json.at("jobs"), json.at("bytes_billed")};
}

RunRecord record_from(const Json& json) {
  RunRecord record;
  json.at("user").get_to(record.user);
  json.at("command").get_to(record.command);
  json.at("started_at").get_to(record.started_at);
  json.at("ended_at").get_to(record.ended_at);
  json.at("outcome").get_to(record.outcome);
  json.at("message").get_to(record.message);
  json.at("requests").get_to(record.requests);
  json.at("pages").get_to(record.pages);
  json.at("bytes").get_to(record.bytes);
  json.at("added").get_to(record.added);
  json.at("removed").get_to(record.removed);
  if (json.contains("said")) record.said = SaidTotal{window_from(json["said"].at("window")), json["said"].at("total")};
  if (json.contains("cloud")) record.cloud = usage_from(json["cloud"]);
  for (const Json& gap : json.at("gaps")) record.gaps.push_back({window_from(gap.at("window")), gap.at("reason")});
  record.covered = set_from(json.at("covered"));
  record.settled = set_from(json.at("settled"));
  record.suspect = set_from(json.at("suspect"));
  return record;
}

}  // namespace

std::string write_run_record(const RunRecord& record) {
  Json json = {{"format", kLakeFormat},           {"user", record.user},         {"command", record.command},
               {"started_at", record.started_at}, {"ended_at", record.ended_at}, {"outcome", record.outcome},
               {"message", record.message},       {"requests", record.requests}, {"pages", record.pages},
               {"bytes", record.bytes},           {"added", record.added},       {"removed", record.removed}};
  if (record.said) json["said"] = {{"window", to_json(record.said->window)}, {"total", record.said->total}};
  if (record.cloud != CloudUsage()) json["cloud"] = to_json(record.cloud);
  json["gaps"] = gaps_to_json(record.gaps);
  json["covered"] = to_json(record.covered);
  json["settled"] = to_json(record.settled);
  json["suspect"] = to_json(record.suspect);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

RunRecord read_run_record(const std::string& text) {
  try {
    return record_from(Json::parse(text));
  } catch (const Json::exception& error) {
    throw Error(Remedy::look_into_data, std::string("this is no record of a run: ") + error.what());
  }
}

}  // namespace tonearm
