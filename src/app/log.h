// What the program says while it works, on standard error: text for people, or a line of JSON each.
#pragma once
#include <cstdio>
#include <string>
#include <string_view>

#include "core/error.h"
#include "ports/clock.h"

namespace tonearm {

enum class LogFormat { text, json };

class Log {
 public:
  /// `secret` is never written: it is replaced wherever it stands.
  Log(std::FILE* out, LogFormat format, bool terminal, Clock& clock)
      : out_(out), format_(format), terminal_(terminal), clock_(clock) {}

  void hide(std::string secret) { secret_ = std::move(secret); }
  void set_quiet(bool quiet) { quiet_ = quiet; }
  void info(std::string_view message);
  void warn(std::string_view message);
  void error(const Error& error);
  /// A line that replaces itself, on a terminal; elsewhere a line every ten seconds.
  void progress(std::string_view message);

 private:
  void line(const char* level, std::string text, const std::string& what_to_do = "");
  void clear_progress();
  std::string without_secret(std::string text) const;

  std::FILE* out_;
  LogFormat format_;
  bool terminal_, quiet_ = false;
  Clock& clock_;
  std::string secret_;
  bool progress_shown_ = false;
  std::int64_t last_progress_ms_ = 0;
};

}  // namespace tonearm
