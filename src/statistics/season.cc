#include "statistics/season.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "statistics/inference.h"
#include "statistics/random.h"
#include "statistics/season_cells.h"
#include "statistics/student.h"

namespace tonearm {
namespace {

constexpr std::uint64_t kSeed = 1;
constexpr double kAlpha = 0.04;  // at .05 it is a false yes in 5 to 8 % of the listeners
constexpr std::size_t kLeastYears = 3;
constexpr std::size_t kTurnedYears = 5;  // from here on turning and mirroring a year gives enough arrangements
constexpr double kLeastShare = 1e-3;
constexpr double kNothing = 1e-13;  // a share below this is rounding

using Labels = std::array<int, 4>;

/// Shares of the valid cells in the chi-square metric, less their year's mean; zeros for the others.
struct Contrasts {
  std::size_t years = 0, columns = 0;
  std::vector<double> values;   ///< year, season, column
  std::vector<double> weights;  ///< year, season: 1 or 0

  const double* at(std::size_t year, int season) const { return values.data() + (year * 4 + season) * columns; }
};

void centre_year(Contrasts& contrasts, std::size_t year) {
  for (std::size_t c = 0; c < contrasts.columns; ++c) {
    double sum = 0, weight = 0;
    for (std::size_t cell = year * 4; cell < year * 4 + 4; ++cell) {
      sum += contrasts.weights[cell] * contrasts.values[cell * contrasts.columns + c];
      weight += contrasts.weights[cell];
    }
    for (std::size_t cell = year * 4; cell < year * 4 + 4; ++cell) {
      double& value = contrasts.values[cell * contrasts.columns + c];
      value = (value - sum / weight) * contrasts.weights[cell];
      if (std::abs(value) < kNothing) value = 0;
    }
  }
}

Contrasts contrasts_of(const SeasonCells& cells, const SeasonShares& shares, std::size_t columns) {
  Contrasts contrasts{cells.years.size(), columns, {}, {}};
  const std::vector<double> overall = cells.shares();
  for (std::size_t y = 0; y < contrasts.years; ++y) {
    for (std::size_t s = 0; s < 4; ++s) {
      contrasts.weights.push_back(cells.years[y][s].valid ? 1 : 0);
      for (std::size_t c = 0; c < columns; ++c)
        contrasts.values.push_back(shares[y][s][c] / std::sqrt(std::max(overall[c], kLeastShare)));
    }
    centre_year(contrasts, y);
  }
  return contrasts;
}

/// Sum over the columns of the square of what the seasons explain: as keen on one column as on many.
class SeasonStatistic {
 public:
  explicit SeasonStatistic(const Contrasts& contrasts) : contrasts_(contrasts), sums_(4 * contrasts.columns) {}

  /// @param cell_of by year and season, the cell that stands there
  double operator()(const std::vector<Labels>& cell_of) {
    std::fill(sums_.begin(), sums_.end(), 0.0);
    std::array<double, 4> weights{};
    for (std::size_t y = 0; y < contrasts_.years; ++y)
      for (std::size_t s = 0; s < 4; ++s) {
        const int cell = cell_of[y][s];
        const double* values = contrasts_.at(y, cell);
        double* sums = sums_.data() + s * contrasts_.columns;
        for (std::size_t c = 0; c < contrasts_.columns; ++c) sums[c] += values[c];
        weights[s] += contrasts_.weights[y * 4 + static_cast<std::size_t>(cell)];
      }
    return sum_of_squares(weights);
  }

 private:
  double sum_of_squares(const std::array<double, 4>& weights) const {
    double statistic = 0;
    for (std::size_t c = 0; c < contrasts_.columns; ++c) {
      double explained = 0;
      for (std::size_t s = 0; s < 4; ++s) {
        const double sum = sums_[s * contrasts_.columns + c];
        explained += sum * sum / std::max(weights[s], 1e-9);
      }
      statistic += explained * explained;
    }
    return statistic;
  }

