#include "report/thirds_change.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "report/answer_frame.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

double total(const std::map<std::string, double>& plays) {
  double sum = 0;
  for (const auto& [name, count] : plays) sum += count;
  return sum;
}

std::string moved(const Change& change, const char* verb) {
  return fmt::format("{} {} most, by {:.1f} points to {}", change.name, verb, std::abs(change.difference()) * 100,
                     percent(change.after));
}

/// "punk rose most, …, and rock fell most, …"; "" where nothing moved.
std::string rise_and_fall(const std::vector<Change>& changes) {
  if (!largest(changes)) return "";
  std::string text;
  if (rounded(changes.front().difference()) > 0) text = moved(changes.front(), "rose");
  if (rounded(changes.back().difference()) >= 0) return text;
  return text + (text.empty() ? "" : ", and ") + moved(changes.back(), "fell");
}

}  // namespace

std::optional<ThirdsChange> compare_thirds(const Thirds& thirds, const std::map<std::string, double>& first,
                                           const std::map<std::string, double>& last) {
  ThirdsChange change{thirds, total(first), total(last), changes(ranking(first), ranking(last))};
  // Weighted plays are sums of fractions: half a play of slack.
  if (std::min(change.plays_first, change.plays_last) < kLeastPlays - 0.5) return std::nullopt;
  return change;
}

std::optional<ThirdsChange> compare_thirds(const Coverage& coverage, const std::vector<FamilyMonth>& rows) {
  const std::optional<Thirds> thirds = thirds_of(coverage);
  if (!thirds) return std::nullopt;
  std::map<std::string, double> first, last;
  for (const FamilyMonth& row : rows) {
    const int month = row.year * 12 + row.month - 1;
    if (thirds->first.contains(month)) first[row.family] += row.plays;
    if (thirds->last.contains(month)) last[row.family] += row.plays;
  }
  return compare_thirds(*thirds, first, last);
}

std::string change_sentence(const ReportRange& range, const Coverage& coverage,
                            const std::optional<ThirdsChange>& families) {
  if (coverage.scrobbles == 0) return nothing_to_answer(range, coverage);
  const std::optional<Thirds> thirds = thirds_of(coverage);
  if (!thirds) return "Fewer than three months cannot show a change over time.";
  const std::string spans = fmt::format("Between the first third of the months ({}) and the last ({}) ",
                                        span_text(thirds->first), span_text(thirds->last));
  if (!families)
    return fmt::format("{}there are too few plays to compare: it takes {:.0f} in each.", spans, kLeastPlays);
  const std::string moves = rise_and_fall(families->changes);
  return fmt::format("{}{}; whether that is more than chance is not tested here.", spans,
                     moves.empty() ? "no family's share moved" : moves);
}

nlohmann::ordered_json to_json(const std::vector<Change>& changes) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const Change& change : changes)
    rows.push_back({{"name", change.name},
                    {"first_share", rounded(change.before)},
                    {"last_share", rounded(change.after)},
                    {"difference", rounded(change.difference())}});
  return rows;
}

}  // namespace tonearm
