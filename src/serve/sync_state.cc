#include "serve/sync_state.h"

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/utc_time.h"

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;

std::string text_at(const Json& json, const char* key) {
  return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : "";
}

std::optional<std::int64_t> number_at(const Json& json, const char* key) {
  if (!json.contains(key) || !json[key].is_number_integer()) return std::nullopt;
  return json[key].get<std::int64_t>();
}

Json instant(const std::optional<std::int64_t>& at) { return at ? Json(format_utc(*at)) : Json(); }
Json number(const std::optional<std::int64_t>& value) { return value ? Json(*value) : Json(); }

std::string outcome_of(int exit_code, bool stopped) {
  if (exit_code == 0) return "complete";
  if (stopped) return "interrupted";
  return exit_code == tonearm::exit_code(Remedy::look_into_data) ? "gaps" : "failed";
}

}  // namespace

void take_log_line(SyncState& state, std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) {
    state.line = std::string(line);
    return;
  }
  const std::string level = text_at(json, "level");
  state.line = text_at(json, "message");
  if (const std::string stage = text_at(json, "stage"); !stage.empty()) state.stage = stage;
  state.done = number_at(json, "done");
  state.total = number_at(json, "total");
  if (level != "error" && level != "warning") return;
  const std::string what_to_do = text_at(json, "what_to_do");
  state.last_message = state.line + (what_to_do.empty() ? "" : ": " + what_to_do);
}

void take_end(SyncState& state, int exit_code, bool stopped_by_us, std::int64_t now) {
  state.running = false;
  state.last_outcome = outcome_of(exit_code, stopped_by_us);
  if (state.last_outcome == "complete") state.last_message.clear();
  if (state.last_outcome == "failed" && state.last_message.empty())
    state.last_message = "the sync ended without a word";
  state.last_ended_at = now;
  state.stage.clear();
  state.line.clear();
  state.done.reset();
  state.total.reset();
  state.started_at.reset();
}

std::string sync_json(const SyncState& state) {
  const Json json = {{"running", state.running},
                     {"can_start", state.can_start},
                     {"reason", state.reason},
                     {"stage", state.stage},
                     {"line", state.line},
                     {"done", number(state.done)},
                     {"total", number(state.total)},
                     {"started_at", instant(state.started_at)},
                     {"next_at", instant(state.next_at)},
                     {"last_outcome", state.last_outcome},
                     {"last_message", state.last_message}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tonearm
