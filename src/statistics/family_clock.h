// Is a family played at other times of day than the listener's other music in the same weeks?
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "statistics/findings.h"

namespace tonearm {

/// Plays by week, family and time of day, summed as they are added: in one set order for the same sums everywhere.
class FamilyWeekClock {
 public:
  /// What is kept of the plays of a family in a week.
  struct Cell {
    double plays = 0;
    double x = 0, y = 0;            ///< sum of the plays' directions on the clock face, midnight along x
    std::array<double, 4> parts{};  ///< plays from 0, 6, 12 and 18 o'clock
  };

  FamilyWeekClock(std::size_t weeks, std::size_t families);

  /// @param quarter of the listener's own day, 0 to 95
  void add(std::size_t week, std::size_t family, std::size_t quarter, double plays);

  std::size_t weeks() const { return weeks_; }
  std::size_t families() const { return families_; }
  const Cell& at(std::size_t week, std::size_t family) const { return cells_[week * families_ + family]; }

 private:
  std::size_t weeks_, families_;
  std::vector<Cell> cells_;
};

struct FamilyClock {
  bool eligible = false;  ///< plays spread over at least 8 blocks of four weeks
  double blocks = 0;      ///< the number of blocks of equal size that they are worth
  double adjusted_p = 1;  ///< of "no difference", adjusted for the number of families (Westfall & Young 1993)
  /// Share of the family's plays from 0, 6, 12 and 18 o'clock less that of the other music of the same weeks (0.09 is
  /// 9 points). Only where eligible: of fewer blocks the intervals are too narrow.
  std::optional<std::array<Estimate, 4>> parts;
};

struct FamilyClockFindings {
  Verdict verdict = Verdict::not_enough_data;  ///< yes at p_any ≤ .03; not enough data where no family is eligible
  std::optional<double> p_any;                 ///< of "no family differs"; none where no family is eligible
  std::vector<FamilyClock> families;           ///< all, in their order
};

FamilyClockFindings family_clock_findings(const FamilyWeekClock& clock);

}  // namespace tonearm
