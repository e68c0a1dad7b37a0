#include "genres/overrides.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <set>

#include "core/error.h"
#include "genres/tag_key.h"

namespace tonearm {
namespace {

using Genres = std::vector<std::pair<std::string, double>>;

/// One file being read: messages need its name, values the list.
class OverridesFile {
 public:
  OverridesFile(const std::string& name, const Taxonomy& taxonomy) : name_(name), taxonomy_(taxonomy) {}

  std::vector<GenreOverride> read(const std::string& text) {
    for (const auto& [key, node] : parse(text)) {
      if (key.str() != "artists" && key.str() != "tags")
        wrong(key.source(), fmt::format("'{}' is neither [artists] nor [tags]", key.str()),
              "Write the line under [artists] or [tags].");
      const auto kind = key.str() == "artists" ? GenreOverride::Kind::artist : GenreOverride::Kind::tag;
      const auto* table = node.as_table();
      if (!table)
        wrong(key.source(), fmt::format("'{}' is no table", key.str()), "Write it as a line of its own: [artists].");
      for (const auto& [subject, value] : *table) add(kind, subject, value);
    }
    return std::move(overrides_);
  }

 private:
  [[noreturn]] void wrong(const toml::source_region& where, const std::string& what, const std::string& what_to_do) {
    throw Error(Remedy::fix_setup, fmt::format("{} line {}: {}", name_, where.begin.line, what), what_to_do);
  }

  toml::table parse(const std::string& text) {
    try {
      return toml::parse(text);
    } catch (const toml::parse_error& error) {
      wrong(error.source(), std::string(error.description()), "Mend that line; https://toml.io shows the form.");
    }
  }

  void add(GenreOverride::Kind kind, const toml::key& subject, const toml::node& value) {
    const std::string name(subject.str());
    const bool artist = kind == GenreOverride::Kind::artist;
    const std::string key = (artist ? "artist " : "tag ") + (artist ? plain_tag(name) : tag_key(name));
    if (key.ends_with(' ')) wrong(subject.source(), fmt::format("'{}' names nothing", name), "Write a name in quotes.");
    if (!keys_.insert(key).second)
      wrong(subject.source(), fmt::format("'{}' stands there a second time, in another spelling", name),
            "Keep one of the two lines.");
    overrides_.push_back({kind, name, genres_of(value)});
  }

  Genres genres_of(const toml::node& value) {
    Genres genres;
    if (value.is_string()) {
      add_genre(genres, value, 1);
    } else if (const auto* list = value.as_array()) {
      for (const toml::node& element : *list) add_genre(genres, element, 1);
    } else if (const auto* weights = value.as_table()) {
      for (const auto& [genre, weight] : *weights)
        add_genre(genres, std::string(genre.str()), genre.source(), weight_of(weight));
    } else {
      wrong(value.source(), "this is no genre",
            "Write \"post-rock\", a list of genres, or {\"post-rock\" = 2, \"ambient\" = 1}.");
    }
    return genres;
  }

  double weight_of(const toml::node& node) {
    const auto weight = node.value<double>();
    if (!weight || !(*weight > 0) || *weight > 1e9)
      wrong(node.source(), "this weight is no number above 0",
            "Write a number such as 2 or 0.5, or leave the genre out.");
    return *weight;
  }

  void add_genre(Genres& genres, const toml::node& node, double weight) {
    const auto* text = node.as_string();
    if (!text) wrong(node.source(), "a genre is written as text", "Put it in quotes: \"post-rock\".");
    add_genre(genres, text->get(), node.source(), weight);
  }

  void add_genre(Genres& genres, const std::string& written, const toml::source_region& where, double weight) {
    const std::string genre = taxonomy_.canonical(written);
    if (genre.empty()) {
      const std::string near = taxonomy_.nearest_name(written);
      wrong(where, fmt::format("'{}' is no genre of the list", written),
            near.empty() ? "The names are in data/genres/genres.csv." : fmt::format("Did you mean '{}'?", near));
    }
    for (const auto& [other, other_weight] : genres)
      if (other == genre) wrong(where, fmt::format("'{}' stands there twice", genre), "Name each genre once.");
    genres.emplace_back(genre, weight);
  }

  const std::string& name_;
  const Taxonomy& taxonomy_;
  std::set<std::string> keys_;
  std::vector<GenreOverride> overrides_;
};

}  // namespace

std::vector<GenreOverride> read_overrides(const std::string& text, const std::string& name, const Taxonomy& taxonomy) {
  return OverridesFile(name, taxonomy).read(text);
}

}  // namespace tonearm
