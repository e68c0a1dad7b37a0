#include "app/freshness.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "app/listeners.h"
#include "app/sync.h"
#include "lake/keys.h"
#include "notify/wording.h"

namespace tonearm {
namespace {

bool is_good(const RunRecord& run) {
  return (run.command == "sync" || run.command == "fetch") && (run.outcome == "complete" || run.outcome == "gaps");
}

}  // namespace

std::vector<std::string> listeners(Parts& parts) {
  std::vector<std::string> users = parse_users(parts.config.text("users"));
  if (users.empty()) return {listener(parts)};
  for (std::string& user : users) user = user_part(user);
  return users;
}

std::int64_t last_good_end(ObjectStore& lake, const std::string& user) {
  const std::vector<ObjectInfo> runs = lake.list(runs_prefix(user));
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (!parse_run_key(run->key)) continue;
    try {
      const RunRecord record = read_run_record(lake.get(run->key).value_or(""));
      if (is_good(record)) return record.ended_at;
    } catch (const Error&) {
      continue;  // a record that cannot be read says nothing
    }
  }
  return 0;
}

std::int64_t oldest_good_end(ObjectStore& lake, const std::vector<std::string>& users) {
  std::int64_t oldest = kForever;
  for (const std::string& user : users) oldest = std::min(oldest, last_good_end(lake, user));
  return users.empty() ? 0 : oldest;
}

std::int64_t newest_staged_play(Parts& parts, const std::string& user) {
  const std::int64_t tomorrow = parts.clock.now() + kDay;  // a play of a wrong clock's future is no sign of life
  const std::string last = staged_month_key(user, month_of(tomorrow));
  std::string newest;  // names of months are in order of time
  for (const ObjectInfo& object : parts.lake.list(staged_scrobbles_prefix(user)))
    if (object.key.ends_with(".parquet") && object.key <= last) newest = object.key;
  if (newest.empty()) return 0;
  const std::unique_ptr<Warehouse> scratch = parts.scratch_warehouse();
  scratch->load_parquet("newest_plays", {{"uts", "int64"}}, {newest});
  return as_int(rows_of(*scratch, "select coalesce(max(uts), 0) from newest_plays where uts < ?", {tomorrow})[0][0]);
}

int show_freshness(Parts& parts, const std::string& within) {
  const auto time = parse_duration(within);
  if (!time || time->count() == 0)
    throw Error(Remedy::fix_usage, fmt::format("--fresh-within '{}' is no time", within), "Write it as 26h or 3d.");
  LocalClock clock(parts.config.zones());
  const std::int64_t last = oldest_good_end(parts.lake, listeners(parts)), now = parts.clock.now();
  if (last == 0) throw Error(Remedy::look_into_data, "no run has ended well yet", "Run tonearm sync.");
  const std::string when = fmt::format("{} ago, at {}", span_text(now - last), moment_text(last, clock));
  if (now - last > time->count() / 1000)
    throw Error(Remedy::look_into_data,
                fmt::format("not fresh: no run has ended well within {}; the last one that did was {}", within, when),
                "tonearm status says how the last one ended; tonearm sync tries now.");
  parts.out << fmt::format("fresh: the last run that ended well was {}\n", when);
  return 0;
}

}  // namespace tonearm
