// What rose and what fell between the first and the last third of the months.
#pragma once
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "report/month_range.h"
#include "report/shares.h"

namespace tonearm {

/// A share of fewer plays is not compared.
inline constexpr double kLeastPlays = 60;

struct ThirdsChange {
  Thirds thirds;
  double plays_first = 0, plays_last = 0;
  std::vector<Change> changes;  ///< the largest rise first
};

/// Nothing where a third holds fewer than kLeastPlays plays.
std::optional<ThirdsChange> compare_thirds(const Thirds& thirds, const std::map<std::string, double>& first,
                                           const std::map<std::string, double>& last);

nlohmann::ordered_json to_json(const std::vector<Change>& changes);

}  // namespace tonearm
