// Ranked shares: by genre, by family, with the unknown among them.
#pragma once
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace tonearm {

inline constexpr const char* kUnknown = "unknown";

/// Weighted plays of a name and their share of all plays, the unknown included.
struct Share {
  std::string name;
  double plays = 0;
  double share = 0;  ///< 0 to 1; all of a ranking sum to 1
};

/// Most plays first, equal ones in order of names, the unknown last.
std::vector<Share> ranking(const std::map<std::string, double>& plays_by_name);
/// The first `limit` that are known.
std::vector<Share> leaders(const std::vector<Share>& ranking, std::size_t limit);

/// How the share of a name differs between two groups of plays.
struct Change {
  std::string name;
  double before = 0, after = 0;  ///< shares
  std::int64_t artist_id{};      ///< 0 where it is no artist

  double difference() const { return after - before; }
};

/// Every known name of either ranking, the largest rise first, the largest fall last.
std::vector<Change> changes(const std::vector<Share>& before, const std::vector<Share>& after);
/// The one that moved most; nullptr where nothing moved.
const Change* largest(const std::vector<Change>& changes);

nlohmann::ordered_json to_json(const std::vector<Share>& ranking);

}  // namespace tonearm
