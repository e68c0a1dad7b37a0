// The seasons' test as a finding and a sentence.
#include <fmt/format.h>

#include "report/answer_frame.h"
#include "report/numbers.h"
#include "report/seasons_answer.h"
#include "report/sentence_parts.h"

namespace tonearm {
namespace {

std::string yes_sentence(const SeasonsAnswer& answer) {
  const Hemisphere hemisphere = answer.slice.hemisphere;
  const std::string chance = chance_text(*answer.findings.p);
  const std::vector<FamilyDifference> differences = summer_against_winter(answer);
  const FamilyDifference* most = surest(differences);
  if (!most)
    return fmt::format("Your music changes with the season; {}. By how much takes three complete years to say.",
                       chance);
  return fmt::format("Your music changes with the season: {} is {} points (of 100 plays) in {} against {}, {}; {}.",
                     answer.names.at(most->column), points(most->difference.value),
                     season_name(hemisphere, summer_of(hemisphere)), season_name(hemisphere, winter_of(hemisphere)),
                     interval_text(most->difference), chance);
}

std::string not_enough_sentence(const SeasonsAnswer& answer) {
  const double years = years_of_weeks(answer.weeks);
  if (answer.findings.whole_years < 3)
    return fmt::format(
        "Whether the music changes with the season takes three full years of plays; this history has {:.1f}.", years);
  if (!answer.findings.visible)
    return fmt::format(
        "{:.1f} years of plays cannot tell whether the music changes with the season: too few of them have plays in "
        "every season.",
        years);
  return fmt::format(
      "{:.1f} years of plays cannot tell whether the music changes with the season: only changes above {:.0f} points "
      "would be visible.",
      years, *answer.findings.visible * 100);
}

}  // namespace

std::vector<FamilyDifference> summer_against_winter(const SeasonsAnswer& answer) {
  std::vector<FamilyDifference> differences = answer.findings.summer_minus_winter;
  if (summer_of(answer.slice.hemisphere) == 0)
    for (FamilyDifference& difference : differences) difference.difference.value = -difference.difference.value;
  return differences;
}

Finding finding_of(const SeasonsAnswer& answer) {
  const SeasonFindings& findings = answer.findings;
  const Hemisphere hemisphere = answer.slice.hemisphere;
  Finding finding;
  finding.verdict = findings.verdict;
  finding.effect =
      fmt::format("share of plays that moves between {} and {}", season_name(hemisphere, winter_of(hemisphere)),
                  season_name(hemisphere, summer_of(hemisphere)));
  finding.unit = "share";
  set_size(finding, findings.moved);
  finding.p = findings.p;
  finding.visible = findings.visible;
  finding.weeks = answer.weeks;
  finding.method =
      "year by season cells, drift taken out, seasons shuffled within years (1,999 draws, yes at p <= .04); intervals "
      "by Student's t over complete years";
  return finding;
}

std::string sentence_of(const SeasonsAnswer& answer) {
  if (answer.coverage.scrobbles == 0) return nothing_to_answer(answer.slice, answer.coverage);
  if (answer.names.empty()) return no_genre_known(answer.coverage);
  const std::string where = answer.slice.hemisphere == Hemisphere::tropics
                                ? " In the tropics there are no four seasons: quarters of the year are compared."
                                : "";
  switch (answer.findings.verdict) {
    case Verdict::yes:
      return yes_sentence(answer) + where;
    case Verdict::no:
      return fmt::format(
                 "No season found in {} years. A change of {:.0f} points or more in a common {} would very likely have "
                 "been seen (8 times in 10).",
                 answer.findings.usable_years, *answer.findings.visible * 100, kind_name(answer.slice.grouping)) +
             where;
    case Verdict::not_enough_data:
      break;
  }
  return not_enough_sentence(answer) + where;
}

}  // namespace tonearm
