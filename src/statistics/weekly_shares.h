// Shares of the weeks, as the slow waves take them.
#pragma once
#include "statistics/slow_waves.h"
#include "statistics/week_matrix.h"

namespace tonearm {

/// How much a week counts: by its plays, or n / (n + 40), which soon levels off, since a week of many plays is hardly
/// surer than one of 40 where the plays come in bursts.
enum class WeekWeight { plays, levelled };

double week_weight(double plays, WeekWeight kind);

/// Linear shares (unbiased at any volume) on the chi-square scale: over the root of the column's share of all plays.
WeeklyValues weekly_shares(const WeekMatrix& matrix, WeekWeight kind);

}  // namespace tonearm
