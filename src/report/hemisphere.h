// Where the listener lives, as far as the names of the seasons go.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tonearm {

enum class Hemisphere { north, south, tropics };

/// "north", "south", "tropics".
std::string hemisphere_name(Hemisphere hemisphere);
std::optional<Hemisphere> parse_hemisphere(std::string_view name);

/// The name of a quarter of the year: 0 is December to February, 1 March to May, 2 June to August, 3 September to
/// November. "winter" in the north, "summer" in the south, "December to February" in the tropics.
std::string season_name(Hemisphere hemisphere, std::size_t season);
/// The quarter with the summer, or what is compared as if it were: June to August in the tropics.
std::size_t summer_of(Hemisphere hemisphere);
inline std::size_t winter_of(Hemisphere hemisphere) { return (summer_of(hemisphere) + 2) % 4; }

}  // namespace tonearm
