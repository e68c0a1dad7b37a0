// Answers that go wrong and come right when asked again.
#pragma once
#include <string>

#include "simulator/answer.h"
#include "simulator/dice.h"
#include "simulator/faults.h"

namespace tonearm::simulator {

/// The fault that this request meets, "" for none; one draw, the chances of the faults add up.
std::string draw_flaky(const Faults& faults, Dice& dice);

/// The answer as the fault leaves it. `wrong_user` and `stale_body` are made where the body is, and pass through.
Answer spoil(Answer answer, const std::string& fault, const Faults& faults, Dice& dice);

}  // namespace tonearm::simulator
