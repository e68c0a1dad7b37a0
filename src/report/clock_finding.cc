// The clock's tests as a finding and a sentence.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "report/answer_frame.h"
#include "report/clock_answer.h"
#include "report/numbers.h"
#include "report/sentence_parts.h"

namespace tonearm {
namespace {

constexpr const char* kParts[] = {"at night", "in the morning", "in the afternoon", "in the evening"};

/// "0.4 h" or "25 min".
std::string hours_text(double hours) {
  if (hours < 1) return fmt::format("{:.0f} min", std::max(1.0, hours * 60));
  return fmt::format("{:.1f} h", hours);
}

std::string half_text(const BusiestHalf& half) {
  std::string text =
      fmt::format("Half of your plays fall between {} and {}", time_text(half.start.value), time_text(half.end.value));
  const double give = std::max(half.start.half_width, half.end.half_width);
  if (give < kWidestHours) text += fmt::format(" (each give or take {})", hours_text(give));
  return text + ".";
}

/// Of hours that were asked for, half of the plays is no finding.
std::string fullest_text(const ClockAnswer& answer) {
  const auto hours = answer.hours();
  const auto fullest = static_cast<std::size_t>(busiest_hours(hours).at(0));
  return fmt::format("Of the hours asked for, {:02}:00 is the fullest with {}.", fullest,
                     percent(share_of(hours[fullest], std::accumulate(hours.begin(), hours.end(), 0.0))));
}

std::string weekday_text(const ClockAnswer& answer) {
  const auto days = answer.weekdays();
  const auto day = std::max_element(days.begin(), days.end());
  const double all = std::accumulate(days.begin(), days.end(), 0.0);
  return fmt::format(" {} is the fullest day of the week with {}.", kWeekdays[day - days.begin()],
                     percent(share_of(*day, all)));
}

std::string moved_text(const ClockAnswer& answer) {
  const std::optional<ClockShift>& moved = answer.findings.moved;
  if (!moved || !moved->p) return " Whether your clock has moved takes two years of plays to say.";
  if (moved->verdict == Verdict::not_enough_data)
    return " Your plays have no clear middle of the day, so whether it moved cannot be said.";
  const Estimate& hours = moved->hours;
  if (moved->verdict == Verdict::no)
    return fmt::format(" No move of your clock larger than {} over {:.1f} years.",
                       hours_text(std::max(std::abs(hours.low()), std::abs(hours.high()))),
                       years_of_weeks(answer.weeks));
  return fmt::format(" Your clock moved {} {} over {:.1f} years (95\u00a0%: {:+.1f} to {:+.1f} h); {}.",
                     hours_text(std::abs(hours.value)), hours.value > 0 ? "later" : "earlier",
                     years_of_weeks(answer.weeks), hours.low(), hours.high(), chance_text(*moved->p));
}

/// The family that leans most among those that differ, and where to.
std::string family_text(const ClockAnswer& answer) {
  if (answer.families.verdict != Verdict::yes) return "";
  const FamilyClock* leaning = nullptr;
  std::size_t name = 0, part = 0;
  for (std::size_t family = 0; family < answer.families.families.size(); ++family) {
    const FamilyClock& clock = answer.families.families[family];
    if (!clock.parts || clock.adjusted_p > 0.05) continue;
    for (std::size_t p = 0; p < 4; ++p)
      if (!leaning || std::abs((*clock.parts)[p].value) > std::abs((*leaning->parts)[part].value))
        leaning = &clock, name = family, part = p;
  }
  if (!leaning) return "";
  return fmt::format(" {}: {} points {}, compared with your other music in the same weeks.",
                     capitalized(answer.names.at(name)), points((*leaning->parts)[part].value), kParts[part]);
}

}  // namespace

Finding finding_of(const ClockAnswer& answer) {
  Finding finding;
  finding.verdict = Verdict::not_enough_data;
  finding.effect = "hours that the middle of the day moved over the span, later is positive";
  finding.unit = "hours";
  if (const std::optional<ClockShift>& moved = answer.findings.moved) {
    finding.verdict = moved->verdict;
    finding.size = moved->hours.value;
    finding.low = moved->hours.low();
    finding.high = moved->hours.high();
    finding.p = moved->p;
    finding.visible = moved->hours.half_width;
  }
  finding.weeks = answer.weeks;
  finding.method =
      "circular mean of each week against slow waves, rotation test (1,999 draws, yes at p <= .05); busiest half by "
      "half-years; families by signs of four-week blocks";
  return finding;
}

std::string sentence_of(const ClockAnswer& answer) {
  if (!answer.findings.busiest_half) return nothing_to_answer(answer.slice, answer.coverage);
  const std::string hours =
      answer.slice.hours.empty() ? half_text(*answer.findings.busiest_half) : fullest_text(answer);
  return hours + weekday_text(answer) + moved_text(answer) + family_text(answer);
}

}  // namespace tonearm
