// What a test says, in the one shape of all answers (docs/answers.md).
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "report/hemisphere.h"
#include "statistics/findings.h"

namespace tonearm {

struct Finding {
  std::optional<Verdict> verdict;  ///< none: described, not tested
  std::string effect;              ///< what `size` is the size of; "" where there is none
  std::string unit;                ///< "share" (0.112 is 11.2 of 100 plays) or "hours"
  std::optional<double> size, low, high;
  std::optional<double> p;
  std::optional<double> visible;  ///< in the same unit
  std::size_t weeks = 0;
  std::string method = "descriptive";
};

/// As the size and its interval; none leaves them out.
void set_size(Finding& finding, const std::optional<MovedShare>& moved);
/// A yes or no in a few words for people: "Yes, steadily", "Probably, a little", "No sign of it", "Not enough data".
/// A little is less than 10 of 100 plays; `strong` is how a sure and large yes is put.
std::string verdict_headline(const Finding& finding, const std::string& strong);
/// "yes", "no", "not_enough_data".
std::string verdict_name(Verdict verdict);
/// verdict, effect, interval, p, visible, n (its `scrobbles` are the coverage's), method.
void add_to(nlohmann::ordered_json& json, const Finding& finding, std::int64_t scrobbles);

/// seen, and bins of what chance gave: from, to, draws; null where no test was made. On a square-root scale, which
/// shows where most draws lie.
nlohmann::ordered_json evidence_json(const std::optional<Chance>& chance);

/// value, low, high.
nlohmann::ordered_json to_json(const Estimate& estimate);
/// Of each column: name, difference, low, high, p, holm, visible; the largest difference first.
nlohmann::ordered_json differences_json(const std::vector<FamilyDifference>& differences,
                                        const std::vector<std::string>& names);
/// Of a yes the names of those that Holm's p finds at .05, the surest first.
std::vector<std::string> carried_by(Verdict verdict, const std::vector<FamilyDifference>& differences,
                                    const std::vector<std::string>& names);
/// The surest one to name in a sentence: least p of Holm, then of its own, then the largest.
const FamilyDifference* surest(const std::vector<FamilyDifference>& differences);

/// Twelve decimals: enough to check by, and the same bytes everywhere.
double precise(double number);
nlohmann::ordered_json precise(const std::optional<double>& number);

}  // namespace tonearm
