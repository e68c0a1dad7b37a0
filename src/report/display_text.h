// Any bytes as text that fits its columns and cannot move a terminal's cursor.
#pragma once
#include <string>
#include <string_view>

namespace tonearm {

/// UTF-8 in, UTF-8 out: what must not reach a terminal (see char_width) and bytes that are no UTF-8 become U+FFFD;
/// of a heap of combining marks the first four stay.
std::string printable(std::string_view text);

/// Columns that printable(text) takes.
int display_width(std::string_view text);

/// printable(text) in at most `width` columns, cut with "…".
std::string clip(std::string_view text, int width);

/// clip(text), filled with blanks to exactly `width` columns.
std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

/// printable(text) in lines of at most `width` columns, broken at blanks (a longer word is cut up), "\n" after each.
/// No-break spaces hold.
std::string wrapped(std::string_view text, int width);

}  // namespace tonearm
