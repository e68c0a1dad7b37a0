#include "statistics/week_matrix.h"

#include <numeric>

namespace tonearm {

WeekMatrix::WeekMatrix(double first_day, std::size_t weeks, std::size_t columns)
    : first_day(first_day), weeks(weeks), columns(columns), plays(weeks * columns) {}

std::vector<double> WeekMatrix::middles() const { return week_middles(first_day, weeks); }

std::vector<double> WeekMatrix::by_week() const {
  std::vector<double> sums(weeks);
  for (std::size_t w = 0; w < weeks; ++w)
    for (std::size_t c = 0; c < columns; ++c) sums[w] += at(w, c);
  return sums;
}

std::vector<double> WeekMatrix::by_column() const {
  std::vector<double> sums(columns);
  for (std::size_t w = 0; w < weeks; ++w)
    for (std::size_t c = 0; c < columns; ++c) sums[c] += at(w, c);
  return sums;
}

double WeekMatrix::all() const {
  const std::vector<double> sums = by_column();
  return std::accumulate(sums.begin(), sums.end(), 0.0);
}

std::vector<double> WeekMatrix::shares() const {
  std::vector<double> shares = by_column();
  const double plays_in_all = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share = plays_in_all > 0 ? share / plays_in_all : 0;
  return shares;
}

std::vector<double> week_middles(double first_day, std::size_t weeks) {
  std::vector<double> years(weeks);
  for (std::size_t w = 0; w < weeks; ++w) years[w] = (first_day + 7 * static_cast<double>(w) + 3.5) / kDaysAYear;
  return years;
}

MergedMatrix merge_rare(const WeekMatrix& matrix, double below) {
  MergedMatrix merged;
  const std::vector<double> shares = matrix.shares();
  for (std::size_t c = 0; c < matrix.columns; ++c) (shares[c] < below ? merged.rest : merged.kept).push_back(c);
  const std::size_t kept = merged.kept.size();
  merged.plays = WeekMatrix(matrix.first_day, matrix.weeks, kept + (merged.rest.empty() ? 0 : 1));
  for (std::size_t w = 0; w < matrix.weeks; ++w) {
    for (std::size_t c = 0; c < kept; ++c) merged.plays.at(w, c) = matrix.at(w, merged.kept[c]);
    for (const std::size_t c : merged.rest) merged.plays.at(w, kept) += matrix.at(w, c);
  }
  return merged;
}

}  // namespace tonearm
