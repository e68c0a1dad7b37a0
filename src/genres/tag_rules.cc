#include "genres/tag_rules.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace tonearm {
namespace {

constexpr std::array kMusicWords = {"music", "musik",  "musique",  "música", "musica", "muzyka", "muziek",  "muzik",
                                    "müzik", "музыка", "musiikki", "musikk", "glazba", "hudba",  "zene",    "band",
                                    "bands", "artist", "artists",  "song",   "songs",  "singer", "singers", "tunes",
                                    "group", "groups", "musics",   "muzika", "müziği", "muzigi", "genre",   "stuff"};

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); });
}

std::string_view without_front(std::string_view text, std::string_view front) {
  return text.starts_with(front) ? text.substr(front.size()) : text;
}

bool drop_end(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.remove_suffix(end.size());
  return true;
}

bool is_century(std::string_view key) {
  if (!drop_end(key, "century")) return false;
  for (const char* end : {"th", "st", "nd", "rd"})
    if (drop_end(key, end)) break;
  return all_digits(key);
}

std::string trimmed(std::string text) {
  while (!text.empty() && text.front() == ' ') text.erase(text.begin());
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

/// The parts between any of `signs`; one part where there is none.
std::vector<std::string> split_at(const std::string& text, const std::vector<std::string>& signs) {
  std::vector<std::string> parts;
  std::string part;
  for (std::size_t i = 0; i < text.size();) {
    const auto sign = std::find_if(signs.begin(), signs.end(),
                                   [&](const std::string& s) { return text.compare(i, s.size(), s) == 0; });
    if (sign == signs.end()) {
      part += text[i++];
      continue;
    }
    i += sign->size();
    if (part = trimmed(part); !part.empty()) parts.push_back(part);
    part.clear();
  }
  if (part = trimmed(part); !part.empty()) parts.push_back(part);
  return parts;
}

}  // namespace

bool is_era_key(std::string_view key) {
  if (is_century(key)) return true;
  for (const char* front : {"early", "mid", "late", "the", "années", "annees", "anos", "anni", "lata", "anii"})
    key = without_front(key, front);
  const bool decade = drop_end(key, "s") || drop_end(key, "erjahre") || drop_end(key, "er") || drop_end(key, "tal") ||
                      drop_end(key, "luku") || drop_end(key, "е") || drop_end(key, "х");
  if (!all_digits(key)) return false;
  if (key.size() == 4) return key.starts_with("19") || key.starts_with("20") || decade;
  return key.size() == 2 && (decade || key.back() == '0' || key == "77");
}

std::vector<TagParts> ways_to_split(const std::string& plain) {
  const std::pair<Listing, std::vector<std::string>> ways[] = {
      {Listing::each_may_be_anything, {";", ",", "|", "、", "，"}},
      {Listing::each_is_known, {"/", "\\", " - ", " – ", "+", ":", "•", "·", ">", "~"}},
      {Listing::each_is_a_genre,
       {" & ", "&", " and ", " und ", " et ", " y ", " e ", " og ", " och ", " и ", " n ", " x ", " or ", " meets ",
        " vs. ", " vs ", "-"}},
  };
  std::vector<TagParts> found;
  for (const auto& [listing, signs] : ways)
    if (auto parts = split_at(plain, signs); parts.size() > 1) found.push_back({listing, std::move(parts)});
  return found;
}

std::string without_word_for_music(const std::string& plain) {
  const auto is_music = [](const std::string& word) {
    return std::find(kMusicWords.begin(), kMusicWords.end(), word) != kMusicWords.end();
  };
  const std::size_t last = plain.rfind(' '), first = plain.find(' ');
  if (last != std::string::npos && is_music(plain.substr(last + 1))) return plain.substr(0, last);
  if (first != std::string::npos && is_music(plain.substr(0, first))) return plain.substr(first + 1);
  for (const char* end : {"music", "musik"})
    if (plain.size() > std::string_view(end).size() && plain.ends_with(end))
      return trimmed(plain.substr(0, plain.size() - std::string_view(end).size()));
  return "";
}

std::vector<std::pair<std::string, std::string>> word_splits(const std::string& plain) {
  constexpr auto kMostBlanks = 7;
  std::vector<std::pair<std::string, std::string>> splits;
  if (std::count(plain.begin(), plain.end(), ' ') > kMostBlanks) return splits;
  for (std::size_t at = plain.rfind(' '); at != std::string::npos && at > 0; at = plain.rfind(' ', at - 1))
    splits.emplace_back(plain.substr(0, at), plain.substr(at + 1));
  return splits;
}

}  // namespace tonearm
