#include "report/thirds_change.h"

#include <nlohmann/json.hpp>

#include "report/numbers.h"

namespace tonearm {
namespace {

double total(const std::map<std::string, double>& plays) {
  double sum = 0;
  for (const auto& [name, count] : plays) sum += count;
  return sum;
}

}  // namespace

std::optional<ThirdsChange> compare_thirds(const Thirds& thirds, const std::map<std::string, double>& first,
                                           const std::map<std::string, double>& last) {
  ThirdsChange change{thirds, total(first), total(last), changes(ranking(first), ranking(last))};
  // Weighted plays are sums of fractions: half a play of slack.
  if (std::min(change.plays_first, change.plays_last) < kLeastPlays - 0.5) return std::nullopt;
  return change;
}

nlohmann::ordered_json to_json(const std::vector<Change>& changes) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const Change& change : changes) {
    rows.push_back({{"name", change.name},
                    {"first_share", rounded(change.before)},
                    {"last_share", rounded(change.after)},
                    {"difference", rounded(change.difference())}});
    if (change.artist_id != 0) rows.back()["id"] = std::to_string(change.artist_id);
  }
  return rows;
}

}  // namespace tonearm
