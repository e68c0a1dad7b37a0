#include "serve/web_files.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tonearm {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".map", "application/json"},
    {".webp", "image/webp"},
    {".wasm", "application/wasm"},
}};

const WebFile* named(WebFiles files, std::string_view path) {
  const auto it = std::find_if(files.begin(), files.end(), [&](const WebFile& file) { return file.path == path; });
  return it == files.end() ? nullptr : &*it;
}

}  // namespace

const WebFile* find_web_file(WebFiles files, std::string_view path) {
  if (const WebFile* file = named(files, path)) return file;
  const std::string_view last = path.substr(path.rfind('/') + 1);
  return last.find('.') == std::string_view::npos ? named(files, "/index.html") : nullptr;
}

std::string_view content_type(std::string_view path) {
  for (const auto& [ending, type] : kTypes)
    if (path.ends_with(ending)) return type;
  return "application/octet-stream";
}

bool is_immutable(std::string_view path) { return path.starts_with("/assets/"); }

}  // namespace tonearm
