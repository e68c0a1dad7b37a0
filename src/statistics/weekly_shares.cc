#include "statistics/weekly_shares.h"

#include <algorithm>
#include <cmath>

namespace tonearm {
namespace {

constexpr double kLevel = 40;  // plays
constexpr double kLeastShare = 1e-3;

}  // namespace

double week_weight(double plays, WeekWeight kind) {
  return kind == WeekWeight::plays ? plays : plays / (plays + kLevel);
}

WeeklyValues weekly_shares(const WeekMatrix& matrix, WeekWeight kind) {
  WeeklyValues weekly;
  weekly.middles = matrix.middles();
  weekly.columns = matrix.columns;
  weekly.values = matrix.plays;
  const std::vector<double> plays = matrix.by_week();
  for (std::size_t w = 0; w < matrix.weeks; ++w) {
    weekly.weights.push_back(week_weight(plays[w], kind));
    for (std::size_t c = 0; c < matrix.columns; ++c) weekly.values[w * matrix.columns + c] /= std::max(plays[w], 1e-12);
  }
  for (const double share : matrix.shares()) weekly.scale.push_back(1 / std::sqrt(std::max(share, kLeastShare)));
  return weekly;
}

}  // namespace tonearm
