// What the answers take, on one thread.
#pragma once

namespace tonearm::calibration {

/// Prints a table: milliseconds of each answer about a listener of 1, 6, 15 and 40 years and 21 families, the best of
/// five.
void print_cost();

}  // namespace tonearm::calibration
