// How an answer is printed.
#pragma once

namespace tonearm {

/// `width` is in columns of the terminal; below 40 and above 200 it counts as 40 and 200.
struct TextStyle {
  int width = 80;
  bool color = false;
};

/// The columns that are used.
inline int columns(const TextStyle& style) { return style.width < 40 ? 40 : style.width > 200 ? 200 : style.width; }

}  // namespace tonearm
