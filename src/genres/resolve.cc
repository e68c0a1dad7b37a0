// Taxonomy::resolve: the rules in their order.
#include <algorithm>
#include <set>

#include "genres/tag_key.h"
#include "genres/tag_rules.h"
#include "genres/taxonomy.h"

namespace tonearm {
namespace {

/// Words before a genre that say where, when, how or by whom it is played, and leave it what it is.
bool may_stand_before(TagKind kind) {
  return kind == TagKind::place || kind == TagKind::era || kind == TagKind::voice || kind == TagKind::mood ||
         kind == TagKind::instrument;
}
/// Words after it: "rock argentina", "jazz piano". Moods there make another word of it: "metal love".
bool may_stand_after(TagKind kind) { return may_stand_before(kind) && kind != TagKind::mood; }

/// Genres so broad that an unheard-of word before them makes a sort of them: "moose metal".
bool takes_any_word_before(const std::string& word) {
  static const std::set<std::string> kBroad = {"rock",   "metal",    "punk",    "rap",   "folk",
                                               "jazz",   "blues",    "techno",  "house", "trance",
                                               "reggae", "hardcore", "ambient", "disco", "indie"};
  return kBroad.contains(word);
}

TagMeaning by(TagMeaning meaning, const std::string& rule) {
  meaning.how = rule;
  return meaning;
}

void add_genres(const TagMeaning& meaning, std::vector<std::string>& genres) {
  for (const std::string& genre : meaning.genres)
    if (std::find(genres.begin(), genres.end(), genre) == genres.end()) genres.push_back(genre);
}

}  // namespace

std::optional<TagMeaning> Taxonomy::known(std::string_view tag) const {
  const std::string key = tag_key(tag);
  if (const auto name = by_key_.find(key); name != by_key_.end())
    return TagMeaning{TagKind::genre, {genres_[name->second].name}, "name"};
  if (const auto alias = genre_of_alias_.find(key); alias != genre_of_alias_.end())
    return TagMeaning{TagKind::genre, {alias->second}, "alias"};
  if (const auto other = other_tags_.find(key); other != other_tags_.end())
    return TagMeaning{other->second, {}, "list"};
  if (is_era_key(key)) return TagMeaning{TagKind::era, {}, "decade"};
  return std::nullopt;
}

std::optional<TagMeaning> Taxonomy::singular(std::string_view tag) const {
  if (tag.size() < 4 || !tag.ends_with("s")) return std::nullopt;
  const auto found = known(tag.substr(0, tag.size() - 1));
  return found ? std::optional(by(*found, "plural")) : std::nullopt;
}

std::optional<TagMeaning> Taxonomy::without_word_music(const std::string& tag) const {
  const std::string rest = without_word_for_music(tag);
  if (rest.empty()) return std::nullopt;
  const auto found = known(rest);
  return found ? std::optional(by(*found, "without a word for music")) : std::nullopt;
}

std::optional<TagMeaning> Taxonomy::without_qualifier(const std::string& tag) const {
  const auto splits = word_splits(tag);
  for (auto split = splits.rbegin(); split != splits.rend(); ++split) {  // the longest genre first
    const auto first = known(split->first);
    if (!first || !may_stand_before(first->kind)) continue;
    const auto rest = one(split->second);
    if (rest && rest->kind == TagKind::genre) return by(*rest, "without '" + split->first + "'");
  }
  for (const auto& [before, after] : splits) {
    const auto last = known(after);
    if (!last || !may_stand_after(last->kind)) continue;
    const auto rest = one(before);
    if (rest && rest->kind == TagKind::genre) return by(*rest, "without '" + after + "'");
  }
  return std::nullopt;
}

/// What `tag` says where it is no list.
std::optional<TagMeaning> Taxonomy::one(const std::string& tag) const {
  if (auto found = known(tag)) return found;
  if (auto found = singular(tag)) return found;
  if (auto found = without_word_music(tag)) return found;
  return without_qualifier(tag);
}

std::optional<TagMeaning> Taxonomy::parts(const std::string& tag) const {
  for (const TagParts& way : ways_to_split(tag)) {
    TagMeaning list{TagKind::genre, {}, "split"};
    bool holds = true;
    for (const std::string& part : way.parts) {
      auto meaning = one(part);
      if (!meaning) meaning = parts(part);  // "folk, country & blues"
      if (meaning) add_genres(*meaning, list.genres);
      const bool genre = meaning && meaning->kind == TagKind::genre;
      holds = holds && (genre || way.listing == Listing::each_may_be_anything ||
                        (meaning && way.listing == Listing::each_is_known));
    }
    if (holds && !list.genres.empty()) return list;
  }
  return std::nullopt;
}

/// Genres one after the other: "indie rock alternative".
std::optional<TagMeaning> Taxonomy::words(const std::string& tag) const {
  for (const auto& [before, after] : word_splits(tag)) {
    const auto first = known(before);
    if (!first || first->kind != TagKind::genre) continue;
    auto rest = known(after);
    if (!rest) rest = words(after);
    if (!rest || rest->kind != TagKind::genre) continue;
    TagMeaning list{TagKind::genre, first->genres, "split"};
    add_genres(*rest, list.genres);
    return list;
  }
  return std::nullopt;
}

std::optional<TagMeaning> Taxonomy::last_word(const std::string& tag) const {
  const auto splits = word_splits(tag);
  if (splits.size() != 1 || known(splits[0].first) || !takes_any_word_before(splits[0].second)) return std::nullopt;
  const auto genre = known(splits[0].second);
  if (!genre || genre->kind != TagKind::genre) return std::nullopt;
  return by(*genre, "last word");
}

TagMeaning Taxonomy::resolve(std::string_view tag) const {
  const std::string plain = plain_tag(tag);
  if (tag_key(plain).empty()) return {TagKind::junk, {}, "nothing but signs"};
  if (auto found = known(plain)) return *found;
  if (auto found = singular(plain)) return *found;
  if (auto found = without_word_music(plain)) return *found;
  if (auto found = parts(plain)) return *found;
  if (auto found = without_qualifier(plain)) return *found;
  if (auto found = words(plain)) return *found;
  if (auto found = last_word(plain)) return *found;
  return {};
}

}  // namespace tonearm
