#include "simulator/flaky.h"

#include <algorithm>

namespace tonearm::simulator {
namespace {

using Spoil = Answer (*)(Answer answer, const std::string& fault, const Faults& faults, Dice& dice);

template <int code, int status>
Answer with_error(Answer, const std::string& fault, const Faults&, Dice&) {
  return error_answer(code, status, fault);
}

template <Answer::Ending ending>
Answer with_ending(Answer answer, const std::string&, const Faults&, Dice&) {
  answer.ending = ending;
  return answer;
}

Answer too_many(Answer, const std::string& fault, const Faults& faults, Dice&) {
  auto answer = error_answer(29, 429, fault);
  answer.retry_after_s = static_cast<std::int64_t>(faults.retry_after_s);
  return answer;
}

Answer html(Answer, const std::string& fault, const Faults&, Dice&) { return html_answer(fault); }

/// The last byte of a body closes its object, so any shorter body is no JSON.
Answer broken(Answer answer, const std::string&, const Faults&, Dice& dice) {
  answer.body.resize(static_cast<std::size_t>(
      dice.between(1, std::max<std::int64_t>(1, static_cast<std::int64_t>(answer.body.size()) - 1))));
  return answer;
}

Answer emptied(Answer answer, const std::string&, const Faults&, Dice&) {
  answer.body.clear();
  return answer;
}

Answer slowed(Answer answer, const std::string&, const Faults& faults, Dice&) {
  answer.delay_ms = static_cast<std::int64_t>(faults.slow_ms);
  return answer;
}

Answer as_it_is(Answer answer, const std::string&, const Faults&, Dice&) { return answer; }

constexpr struct {
  const char* name;
  double Faults::*chance;
  Spoil spoil;
} kFlaky[] = {
    {"http_500", &Faults::http_500, with_error<8, 500>},
    {"http_503_html", &Faults::http_503_html, html},
    {"http_503_error_11", &Faults::http_503_error_11, with_error<11, 503>},
    {"http_503_error_16", &Faults::http_503_error_16, with_error<16, 503>},
    {"http_429", &Faults::http_429, too_many},
    {"error_8", &Faults::error_8, with_error<8, 200>},
    {"error_8_http_400", &Faults::error_8_http_400, with_error<8, 400>},
    {"error_11", &Faults::error_11, with_error<11, 200>},
    {"error_16", &Faults::error_16, with_error<16, 200>},
    {"error_29", &Faults::error_29, with_error<29, 200>},
    {"cut_body", &Faults::cut_body, with_ending<Answer::Ending::cut>},
    {"broken_json", &Faults::broken_json, broken},
    {"empty_body", &Faults::empty_body, emptied},
    {"closed", &Faults::closed, with_ending<Answer::Ending::closed>},
    {"reset", &Faults::reset, with_ending<Answer::Ending::reset>},
    {"slow", &Faults::slow, slowed},
    {"wrong_user", &Faults::wrong_user, as_it_is},
    {"stale_body", &Faults::stale_body, as_it_is},
};

}  // namespace

std::string draw_flaky(const Faults& faults, Dice& dice) {
  auto left = dice.unit();
  for (const auto& flaky : kFlaky)
    if ((left -= faults.*flaky.chance) < 0) return flaky.name;
  return "";
}

Answer spoil(Answer answer, const std::string& fault, const Faults& faults, Dice& dice) {
  const auto flaky = std::find_if(std::begin(kFlaky), std::end(kFlaky),
                                  [&](const auto& candidate) { return fault == candidate.name; });
  if (flaky == std::end(kFlaky)) return answer;
  const bool made_elsewhere = flaky->spoil == as_it_is;
  auto spoilt = flaky->spoil(std::move(answer), fault, faults, dice);
  if (!made_elsewhere) spoilt.fault = fault;
  return spoilt;
}

}  // namespace tonearm::simulator
