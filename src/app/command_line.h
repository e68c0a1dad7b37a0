// The command line: which command, which flags.
#pragma once
#include <map>
#include <string>

#include "app/lake_copy.h"
#include "app/log.h"
#include "app/publish.h"
#include "app/serve.h"
#include "app/show.h"
#include "app/sync.h"

namespace tonearm {

struct CommandLine {
  std::string command;  ///< "sync", "lake copy"; "" where the program has said what was asked for (--help)
  std::string said;     ///< to print, then
  std::map<std::string, std::string> flags;  ///< settings given as flags, by key; "home" among them
  LogFormat log_format = LogFormat::text;
  std::chrono::milliseconds log_every{10'000};  ///< progress, off a terminal
  bool quiet = false;
  SyncOptions sync;
  ReportOptions report;
  ServeOptions serve;
  LakeCopyOptions lake_copy;
  PublishOptions publish;
  bool json = false, csv = false;
  std::string fresh_within;  ///< of status; "" where it is not asked
  int plays_limit = 50;
  std::string artist;  ///< of explain
  std::string shell;   ///< of completion
};

/// Throws Error(fix_usage) that says what is wrong and what is near.
CommandLine parse_command_line(int argc, const char* const* argv);

/// Whether the command writes the home, so that only one may run.
bool writes_home(const std::string& command);
/// Whether it writes the lake, wherever that is; `refresh` and `lake copy` write the home alone, or what they name.
bool writes_lake(const std::string& command);

}  // namespace tonearm
