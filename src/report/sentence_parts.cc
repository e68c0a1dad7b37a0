#include "report/sentence_parts.h"

#include <fmt/format.h>

#include <cmath>

#include "report/numbers.h"

namespace tonearm {

std::string interval_text(const Estimate& difference) {
  return fmt::format("95\u00a0% interval {} to {}", points(difference.low()), points(difference.high()));
}

std::string chance_text(double p) {
  if (p < 0.001) return "chance alone gives this in fewer than 1 of 1,000 cases";
  return fmt::format("chance alone gives this in {} of cases", percent(p));
}

std::string kind_name(Grouping grouping) { return grouping == Grouping::genre ? "genre" : "family"; }

std::string no_genre_known(const Coverage& coverage) {
  return fmt::format("No genre is known for any of {}, so there is no taste to compare.",
                     counted(coverage.scrobbles, "scrobble", "scrobbles"));
}

std::string time_text(double hours) {
  const int minutes = static_cast<int>(std::lround(hours * 60)) % (24 * 60);
  return fmt::format("{:02}:{:02}", (minutes + 24 * 60) % (24 * 60) / 60, (minutes + 24 * 60) % 60);
}

}  // namespace tonearm
