#include "lake/tag_key.h"

namespace tonearm {
namespace {

/// Lower case of a two-byte UTF-8 letter of Latin-1, Greek or Cyrillic; other pairs as they are.
unsigned lower(unsigned code) {
  const bool latin = code >= 0xC0 && code <= 0xDE && code != 0xD7;
  const bool greek = code >= 0x391 && code <= 0x3A9;
  const bool cyrillic = code >= 0x410 && code <= 0x42F;
  return latin || greek || cyrillic ? code + 0x20 : code;
}

std::string lower_case(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 'A' && byte <= 'Z') {
      result += static_cast<char>(byte + ('a' - 'A'));
    } else if ((byte & 0xE0) == 0xC0 && i + 1 < text.size()) {
      const unsigned code = lower((byte & 0x1Fu) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3Fu));
      result += static_cast<char>(0xC0 | code >> 6);
      result += static_cast<char>(0x80 | (code & 0x3F));
    } else {
      result += text[i];
    }
  }
  return result;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '-' || c == '_' || c == '/' || c == '\'' || c == '.'; }

}  // namespace

std::string tag_key(std::string_view tag) {
  const std::string text = lower_case(tag);
  std::string key;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool after_blank = i > 0 && is_blank(text[i - 1]);
    const bool before_blank = i + 1 < text.size() && is_blank(text[i + 1]);
    if (text[i] == '&' || text[i] == '+' || (text[i] == 'n' && after_blank && before_blank))
      key += "and";
    else if (!is_blank(text[i]))
      key += text[i];
  }
  return key;
}

}  // namespace tonearm
