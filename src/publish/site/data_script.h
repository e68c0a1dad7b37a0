// A file of data/: parts, deflated, in a script that lays them on a list. A page opened from a folder may load scripts,
// and nothing else.
#pragma once
#include <string>
#include <string_view>

namespace tonearm {

/// The script's line for one part; web/src/site/load.ts reads it.
std::string data_part(std::string_view name, std::string_view bytes);

/// zlib's format, which a browser's DecompressionStream calls "deflate". The same bytes give the same.
std::string deflated(std::string_view bytes);

}  // namespace tonearm
