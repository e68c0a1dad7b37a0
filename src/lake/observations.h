// The latest observation wins: which of a listener's observations says what happened at each instant.
#pragma once
#include <string>
#include <vector>

#include "core/window.h"
#include "lake/keys.h"

namespace tonearm {

/// An observation that lies in the lake.
struct Observation {
  ObservationName name;
  std::string key;
  std::string generation;  ///< of the object
};

/// The instants for which an observation is the latest.
struct Ruling {
  const Observation* observation = nullptr;
  WindowSet windows;
};

/// Those that rule anywhere, in order of their windows' beginnings. The pointers are into `observations`.
std::vector<Ruling> rulings(const std::vector<Observation>& observations);

/// The instants that some observation covers. An observation says nothing of the time after it was made.
WindowSet covered(const std::vector<Observation>& observations);

/// The instants that some observation covers and that were older than `margin_s` when it was made: what last.fm lets a
/// player add late (14 days) has arrived there.
WindowSet settled(const std::vector<Observation>& observations, std::int64_t margin_s);

std::int64_t next_sequence(const std::vector<Observation>& observations);

}  // namespace tonearm
