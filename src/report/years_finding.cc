// The years' test as a finding and a sentence.
#include <fmt/format.h>

#include <cmath>

#include "report/answer_frame.h"
#include "report/numbers.h"
#include "report/sentence_parts.h"
#include "report/years_answer.h"

namespace tonearm {
namespace {

/// Longer phases make a drift hard to tell from a phase.
constexpr double kLongPhase = 13;

std::string yes_sentence(const YearsAnswer& answer) {
  const YearsFindings& findings = answer.findings;
  std::string text;
  if (findings.moved)
    text = fmt::format("Over {:.1f} years about {:.0f} of 100 plays moved to other {} (95\u00a0%: {:.0f} to {:.0f})",
                       findings.span_years, findings.moved->size * 100,
                       answer.slice.grouping == Grouping::genre ? "genres" : "families", findings.moved->low * 100,
                       findings.moved->high * 100);
  const FamilyDifference* up = nullptr;
  const FamilyDifference* down = nullptr;
  for (const FamilyDifference& change : findings.change) {
    if (change.difference.value > 0 && (!up || change.difference.value > up->difference.value)) up = &change;
    if (change.difference.value < 0 && (!down || change.difference.value < down->difference.value)) down = &change;
  }
  if (up) text += fmt::format("; {} rose by {:.1f} points", answer.names.at(up->column), 100 * up->difference.value);
  if (down)
    text += fmt::format("{} {} fell by {:.1f}", up ? "," : ";", answer.names.at(down->column),
                        -100 * down->difference.value);
  text += fmt::format("; {}.", chance_text(*findings.p));
  if (findings.half_life_weeks && *findings.half_life_weeks > kLongPhase)
    text += fmt::format(" Your phases last long (about {:.0f} weeks), so part of this may be one long phase.",
                        *findings.half_life_weeks);
  return text;
}

}  // namespace

Finding finding_of(const YearsAnswer& answer) {
  const YearsFindings& findings = answer.findings;
  Finding finding;
  finding.verdict = findings.verdict;
  finding.effect = "share of plays that moved over the span";
  finding.unit = "share";
  set_size(finding, findings.moved);
  finding.p = findings.p;
  finding.visible = findings.visible;
  finding.weeks = answer.weeks;
  finding.method = fmt::format(
      "trend of weekly shares against {} slow waves, seasons taken out, rotation test (1,999 draws, yes at p <= {}); "
      "intervals by Student's t",
      findings.waves, findings.alpha);
  return finding;
}

std::string sentence_of(const YearsAnswer& answer) {
  const YearsFindings& findings = answer.findings;
  if (answer.coverage.scrobbles == 0) return nothing_to_answer(answer.slice, answer.coverage);
  if (answer.names.empty()) return no_genre_known(answer.coverage);
  if (findings.verdict == Verdict::yes) return yes_sentence(answer);
  if (findings.verdict == Verdict::no)
    return fmt::format(
        "No change of taste found over {:.1f} years. A change of {:.0f} points or more in a common {} would very "
        "likely "
        "have been seen (8 times in 10).",
        findings.span_years, *findings.visible * 100, kind_name(answer.slice.grouping));
  if (!findings.p)
    return fmt::format("Whether preferences change over the years takes three years of plays; this history has {:.1f}.",
                       findings.span_years);
  return fmt::format(
      "{:.1f} years of plays cannot tell a change of taste from phases that come and go: only changes above {:.0f} "
      "points would be visible.",
      findings.span_years, findings.visible.value_or(1) * 100);
}

}  // namespace tonearm
