// The day as a circle.
#pragma once
#include <array>
#include <complex>

#include "statistics/clock.h"

namespace tonearm {

/// Direction of the middle of each quarter-hour, midnight along the real axis.
const std::array<std::complex<double>, kQuarters>& clock_face();

}  // namespace tonearm
