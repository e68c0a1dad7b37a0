// How a sync stands, read off the lines that it logs.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tonearm {

/// SyncState of the API. Instants are UTC seconds.
struct SyncState {
  bool running = false;
  bool can_start = false;
  std::string reason;  ///< why not, where can_start is false and none is running
  std::string stage;   ///< "fetch", "stage", "enrich", "load", "model"; "" while none is running
  std::string line;
  std::optional<std::int64_t> done, total;
  std::optional<std::int64_t> started_at, next_at;
  std::string last_outcome;  ///< "", "complete", "gaps", "failed", "interrupted"
  std::string last_message;
  std::optional<std::int64_t> last_ended_at;  ///< of /metrics alone
  bool operator==(const SyncState&) const = default;
};

/// One line of `--log-format json` on standard error. Lines that are none change nothing but `line`.
void take_log_line(SyncState& state, std::string_view line);

/// The child ended by itself with this exit code, or by a signal (code -1).
void take_end(SyncState& state, int exit_code, bool stopped_by_us, std::int64_t now);

/// As web/src/api/types.ts says it.
std::string sync_json(const SyncState& state);

}  // namespace tonearm
