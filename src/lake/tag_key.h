// One spelling for a tag's many.
#pragma once
#include <string>
#include <string_view>

namespace tonearm {

/// Lower case (ASCII and Latin-1, Greek, Cyrillic letters), "&", "+" and a lone "n" as "and"; blanks and - _ / ' .
/// taken out: "Hip-Hop", "hip hop" and "hiphop" are one, "Drum & Bass" and "drum n bass" are one.
std::string tag_key(std::string_view tag);

}  // namespace tonearm
