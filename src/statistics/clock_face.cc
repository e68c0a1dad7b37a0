#include "statistics/clock_face.h"

#include <numbers>

namespace tonearm {

const std::array<std::complex<double>, kQuarters>& clock_face() {
  static const auto kFace = [] {
    std::array<std::complex<double>, kQuarters> face;
    for (std::size_t q = 0; q < kQuarters; ++q)
      face[q] = std::polar(1.0, 2 * std::numbers::pi * (static_cast<double>(q) + 0.5) / kQuarters);
    return face;
  }();
  return kFace;
}

}  // namespace tonearm
