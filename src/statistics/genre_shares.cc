#include "statistics/genre_shares.h"

#include <cmath>

#include "statistics/student.h"
#include "statistics/weekly_shares.h"

namespace tonearm {

ShareFindings share_findings(const WeekMatrix& merged) {
  ShareFindings findings;
  findings.share = merged.shares();
  const auto waves = slow_waves(weekly_shares(merged, WeekWeight::plays));
  if (!waves) return findings;
  findings.waves = waves->count;
  const double width = t_quantile(static_cast<double>(waves->count)), plays = merged.all();
  for (const double variance : waves->variance) findings.half_width.push_back(width * std::sqrt(variance / plays));
  return findings;
}

}  // namespace tonearm
