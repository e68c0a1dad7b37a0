// A history that changes while it is read.
#pragma once
#include <cstdint>
#include <string>

#include "simulator/dice.h"
#include "simulator/faults.h"
#include "simulator/history.h"

namespace tonearm::simulator {

/// Makes the changes that are due at the n-th request (from 1): a new play, a late one, an edit, a deletion.
/// `now` is UTC seconds.
void change_truth(History& history, const std::string& user, const Faults& faults, std::int64_t request,
                  std::int64_t now, Dice& dice);

/// Mixes in the rows that `after` asks for and `before` did not.
void mix_in_rows(History& history, const Faults& before, const Faults& after, std::uint64_t seed);

}  // namespace tonearm::simulator
