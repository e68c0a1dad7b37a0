#include "report/display_text.h"

#include <vector>

#include "report/char_width.h"

namespace tonearm {
namespace {

constexpr int kMarksKept = 4;

struct Cell {
  std::string bytes;  ///< one character
  int width;          ///< columns
};

const Cell kReplacement = {"\xEF\xBF\xBD", 1};

/// Bytes in the UTF-8 sequence that begins with `lead`; 0 where none does.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

/// The character at the beginning of `text` and its length in bytes; width -1 for bytes that are no UTF-8.
struct Decoded {
  std::size_t length;
  int width;
};

Decoded decode(std::string_view text) {
  const std::size_t length = sequence_length(static_cast<unsigned char>(text[0]));
  if (length == 0 || length > text.size()) return {1, -1};
  if (length == 1) return {1, char_width(static_cast<unsigned char>(text[0]))};
  char32_t c = static_cast<unsigned char>(text[0]) & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0) != 0x80) return {1, -1};
    c = (c << 6) | (next & 0x3F);
  }
  const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  return overlong ? Decoded{1, -1} : Decoded{length, char_width(c)};
}

/// Calls `on_cell(Cell)` for each printable character; stops when it returns false.
template <typename OnCell>
void each_cell(std::string_view text, OnCell on_cell) {
  int marks = 0;
  while (!text.empty()) {
    const Decoded next = decode(text);
    marks = next.width == 0 ? marks + 1 : 0;
    const bool more = next.width < 0        ? on_cell(kReplacement)
                      : marks <= kMarksKept ? on_cell(Cell{std::string(text.substr(0, next.length)), next.width})
                                            : true;
    if (!more) return;
    text.remove_prefix(next.length);
  }
}

/// Words of one paragraph, each at most `width` columns.
std::vector<std::string> words_of(std::string_view text, int width) {
  std::vector<std::string> words(1);
  int used = 0;
  each_cell(text, [&](const Cell& cell) {
    const bool blank = cell.bytes == " ";
    if (blank || used + cell.width > width) words.emplace_back(), used = 0;
    if (!blank) words.back() += cell.bytes, used += cell.width;
    return true;
  });
  return words;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  each_cell(text, [&](const Cell& cell) { return shown += cell.bytes, true; });
  return shown;
}

int display_width(std::string_view text) {
  int width = 0;
  each_cell(text, [&](const Cell& cell) { return width += cell.width, true; });
  return width;
}

std::string clip(std::string_view text, int width) {
  std::string whole, cut;
  int used = 0;
  each_cell(text, [&](const Cell& cell) {
    used += cell.width;
    if (used <= width - 1) cut += cell.bytes;
    whole += cell.bytes;
    return used <= width;
  });
  if (used <= width) return whole;
  return width > 0 ? cut + "…" : "";
}

std::string pad_right(std::string_view text, int width) {
  std::string shown = clip(text, width);
  shown.append(static_cast<std::size_t>(std::max(0, width - display_width(shown))), ' ');
  return shown;
}

std::string pad_left(std::string_view text, int width) {
  const std::string shown = clip(text, width);
  return std::string(static_cast<std::size_t>(std::max(0, width - display_width(shown))), ' ') + shown;
}

std::string wrapped(std::string_view text, int width) {
  std::string lines;
  int used = 0;
  for (const std::string& word : words_of(text, width)) {
    if (word.empty()) continue;
    const int columns = display_width(word);
    const bool fits = used == 0 || used + 1 + columns <= width;
    if (used > 0) lines += fits ? " " : "\n";
    used = fits && used > 0 ? used + 1 + columns : columns;
    lines += word;
  }
  return lines + "\n";
}

}  // namespace tonearm
