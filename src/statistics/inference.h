// From differences and their standard errors to intervals, p-values and a verdict.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "statistics/findings.h"

namespace tonearm {

/// Holm 1979: p-values adjusted for their number.
std::vector<double> holm(const std::vector<double>& p);

/// One of each column; `visible` is that many standard errors.
std::vector<FamilyDifference> family_differences(const std::vector<double>& differences,
                                                 const std::vector<double>& standard_errors, double freedom,
                                                 double visible_errors);

/// The size of the vector of differences without the part that noise adds. The noise's covariance is the sum of the
/// products of the rows of `noise` (rows × columns) divided by `divisor`.
MovedShare moved_share(const std::vector<double>& differences, std::span<const double> noise, double divisor,
                       double freedom);

/// Median of `visible` over the columns with at least 5 % of the plays, over all where there is none. Of one or more.
double median_visible(const std::vector<FamilyDifference>& differences, const std::vector<double>& shares);

/// Yes at p ≤ alpha, else no where a change worth seeing would have been seen.
Verdict verdict_of(std::optional<double> p, double alpha, std::optional<double> visible);

}  // namespace tonearm
