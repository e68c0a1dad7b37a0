// The genre list, and what a tag says by it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tonearm {

struct Genre {
  std::string name;    ///< "indie rock"
  std::string parent;  ///< the broader genre that gives way to it, "" where it is one of the broadest
  std::string family;  ///< "rock"
};

/// What a tag speaks of. `unknown`: nothing that the lists hold.
enum class TagKind { genre, mood, place, era, instrument, voice, personal, junk, unknown };
/// "genre", "mood", …
std::string kind_name(TagKind kind);

struct TagMeaning {
  TagKind kind = TagKind::unknown;
  std::vector<std::string> genres;  ///< names of the list; none where `kind` is not genre
  std::string how;  ///< the rule: "name", "alias", "plural", "split", …; "list" or "rule" for the others
};

/// The three files of data/genres/, each with its header line.
struct TaxonomyText {
  std::string_view genres;      ///< genre,parent,family
  std::string_view aliases;     ///< alias,genre
  std::string_view other_tags;  ///< tag,kind
};

class Taxonomy {
 public:
  /// Throws Error(look_into_data) that names file and record: a row of another width, a parent or an alias' genre that
  /// is no genre, an unknown kind.
  explicit Taxonomy(const TaxonomyText& text);

  const std::vector<Genre>& genres() const { return genres_; }
  /// The genre of exactly this name, or of the same key; nullptr where there is none.
  const Genre* find(std::string_view name) const;
  /// `name` as the list spells it, through names and aliases; "" where it is none.
  std::string canonical(std::string_view name) const;
  /// The genre whose name is nearest to `name`, "" where none is near.
  std::string nearest_name(std::string_view name) const;

  /// In this order: the whole tag by its key (name, alias, another kind); the plural's singular; without a word that
  /// says only "music"; its parts, where it lists several genres; without the words around a genre that say where, when
  /// or who sings ("swedish death metal", "80s pop"); genres one after the other; of two
  /// words the last, where it is a broad genre and the first is unheard of ("moose metal"). The artist's own name is
  /// not known here.
  TagMeaning resolve(std::string_view tag) const;

 private:
  void read_genres(std::string_view text);
  void read_aliases(std::string_view text);
  void read_other_tags(std::string_view text);

  std::optional<TagMeaning> known(std::string_view tag) const;
  std::optional<TagMeaning> singular(std::string_view tag) const;
  std::optional<TagMeaning> without_word_music(const std::string& tag) const;
  std::optional<TagMeaning> parts(const std::string& tag) const;
  std::optional<TagMeaning> without_qualifier(const std::string& tag) const;
  std::optional<TagMeaning> one(const std::string& tag) const;
  std::optional<TagMeaning> words(const std::string& tag) const;
  std::optional<TagMeaning> last_word(const std::string& tag) const;

  std::vector<Genre> genres_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::unordered_map<std::string, std::string> genre_of_alias_;
  std::unordered_map<std::string, TagKind> other_tags_;
};

}  // namespace tonearm
