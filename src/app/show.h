// The reading commands: report, plays, config.
#pragma once
#include <optional>
#include <string>

#include "app/parts.h"

namespace tonearm {

struct ReportOptions {
  std::string kind;  ///< "genres", …; "" for all of them
  std::optional<std::string> from, to;
  int limit = 10;
  bool json = false;
};

int show_report(Parts& parts, const ReportOptions& options);
int show_plays(Parts& parts, bool csv, int limit);
int show_config(Parts& parts);

}  // namespace tonearm
