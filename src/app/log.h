// What the program says while it works, on standard error: text for people, or a line of JSON each.
#pragma once
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "ports/clock.h"

namespace tonearm {

enum class LogFormat { text, json };

/// How far: `total` below 0 where it is not known.
struct ProgressCount {
  std::int64_t done = 0, total = -1;
};

class Log {
 public:
  Log(std::FILE* out, LogFormat format, bool terminal, Clock& clock)
      : out_(out), format_(format), terminal_(terminal), clock_(clock) {}

  /// `secret` is never written: it is replaced wherever it stands. Nothing where it is "".
  void hide(std::string secret);
  void set_quiet(bool quiet) { quiet_ = quiet; }
  /// Off a terminal, how often progress is said.
  void set_progress_every(std::chrono::milliseconds time) { progress_ms_ = time.count(); }
  /// "fetch", "stage", …: JSON says it at once, and on each line from now on.
  void set_stage(std::string stage);
  void info(std::string_view message);
  void warn(std::string_view message);
  void error(const Error& error);
  /// The text as it would be written.
  std::string without_secret(std::string text) const;
  /// A line that replaces itself, on a terminal; elsewhere a line now and then, with `count` where it is JSON.
  void progress(std::string_view message, std::optional<ProgressCount> count = std::nullopt);

 private:
  void line(const char* level, std::string text, const std::string& what_to_do = "",
            const std::optional<ProgressCount>& count = std::nullopt);
  void clear_progress();

  std::FILE* out_;
  LogFormat format_;
  bool terminal_, quiet_ = false;
  Clock& clock_;
  std::vector<std::string> secrets_;
  std::string stage_;
  bool progress_shown_ = false;
  std::int64_t last_progress_ms_ = 0, progress_ms_ = 10'000;
};

}  // namespace tonearm
