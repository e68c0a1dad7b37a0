#include "genres/tag_key.h"

#include <utf8proc.h>

#include <cstdint>
#include <vector>

namespace tonearm {
namespace {

using Letters = std::vector<utf8proc_int32_t>;

constexpr auto kFold = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                                      UTF8PROC_IGNORE | UTF8PROC_STABLE);

/// The folded letters, decomposed; nothing where the text is no UTF-8.
Letters folded(std::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  const utf8proc_ssize_t needed = utf8proc_decompose(bytes, size, nullptr, 0, kFold);
  if (needed <= 0) return {};
  Letters letters(static_cast<std::size_t>(needed) + 1);  // one to spare: reencode writes bytes over them
  utf8proc_decompose(bytes, size, letters.data(), needed, kFold);
  letters.pop_back();
  return letters;
}

std::string composed(Letters letters) {
  const auto count = static_cast<utf8proc_ssize_t>(letters.size());
  letters.resize(letters.size() + 1);
  const auto compose = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE);
  const utf8proc_ssize_t bytes = utf8proc_reencode(letters.data(), count, compose);
  return {reinterpret_cast<const char*>(letters.data()), static_cast<std::size_t>(bytes)};
}

bool is_accent(utf8proc_int32_t letter) { return letter >= 0x300 && letter <= 0x36F; }

bool is_blank(utf8proc_int32_t letter) {
  switch (letter) {
    case '\t':
    case '\n':
    case '\r':
    case '-':
    case '_':
    case '/':
    case '\'':
    case '.':
    case '`':
    case 0x2018:  // the two single quotation marks
    case 0x2019:
    case 0x30FB:  // the middle dot of Japanese
      return true;
    default:
      return utf8proc_category(letter) == UTF8PROC_CATEGORY_ZS || utf8proc_category(letter) == UTF8PROC_CATEGORY_PD;
  }
}

/// Letters that Unicode does not decompose, as people without them type them.
std::string_view plain_letter(utf8proc_int32_t letter) {
  switch (letter) {
    case 0xE6:
      return "ae";
    case 0xF0:
      return "d";
    case 0xF8:
      return "o";
    case 0x111:
      return "d";
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0x142:
      return "l";
    case 0x153:
      return "oe";
    default:
      return "";
  }
}

/// ASCII in lower case and without blanks; other bytes as they are.
Letters bytes_of(std::string_view text) {
  Letters letters;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    letters.push_back(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
  }
  return letters;
}

/// What goes through letter by letter is kept; blanks, accents and signs for "and" are not.
Letters key_letters(const Letters& text) {
  Letters key;
  const auto add = [&](std::string_view plain) { key.insert(key.end(), plain.begin(), plain.end()); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool lone = i > 0 && i + 1 < text.size() && is_blank(text[i - 1]) && is_blank(text[i + 1]);
    if (text[i] == '&' || text[i] == '+' || (text[i] == 'n' && lone))
      add("and");
    else if (const std::string_view plain = plain_letter(text[i]); !plain.empty())
      add(plain);
    else if (!is_blank(text[i]) && !is_accent(text[i]))
      key.push_back(text[i]);
  }
  return key;
}

std::string bytes_text(const Letters& letters) {
  std::string text;
  for (const auto letter : letters) text += static_cast<char>(letter);
  return text;
}

/// The key of text that is no UTF-8: only ASCII is folded.
std::string byte_key(std::string_view tag) {
  Letters key;
  for (const auto byte : bytes_of(tag))
    if (byte > 0x7F || !is_blank(byte)) key.push_back(byte);
  return bytes_text(key);
}

}  // namespace

std::string tag_key(std::string_view tag) {
  if (tag.empty()) return "";
  const Letters letters = folded(tag);
  return letters.empty() ? byte_key(tag) : composed(key_letters(letters));
}

std::string plain_tag(std::string_view tag) {
  const Letters letters = folded(tag);
  if (letters.empty()) return std::string(tag);
  Letters plain;
  for (const auto letter : letters) {
    const bool blank = letter == '\t' || letter == '\n' || utf8proc_category(letter) == UTF8PROC_CATEGORY_ZS;
    if (!blank)
      plain.push_back(letter);
    else if (!plain.empty() && plain.back() != ' ')
      plain.push_back(' ');
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return composed(std::move(plain));
}

}  // namespace tonearm
