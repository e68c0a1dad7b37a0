#include "report/hemisphere.h"

#include <array>

namespace tonearm {
namespace {

constexpr std::array<const char*, 3> kNames = {"north", "south", "tropics"};
constexpr std::array<const char*, 4> kSeasons = {"winter", "spring", "summer", "autumn"};
constexpr std::array<const char*, 4> kQuarters = {"December to February", "March to May", "June to August",
                                                  "September to November"};

}  // namespace

std::string hemisphere_name(Hemisphere hemisphere) { return kNames.at(static_cast<std::size_t>(hemisphere)); }

std::optional<Hemisphere> parse_hemisphere(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (name == kNames[i]) return static_cast<Hemisphere>(i);
  return std::nullopt;
}

std::string season_name(Hemisphere hemisphere, std::size_t season) {
  if (hemisphere == Hemisphere::tropics) return kQuarters.at(season);
  return kSeasons.at(hemisphere == Hemisphere::south ? (season + 2) % 4 : season);
}

std::size_t summer_of(Hemisphere hemisphere) { return hemisphere == Hemisphere::south ? 0 : 2; }

}  // namespace tonearm
