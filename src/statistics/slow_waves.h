// The engine of the answers over years: a weekly series as a trend and slow waves, the year's own waves taken out.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "statistics/findings.h"

namespace tonearm {

/// What is measured in each week.
struct WeeklyValues {
  std::vector<double> middles;  ///< of the weeks, in years since 1970-01-01
  std::vector<double> weights;  ///< of the weeks; 0 where nothing was played
  std::size_t columns = 0;
  std::vector<double> values;  ///< week after week
  std::vector<double> scale;   ///< of each column, in which the columns count alike
};

struct SlowWaves {
  std::size_t count = 0;      ///< K of the waves below, the degrees of freedom of all intervals
  std::vector<double> waves;  ///< wave after wave, by column: whitened, so that they vary like a trend would by chance
  std::vector<double> trend;  ///< by column: what lies along the orthonormal trend
  double trend_length = 0;    ///< trend / trend_length is the change over the whole span
  std::vector<double>
      variance;  ///< by column: mean square of the waves; that of a weighted mean is this over its weight
  std::array<std::vector<double>, 4> season;  ///< by column, the shares of cos and sin of one and of two waves a year

  double half_life_weeks = 0;  ///< of the phases, from the corner of their spectrum
  bool phases_seen = false;    ///< false where a flat spectrum fits as well, so that the half-life is arbitrary
};

/// cos and sin of one and of two waves a year.
std::array<double, 4> year_waves(double middle);

/// After Lazarus, Lewis, Stock & Watson 2018 (cosines), with the spectrum of the phases fitted by Whittle 1953.
/// Nothing under a year, or where the weeks with plays are too few for it.
std::optional<SlowWaves> slow_waves(const WeeklyValues& weekly);

/// Of "the trend is one of the waves" (rotation test, Langsrud 2005): the sum over columns of the squares, or of their
/// squares where `keen` on one column, of the scaled trend against random mixtures of trend and waves.
enum class RotationPower { squares, keen };
Chance rotations(const SlowWaves& waves, const std::vector<double>& scale, RotationPower power, unsigned seed);

}  // namespace tonearm
