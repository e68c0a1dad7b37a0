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
  bool by_genre = false;  ///< else by family
};

int show_report(Parts& parts, const ReportOptions& options);
/// How an artist came to its genres.
int show_explanation(Parts& parts, const std::string& artist, bool json);
int show_plays(Parts& parts, bool csv, int limit);
int show_config(Parts& parts);

}  // namespace tonearm
