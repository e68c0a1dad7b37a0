#include "statistics/season_cells.h"

#include <algorithm>
#include <cmath>

namespace tonearm {
namespace {

constexpr double kLeastPlays = 20;
constexpr int kLeastSeasons = 3;
constexpr double kDecember = 31 / kDaysAYear;  // winter begins before the year
constexpr double kShortOfAYear = 0.02;         // a year may lack this part: 52 weeks are one

long rounded(double value) { return static_cast<long>(std::floor(value + 0.5)); }

void add_week(SeasonCell& cell, const WeekMatrix& matrix, std::size_t week) {
  for (std::size_t c = 0; c < matrix.columns; ++c) cell.plays[c] += matrix.at(week, c);
}

std::array<SeasonCell, 4> cells_of_weeks(const WeekMatrix& matrix, const std::vector<double>& middles, std::size_t from,
                                         std::size_t to) {
  std::array<SeasonCell, 4> cells;
  std::array<double, 4> weeks{};
  for (SeasonCell& cell : cells) cell.plays.resize(matrix.columns);
  for (std::size_t w = from; w < to; ++w) {
    const int season = season_at(middles[w]);
    add_week(cells[season], matrix, w);
    cells[season].position += middles[w];
    ++weeks[season];
  }
  for (std::size_t s = 0; s < 4; ++s) {
    for (const double plays : cells[s].plays) cells[s].all += plays;
    cells[s].position = weeks[s] > 0 ? cells[s].position / weeks[s] - middles[0] : 0;
    cells[s].valid = cells[s].all >= kLeastPlays;
  }
  return cells;
}

long valid_cells(const std::array<SeasonCell, 4>& year) {
  return std::count_if(year.begin(), year.end(), [](const SeasonCell& cell) { return cell.valid; });
}

/// Means over the valid cells: of the positions in all, and by season.
struct Means {
  double position = 0, cells = 0;
  std::array<double, 4> position_of{}, cells_of{};
  std::array<std::vector<double>, 4> share_of;
};

Means means_of(const SeasonCells& cells, const SeasonShares& shares, std::size_t columns) {
  Means means;
  for (auto& share : means.share_of) share.resize(columns);
  for (std::size_t y = 0; y < cells.years.size(); ++y)
    for (std::size_t s = 0; s < 4; ++s) {
      if (!cells.years[y][s].valid) continue;
      ++means.cells_of[s];
      means.position_of[s] += cells.years[y][s].position;
      for (std::size_t c = 0; c < columns; ++c) means.share_of[s][c] += shares[y][s][c];
    }
  for (std::size_t s = 0; s < 4; ++s) {
    means.cells += means.cells_of[s];
    means.position += means.position_of[s];
    means.position_of[s] /= std::max(means.cells_of[s], 1.0);
    for (double& share : means.share_of[s]) share /= std::max(means.cells_of[s], 1.0);
  }
  means.position /= std::max(means.cells, 1.0);
  return means;
}

std::vector<double> slopes_of(const SeasonCells& cells, const SeasonShares& shares, const Means& means,
                              std::size_t columns) {
  std::vector<double> slopes(columns);
  double squares = 0;
  for (std::size_t y = 0; y < cells.years.size(); ++y)
    for (std::size_t s = 0; s < 4; ++s) {
      if (!cells.years[y][s].valid) continue;
      const double position = cells.years[y][s].position - means.position_of[s];
      squares += position * position;
      for (std::size_t c = 0; c < columns; ++c) slopes[c] += position * (shares[y][s][c] - means.share_of[s][c]);
    }
  for (double& slope : slopes) slope /= std::max(squares, 1e-12);
  return slopes;
}

SeasonShares raw_shares(const SeasonCells& cells, std::size_t columns) {
  SeasonShares shares(cells.years.size());
  for (std::size_t y = 0; y < shares.size(); ++y)
    for (std::size_t s = 0; s < 4; ++s) {
      const SeasonCell& cell = cells.years[y][s];
      shares[y][s].resize(columns);
      for (std::size_t c = 0; c < columns; ++c) shares[y][s][c] = cell.plays[c] / std::max(cell.all, 1e-12);
    }
  return shares;
}

}  // namespace

int season_at(double years) {
  const double in_winters_year = years + kDecember;
  return static_cast<int>(4 * (in_winters_year - std::floor(in_winters_year))) % 4;
}

bool SeasonCells::enough() const {
  if (years.size() < 3) return false;
  for (std::size_t s = 0; s < 4; ++s)
    if (std::count_if(years.begin(), years.end(), [&](const auto& year) { return year[s].valid; }) < 3) return false;
  return true;
}

std::vector<double> SeasonCells::shares() const {
  std::vector<double> shares;
  double plays = 0;
  for (const auto& year : years)
    for (const SeasonCell& cell : year) {
      shares.resize(cell.plays.size());
      for (std::size_t c = 0; c < shares.size(); ++c) shares[c] += cell.plays[c];
      plays += cell.all;
    }
  for (double& share : shares) share /= std::max(plays, 1e-12);
  return shares;
}

SeasonCells season_cells(const WeekMatrix& matrix) {
  SeasonCells cells;
  cells.whole_years = static_cast<std::size_t>(matrix.span_years() + kShortOfAYear);
  const std::vector<double> middles = matrix.middles();
  const long first = static_cast<long>(matrix.weeks) - rounded(static_cast<double>(cells.whole_years) * kWeeksAYear);
  for (std::size_t y = 0; y < cells.whole_years; ++y) {
    const auto year = static_cast<double>(y);
    const long from = std::max(0L, first + rounded(year * kWeeksAYear)), to = first + rounded((year + 1) * kWeeksAYear);
    auto of_year = cells_of_weeks(matrix, middles, static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    if (valid_cells(of_year) >= kLeastSeasons) cells.years.push_back(std::move(of_year));
  }
  return cells;
}

SeasonShares detrended_shares(const SeasonCells& cells, std::size_t columns) {
  SeasonShares shares = raw_shares(cells, columns);
  const Means means = means_of(cells, shares, columns);
  const std::vector<double> slopes = slopes_of(cells, shares, means, columns);
  for (std::size_t y = 0; y < shares.size(); ++y)
    for (std::size_t s = 0; s < 4; ++s)
      for (std::size_t c = 0; c < columns; ++c)
        shares[y][s][c] -= slopes[c] * (cells.years[y][s].position - means.position);
  return shares;
}

}  // namespace tonearm
