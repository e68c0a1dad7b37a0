// How many columns of a terminal a character takes.
#pragma once

namespace tonearm {

/// 0 for a combining mark or joiner, 2 for East Asian wide, 1 else; -1 for what must not reach a terminal: controls,
/// line separators, bidi controls, surrogates, noncharacters. Source: Unicode 14 (EastAsianWidth, general category).
int char_width(char32_t c);

}  // namespace tonearm
