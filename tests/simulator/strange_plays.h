// Plays that break careless programs.
#pragma once
#include <cstdint>
#include <vector>

#include "simulator/dice.h"
#include "simulator/play.h"

namespace tonearm::simulator {

/// About 60 plays, newest first, at random seconds of [from, to], a few of them in one second and twice: control
/// characters and NUL, U+FFFE, writing from right to left, names of 4 KB, CSV and SQL bait, blanks at the ends, NFC
/// beside NFD, emoji, line ends, quotes. Valid UTF-8 throughout.
std::vector<Play> strange_plays(Dice& dice, std::int64_t from, std::int64_t to);

/// `count` different plays of one random second of [from, to].
std::vector<Play> crowded_second(Dice& dice, std::int64_t from, std::int64_t to, std::int64_t count);

/// `count` plays whose time is unknown, a third of them twice.
std::vector<Play> undated_plays(std::int64_t count);

}  // namespace tonearm::simulator
