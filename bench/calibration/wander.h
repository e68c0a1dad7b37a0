// What comes and goes, week by week.
#pragma once
#include <cmath>

#include "statistics/random.h"

namespace tonearm::calibration {

/// Normal with that standard deviation; keeps exp(-1/memory) of itself from week to week.
class Wander {
 public:
  Wander(double sd, double memory_weeks) : sd_(sd), kept_(std::exp(-1 / memory_weeks)) {}

  double next(SplitMix& random) {
    value_ = first_ ? sd_ * random.normal() : kept_ * value_ + sd_ * std::sqrt(1 - kept_ * kept_) * random.normal();
    first_ = false;
    return value_;
  }

 private:
  double sd_, kept_, value_ = 0;
  bool first_ = true;
};

}  // namespace tonearm::calibration
