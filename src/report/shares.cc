#include "report/shares.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>

#include "report/numbers.h"

namespace tonearm {

std::vector<Share> ranking(const std::map<std::string, double>& plays_by_name) {
  double total = 0;
  for (const auto& [name, plays] : plays_by_name) total += plays;
  std::vector<Share> ranked;
  for (const auto& [name, plays] : plays_by_name)
    if (plays > 0) ranked.push_back({name, plays, share_of(plays, total)});
  // Rounded, so that the order in which an engine adds does not decide a tie.
  const auto key = [](const Share& s) { return std::tuple(s.name == kUnknown, -rounded(s.plays), s.name); };
  std::sort(ranked.begin(), ranked.end(), [&](const Share& a, const Share& b) { return key(a) < key(b); });
  return ranked;
}

std::vector<Share> leaders(const std::vector<Share>& ranking, std::size_t limit) {
  std::vector<Share> first;
  for (const Share& share : ranking)
    if (share.name != kUnknown && first.size() < limit) first.push_back(share);
  return first;
}

std::vector<Change> changes(const std::vector<Share>& before, const std::vector<Share>& after) {
  std::map<std::string, Change> by_name;
  for (const Share& share : before) by_name[share.name].before = share.share;
  for (const Share& share : after) by_name[share.name].after = share.share;
  by_name.erase(kUnknown);
  std::vector<Change> ranked;
  for (auto& [name, change] : by_name) ranked.push_back({name, change.before, change.after});
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Change& a, const Change& b) { return rounded(a.difference()) > rounded(b.difference()); });
  return ranked;
}

const Change* largest(const std::vector<Change>& changes) {
  if (changes.empty()) return nullptr;
  const Change& rise = changes.front();
  const Change& fall = changes.back();
  const Change& most = rounded(rise.difference()) >= rounded(-fall.difference()) ? rise : fall;
  return rounded(most.difference()) == 0 ? nullptr : &most;
}

nlohmann::ordered_json to_json(const std::vector<Share>& ranking) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const Share& share : ranking)
    rows.push_back({{"name", share.name}, {"plays", rounded(share.plays)}, {"share", rounded(share.share)}});
  return rows;
}

}  // namespace tonearm
