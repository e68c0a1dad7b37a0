// How tags are put together: words that say nothing, lists of genres, decades. Pure text.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tonearm {

/// Whether a folded tag is a decade, a year or a century: "80s", "1977", "70er", "early90s", "21stcentury".
bool is_era_key(std::string_view key);

/// How sure it is that a tag with this sign between its parts is a list.
enum class Listing { each_may_be_anything, each_is_known, each_is_a_genre };
struct TagParts {
  Listing listing;
  std::vector<std::string> parts;
};
/// The ways in which a plain tag (see plain_tag) may be a list, the surest first: "; , |", then "/ \ - +" and then the
/// words for "and".
std::vector<TagParts> ways_to_split(const std::string& plain);

/// `plain` without one word at an end that says only that it is music ("rock music", "música clásica", "metal bands"),
/// "" where there is none.
std::string without_word_for_music(const std::string& plain);

/// Each way to part the words of `plain` in two, the longer first half first; none for a sentence of more than 8 words,
/// which says no genre.
std::vector<std::pair<std::string, std::string>> word_splits(const std::string& plain);

}  // namespace tonearm
