// The page's files, as they travel inside the program.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace tonearm {

struct WebFile {
  std::string_view path;     ///< "/index.html", "/assets/main-1a2b3c.js"
  std::string_view gzipped;  ///< bytes of a .gz file
};

using WebFiles = std::span<const WebFile>;

/// The file that a path of a request shows: itself, or index.html for the page's own addresses (no dot in the last
/// part). nullptr where there is none.
const WebFile* find_web_file(WebFiles files, std::string_view path);

/// By the name's ending: "text/css; charset=utf-8".
std::string_view content_type(std::string_view path);

/// Whether its name changes with its bytes, so that it may be kept for ever.
bool is_immutable(std::string_view path);

}  // namespace tonearm