  const Contrasts& contrasts_;
  std::vector<double> sums_;  ///< season, column
};

Labels shuffled(SplitMix& random) {
  Labels labels{0, 1, 2, 3};
  for (int i = 3; i > 0; --i) std::swap(labels[i], labels[random.below(i + 1)]);
  return labels;
}

/// Turned or mirrored: keeps what neighbouring seasons have in common.
Labels turned(SplitMix& random) {
  const int turn = random.below(4), direction = 2 * random.below(2) - 1;
  Labels labels;
  for (int season = 0; season < 4; ++season) labels[season] = ((turn + direction * season) % 4 + 4) % 4;
  return labels;
}

Chance season_chance(const Contrasts& contrasts) {
  SeasonStatistic statistic(contrasts);
  std::vector<Labels> cell_of(contrasts.years, Labels{0, 1, 2, 3});
  Chance chance{statistic(cell_of), {}};
  SplitMix random(kSeed);
  for (int draw = 0; draw < kDraws; ++draw) {
    for (Labels& labels : cell_of) labels = contrasts.years < kTurnedYears ? shuffled(random) : turned(random);
    chance.draws.push_back(statistic(cell_of));
  }
  return chance;
}

SeasonShares complete_years(const SeasonCells& cells, const SeasonShares& shares) {
  SeasonShares complete;
  for (std::size_t y = 0; y < shares.size(); ++y)
    if (std::all_of(cells.years[y].begin(), cells.years[y].end(), [](const SeasonCell& cell) { return cell.valid; }))
      complete.push_back(shares[y]);
  return complete;
}

/// Mean over the years, by column, and then each year less it.
std::vector<double> take_mean(std::vector<std::vector<double>>& years) {
  std::vector<double> mean(years.front().size());
  for (const auto& year : years)
    for (std::size_t c = 0; c < mean.size(); ++c) mean[c] += year[c];
  for (double& value : mean) value /= static_cast<double>(years.size());
  for (auto& year : years)
    for (std::size_t c = 0; c < mean.size(); ++c) year[c] -= mean[c];
  return mean;
}

std::vector<std::vector<double>> differences(const SeasonShares& years, int season, int other) {
  std::vector<std::vector<double>> found;
  for (const auto& year : years) {
    found.push_back(year[season]);
    for (std::size_t c = 0; c < found.back().size(); ++c) found.back()[c] -= year[other][c];
  }
  return found;
}

/// Summer less winter; the noise is that of spring less autumn too.
void compare_summer_and_winter(const SeasonShares& years, SeasonFindings& findings) {
  const auto count = static_cast<double>(years.size());
  auto noise = differences(years, 2, 0), spring_autumn = differences(years, 1, 3);
  const std::vector<double> difference = take_mean(noise);
  take_mean(spring_autumn);
  noise.insert(noise.end(), spring_autumn.begin(), spring_autumn.end());
  const double freedom = 2 * (count - 1);
  std::vector<double> errors(difference.size()), rows;
  for (const auto& row : noise) {
    rows.insert(rows.end(), row.begin(), row.end());
    for (std::size_t c = 0; c < errors.size(); ++c) errors[c] += row[c] * row[c];
  }
  for (double& error : errors) error = std::sqrt(error / freedom / count);
  const double visible_errors = years.size() >= 4 ? 4.3 : 5.2;
  findings.summer_minus_winter = family_differences(difference, errors, freedom, visible_errors);
  findings.moved = moved_share(difference, rows, freedom * count, freedom);
}

/// Each season less the mean of the others, year by year.
std::vector<std::vector<double>> against_others(const SeasonShares& years, std::size_t season) {
  std::vector<std::vector<double>> found;
  for (const auto& year : years) {
    found.push_back(year[season]);
    for (std::size_t c = 0; c < found.back().size(); ++c) {
      const double mean = (year[0][c] + year[1][c] + year[2][c] + year[3][c]) / 4;
      found.back()[c] = (year[season][c] - mean) * 4 / 3;
    }
  }
  return found;
}

void compare_with_rest(const SeasonShares& years, SeasonFindings& findings) {
  const auto count = static_cast<double>(years.size());
  const std::size_t columns = years.front()[0].size();
  std::vector<double> errors(columns);
  std::array<std::vector<double>, 4> means;
  for (std::size_t s = 0; s < 4; ++s) {
    auto seasons = against_others(years, s);
    means[s] = take_mean(seasons);
    for (const auto& year : seasons)
      for (std::size_t c = 0; c < columns; ++c) errors[c] += year[c] * year[c];
  }
  const double width = t_quantile(3 * (count - 1));
  for (std::size_t s = 0; s < 4; ++s)
    for (std::size_t c = 0; c < columns; ++c)
      findings.against_rest[s].push_back({means[s][c], width * std::sqrt(errors[c] / (4 * (count - 1)) / count)});
}

}  // namespace

SeasonFindings season_findings(const WeekMatrix& merged) {
  SeasonFindings findings;
  const SeasonCells cells = season_cells(merged);
  findings.whole_years = cells.whole_years;
  findings.usable_years = cells.years.size();
  if (cells.years.empty() || merged.columns == 0) return findings;
  const SeasonShares shares = detrended_shares(cells, merged.columns);
  const SeasonShares complete = complete_years(cells, shares);
  findings.complete_years = complete.size();
  if (cells.enough()) {
    findings.chance = season_chance(contrasts_of(cells, shares, merged.columns));
    findings.p = p_of(*findings.chance);
  }
  if (complete.size() >= kLeastYears) {
    compare_summer_and_winter(complete, findings);
    compare_with_rest(complete, findings);
    findings.visible = median_visible(findings.summer_minus_winter, merged.shares());
  }
  findings.verdict = verdict_of(findings.p, kAlpha, findings.visible);
  return findings;
}

}  // namespace tonearm
