#include "app/run.h"

#include <fmt/format.h>

#include "app/freshness.h"
#include "app/progress.h"
#include "core/utc_time.h"
#include "lake/listener.h"

namespace tonearm {

Run::Run(Parts& parts, const std::string& user, const std::string& command)
    : parts_(parts), record_(newest_run(parts.lake, user_part(user))) {
  record_.user = user_part(user);
  record_.command = command;
  record_.started_at = record_.ended_at = parts_.clock.now();
  record_.outcome = "running";
  record_.message.clear();
  record_.requests = record_.pages = record_.bytes = record_.added = record_.removed = 0;
  key_ = run_key(next_run_name(parts.lake, record_.user, record_.started_at));
}

void Run::save() {
  record_.ended_at = parts_.clock.now();
  record_.cloud = parts_.cloud_usage();
  parts_.lake.put(key_, write_run_record(record_), PutIf::always());
}

void Run::set_aside(const std::vector<Observation>& damaged) {
  for (const Observation& observation : damaged) {
    parts_.log.warn(fmt::format("{} is damaged; it is set aside as {}", observation.key, damaged_key(observation.key)));
    tonearm::set_aside(parts_.lake, observation, key_, record_);
  }
}

ListenerEnd Run::end() {
  ListenerEnd end{record_.user, {}, 0, {}};
  for (const Gap& gap : record_.gaps) end.gaps.push_back({gap.window, gap.reason});
  for (const Window& window : record_.suspect.windows()) end.gaps.push_back({window, "its page was damaged"});
  const bool is_staged = record_.command != "fetch";
  if (is_staged && !parts_.config.text("notify_fresh_within").empty()) try {
      end.newest_play = newest_staged_play(parts_, record_.user);
    } catch (const Error& error) {  // the run itself is done
      parts_.log.warn(fmt::format("the newest play could not be looked for: {}", error.what()));
    }
  return end;
}

int Run::finish() {
  record_.outcome = record_.gaps.empty() && record_.suspect.empty() ? "complete" : "gaps";
  save();
  parts_.end.listeners.push_back(end());
  if (const CloudUsage asked = parts_.cloud_usage(); asked != CloudUsage())
    parts_.log.info(
        fmt::format("asked of Cloud Storage: {} writes, {} lists, {} reads; of BigQuery: {} jobs, {} billed",
                    asked.writes, asked.lists, asked.reads, asked.jobs, byte_text(asked.bytes_billed)));
  for (const Gap& gap : record_.gaps)
    parts_.log.warn(fmt::format("gap: {} to {} did not answer ({}); the next sync tries again",
                                format_utc(gap.window.from),
                                gap.window.to == kForever ? "now" : format_utc(gap.window.to), gap.reason));
  for (const Window& window : record_.suspect.windows())
    parts_.log.warn(fmt::format("gap: {} to {} was damaged in the lake; run tonearm sync to fetch it again",
                                format_utc(window.from), window.to == kForever ? "now" : format_utc(window.to)));
  return record_.outcome == "complete" ? 0 : exit_code(Remedy::look_into_data);
}

void Run::fail(const Error& error) {
  record_.outcome = "failed";
  record_.message = error.what();
  try {
    save();
  } catch (const Error&) {
    // The lake cannot be written: the error itself says so.
  }
}

}  // namespace tonearm
