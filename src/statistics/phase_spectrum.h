// How the slow waves of a taste fall off with their frequency: the memory of its phases.
#pragma once
#include <vector>

namespace tonearm {

/// 1 / (1 + (f / corner)²) + floor: phases that fade, over the scatter of single weeks. Frequencies in waves a year.
struct PhaseSpectrum {
  double corner = 0, floor = 0;
  bool phases_seen = false;  ///< a flat spectrum fits clearly worse

  double at(double frequency) const;
  double half_life_weeks() const;
};

/// The best of a grid by Whittle's likelihood, the first of equal ones.
/// @param power of each frequency, over all columns; the same lengths, at least one.
PhaseSpectrum fit_phase_spectrum(const std::vector<double>& frequencies, const std::vector<double>& power);

}  // namespace tonearm
