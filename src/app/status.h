// tonearm status: what the copy holds, how fresh it is and what it lacks.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/parts.h"
#include "lake/run_record.h"

namespace tonearm {

/// All times UTC seconds, all sizes bytes.
struct Status {
  std::string user, home;
  std::int64_t pages = 0, raw_bytes = 0, staged_bytes = 0;
  WindowSet covered;
  std::vector<Gap> gaps;
  std::int64_t observed_at = 0;  ///< of the newest observation or run; 0 where there is none
  std::int64_t scrobbles = 0;    ///< in the current warehouse
  std::int64_t newest_play = 0, oldest_play = 0, without_time = 0;
  std::int64_t artists = 0, artists_with_tags = 0;
  std::string generation_problem;  ///< why the warehouse could not be read, "" where it could
  std::optional<SaidTotal> said;
  bool total_differs = false;
  std::string lake_at, warehouse_at;  ///< as the settings write them
  bool in_cloud = false;
  std::int64_t objects = 0;  ///< of the lake, all kinds
  CloudUsage month;          ///< asked of Google in this calendar month (UTC), by the records of this listener's runs
  RunRecord last_run;        ///< command "" where none was recorded
};

Status read_status(Parts& parts);
std::string status_text(const Status& status, std::int64_t now);
/// Stable keys, documented in docs/status.md.
std::string status_json(const Status& status);

int show_status(Parts& parts, bool json);

}  // namespace tonearm
