#include "publish/site/colours.h"

#include "publish/tableau/family_colours.h"

namespace tonearm {

std::string family_colour(const std::string& family) {
  if (family == "unknown") return "#D9DEDD";
  for (const auto& [name, colour] : tableau::family_colours())
    if (name == family) return colour;
  return "#B4BDBC";
}

}  // namespace tonearm
