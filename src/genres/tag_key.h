// One spelling for a tag's many.
#pragma once
#include <string>
#include <string_view>

namespace tonearm {

/// NFKC, case folded, accents taken off Latin, Greek and Cyrillic letters; "&", "+" and a lone "n" as "and"; blanks,
/// dashes, apostrophes and _ / . taken out: "Hip-Hop", "hip hop" and "hiphop" are one, so are "Drum & Bass" and
/// "drum n bass", "Chanson française" and "chanson francaise". Text that is no UTF-8 keeps its odd bytes.
std::string tag_key(std::string_view tag);

/// NFKC and lower case, blanks of any kind as one plain blank and none at the ends: what rules about words read.
std::string plain_tag(std::string_view tag);

}  // namespace tonearm
