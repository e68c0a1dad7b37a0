#include "statistics/inference.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "statistics/student.h"

namespace tonearm {
namespace {

constexpr double kCommon = 0.05;
constexpr double kLeastError = 1e-12;

double dot(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Trace, squared norm and form D'ΣD of the covariance Σ of the noise.
struct NoiseSize {
  double trace = 0, squared_norm = 0, along = 0;
};

NoiseSize noise_size(const std::vector<double>& differences, std::span<const double> noise, double divisor) {
  const std::size_t columns = differences.size(), rows = noise.size() / columns;
  const auto row = [&](std::size_t r) { return noise.subspan(r * columns, columns); };
  NoiseSize size;
  for (std::size_t r = 0; r < rows; ++r) {
    size.trace += dot(row(r), row(r)) / divisor;
    size.along += std::pow(dot(row(r), differences), 2) / divisor;
    for (std::size_t other = 0; other < rows; ++other)
      size.squared_norm += std::pow(dot(row(r), row(other)) / divisor, 2);
  }
  return size;
}

}  // namespace

std::vector<double> holm(const std::vector<double>& p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> adjusted(p.size());
  double largest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    largest = std::max(largest, std::min(1.0, static_cast<double>(p.size() - i) * p[order[i]]));
    adjusted[order[i]] = largest;
  }
  return adjusted;
}

std::vector<FamilyDifference> family_differences(const std::vector<double>& differences,
                                                 const std::vector<double>& standard_errors, double freedom,
                                                 double visible_errors) {
  const double width = t_quantile(freedom);
  std::vector<double> p(differences.size());
  for (std::size_t c = 0; c < p.size(); ++c)
    p[c] = t_p_value(differences[c] / std::max(standard_errors[c], kLeastError), freedom);
  const std::vector<double> adjusted = holm(p);
  std::vector<FamilyDifference> found(p.size());
  for (std::size_t c = 0; c < p.size(); ++c)
    found[c] = {
        c, {differences[c], width * standard_errors[c]}, p[c], adjusted[c], visible_errors * standard_errors[c]};
  return found;
}

MovedShare moved_share(const std::vector<double>& differences, std::span<const double> noise, double divisor,
                       double freedom) {
  const double raw = dot(differences, differences);
  if (raw <= 0) return {};
  double half_length = 0;
  for (const double difference : differences) half_length += std::abs(difference) / 2;
  const NoiseSize size = noise_size(differences, noise, divisor);
  const double squared = raw - size.trace;
  const double margin = t_quantile(freedom) * std::sqrt(4 * size.along + 2 * size.squared_norm);
  const auto as_share = [&](double square) { return std::sqrt(std::max(square, 0.0) / raw) * half_length; };
  return {as_share(squared), as_share(squared - margin), as_share(squared + margin)};
}

double median_visible(const std::vector<FamilyDifference>& differences, const std::vector<double>& shares) {
  std::vector<double> visible;
  for (const FamilyDifference& found : differences)
    if (shares[found.column] >= kCommon) visible.push_back(found.visible);
  if (visible.empty())
    for (const FamilyDifference& found : differences) visible.push_back(found.visible);
  std::sort(visible.begin(), visible.end());
  const std::size_t middle = visible.size() / 2;
  return visible.size() % 2 == 1 ? visible[middle] : (visible[middle - 1] + visible[middle]) / 2;
}

Verdict verdict_of(std::optional<double> p, double alpha, std::optional<double> visible) {
  if (!p || !visible) return Verdict::not_enough_data;
  if (*p <= alpha) return Verdict::yes;
  return *visible <= kWorthSeeing ? Verdict::no : Verdict::not_enough_data;
}

}  // namespace tonearm
