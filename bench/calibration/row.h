// One line of the calibration table: many made-up listeners of one kind, and how often an answer kept its word.
#pragma once
#include <string>
#include <vector>

#include "calibration/measures.h"

namespace tonearm::calibration {

/// What must be reached, parts of 1; 0 to 1 where the row is there to compare with.
struct Target {
  double least = 0, most = 1;

  bool any() const { return least > 0 || most < 1; }
};

struct Row {
  std::string what, planted;  ///< the question and its target; the listeners
  Dials dials;
  Measure measure;
  Target target;
};

struct Reached {
  int listeners = 0;
  double part = 0;
  double low = 0, high = 1;  ///< 95 % interval (Wilson 1927)

  /// False where the interval lies outside the target.
  bool passes(const Target& target) const { return high >= target.least && low <= target.most; }
};

/// The same on any number of threads.
/// @param number of the row in its table: other rows have other listeners
Reached reach(const Row& row, int number, int listeners, int threads);

/// The whole table.
std::vector<Row> all_rows();

}  // namespace tonearm::calibration
