// The record of one run: what it wanted, saw and left open. The newest one carries what the lake's pages do not say.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/window.h"

namespace tonearm {

/// A window that was asked for and did not answer.
struct Gap {
  Window window;
  std::string reason;
  bool operator==(const Gap&) const = default;
};

/// How many scrobbles the service says there are in a window.
struct SaidTotal {
  Window window;
  std::int64_t total = 0;
  bool operator==(const SaidTotal&) const = default;
};

/// What was asked of Google Cloud; all 0 where nothing is there.
struct CloudUsage {
  std::int64_t writes = 0;        ///< of Cloud Storage, class A
  std::int64_t lists = 0;         ///< of Cloud Storage, class A, one a page
  std::int64_t reads = 0;         ///< of Cloud Storage, class B
  std::int64_t jobs = 0;          ///< of BigQuery
  std::int64_t bytes_billed = 0;  ///< by BigQuery's queries
  bool operator==(const CloudUsage&) const = default;
};

/// All times UTC seconds.
struct RunRecord {
  std::string user, command;
  std::int64_t started_at = 0, ended_at = 0;
  std::string outcome;  ///< "complete", "gaps", "failed", "interrupted", "running"
  std::string message;  ///< the error's text, "" where there was none
  std::int64_t requests = 0, pages = 0, bytes = 0;
  std::int64_t added = 0, removed = 0;  ///< scrobbles, against what the lake said before
  CloudUsage cloud;
  std::optional<SaidTotal> said;
  std::vector<Gap> gaps;
  /// Seen again and found as the lake says: what observations cover and settle (observations.h), added up over the
  /// runs.
  WindowSet covered, settled;
  /// Windows whose newest observation was damaged and set aside: to be read again.
  WindowSet suspect;
};

/// JSON with stable keys, one line.
std::string write_run_record(const RunRecord& record);
/// Throws Error(look_into_data) where it is none.
RunRecord read_run_record(const std::string& text);

}  // namespace tonearm
