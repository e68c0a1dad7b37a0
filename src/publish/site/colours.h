// Colours of pictures and year pages: those of the page by daylight (web/src/style/tokens.css,
// web/src/charts/families.ts).
#pragma once
#include <string>

namespace tonearm {

inline constexpr const char* kGround = "#FFFFFF";
inline constexpr const char* kInk = "#15191B";
inline constexpr const char* kInk2 = "#4E575B";
inline constexpr const char* kInk3 = "#687176";
inline constexpr const char* kLine = "#E3E7E6";
inline constexpr const char* kData = "#1C6B70";
inline constexpr const char* kData2 = "#639B9A";

/// The fill of a family; of what is none, and of what is not known, greys.
std::string family_colour(const std::string& family);

}  // namespace tonearm
