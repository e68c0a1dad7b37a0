// Numbers as people read them, and as JSON keeps them.
#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace tonearm {

/// "104,571"; "−7" with a true minus.
std::string with_thousands(std::int64_t number);
/// Rounded to whole plays: weighted plays are fractions.
std::string with_thousands(double number);
/// "1 play", "104,571 plays".
std::string counted(std::int64_t number, std::string_view one, std::string_view many);
/// "14.2 %" of a share of 1, with a no-break space.
std::string percent(double share);
/// "+6.7" or "−7.4" points (percent of plays) of a difference of shares; "0.0" has no sign.
std::string points(double difference);

/// part / whole; 0 where there is nothing to share.
double share_of(double part, double whole);
/// Six decimals: the order in which an engine adds does not show.
double rounded(double number);
/// Plays as JSON: a whole number where they are whole, else six decimals.
nlohmann::ordered_json plays_json(double plays);

}  // namespace tonearm
