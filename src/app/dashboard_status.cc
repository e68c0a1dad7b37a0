#include "app/dashboard_status.h"

#include <nlohmann/json.hpp>

#include "app/places.h"
#include "core/utc_time.h"
#include "lake/keys.h"
#include "lake/listener.h"

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kRuns = 10;

/// 0 is "not known" of plays and looks.
Json instant(std::int64_t uts) { return uts == 0 ? Json() : Json(format_utc(uts)); }
Json end_of(std::int64_t uts) { return uts >= kForever ? Json() : Json(format_utc(uts)); }

Json window_json(const Window& window) { return {{"from", format_utc(window.from)}, {"to", end_of(window.to)}}; }

Json said_json(const Status& s) {
  if (!s.said) return Json();
  return {{"total", s.said->total},
          {"from", s.said->window.from == 0 ? Json() : Json(format_utc(s.said->window.from))},
          {"to", end_of(s.said->window.to)},
          {"differs", s.total_differs}};
}

Json gap_json(const Gap& gap) {
  Json json = window_json(gap.window);
  json["reason"] = gap.reason;
  return json;
}

Json run_json(const RunRecord& run) {
  return {{"command", run.command},
          {"started_at", format_utc(run.started_at)},
          {"ended_at", format_utc(run.ended_at)},
          {"outcome", run.outcome},
          {"message", run.message},
          {"requests", run.requests},
          {"pages", run.pages},
          {"bytes", run.bytes},
          {"added", run.added},
          {"removed", run.removed}};
}

template <class Items, class Function>
Json list_of(const Items& items, Function json_of) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(json_of(item));
  return list;
}

}  // namespace

std::vector<RunRecord> newest_runs(ObjectStore& lake, const std::string& user, std::size_t count) {
  std::vector<RunRecord> runs;
  const std::vector<ObjectInfo> objects = lake.list(runs_prefix(user));
  for (auto object = objects.rbegin(); object != objects.rend() && runs.size() < count; ++object) {
    if (!parse_run_key(object->key)) continue;
    try {
      if (const auto text = lake.get(object->key)) runs.push_back(read_run_record(*text));
    } catch (const Error&) {
      continue;
    }
  }
  return runs;
}

std::string dashboard_status_json(const DashboardStatus& status, std::string_view sync) {
  const Status& s = status.status;
  const Json json = {{"user", s.user},
                     {"scrobbles", s.scrobbles},
                     {"said", said_json(s)},
                     {"without_time", s.without_time},
                     {"oldest_play", instant(s.oldest_play)},
                     {"newest_play", instant(s.newest_play)},
                     {"observed_at", instant(s.observed_at)},
                     {"covered", list_of(s.covered.windows(), window_json)},
                     {"gaps", list_of(s.gaps, gap_json)},
                     {"pages", s.pages},
                     {"raw_bytes", s.raw_bytes},
                     {"staged_bytes", s.staged_bytes},
                     {"warehouse_bytes", status.warehouse_bytes},
                     {"artists", s.artists},
                     {"artists_with_tags", s.artists_with_tags},
                     {"generation", status.generation},
                     {"runs", list_of(status.runs, run_json)},
                     {"sync", Json::parse(sync)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

DashboardStatus read_dashboard_status(Parts& parts) {
  DashboardStatus read{read_status(parts), parts.generations.current_name(), 0, {}};
  read.runs = newest_runs(parts.lake, read.status.user, kRuns);
  std::error_code none;
  const WarehousePlace place = warehouse_place(parts.config);
  const auto bytes = std::filesystem::file_size(place.folder / read.generation, none);
  if (!none) read.warehouse_bytes = static_cast<std::int64_t>(bytes);
  return read;
}

}  // namespace tonearm
