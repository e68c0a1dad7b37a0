// The colours of the families: the dashboard's own (web/src/charts/families.ts), as on light paper.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace tonearm::tableau {

/// In the order of a stack, bottom to top; what is unknown last.
const std::vector<std::pair<std::string, std::string>>& family_colours();
std::vector<std::string> families_in_order();

namespace colour {
inline constexpr const char *ink = "#15191b", *pale_ink = "#4e575b", *data = "#1c6b70", *pale_data = "#c9d0cf";
}
/// From few to many: the ramp of the dashboard's heat maps.
std::vector<std::string> ramp_colours();

}  // namespace tonearm::tableau
