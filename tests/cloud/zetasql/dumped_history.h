// A made-up history that leads the models and every answer through all their ways.
#pragma once
#include "model/staged_history.h"

namespace tonearm {

inline constexpr const char* kListener = "ada";

/// Weeks of kListener with seasons, hours, genres, overrides, a gap and plays without a time; with a second
/// listener or alone.
void add_plays(StagedHistory& history, int weeks, bool alone);

}  // namespace tonearm
