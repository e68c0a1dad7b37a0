#include "genres/taxonomy.h"

#include <fmt/format.h>

#include "core/csv.h"
#include "core/error.h"
#include "core/nearest.h"
#include "genres/tag_key.h"

namespace tonearm {
namespace {

using Records = std::vector<std::vector<std::string>>;

[[noreturn]] void wrong(const char* file, std::size_t record, const std::string& what) {
  throw Error(Remedy::look_into_data, fmt::format("{}, record {}: {}", file, record, what));
}

/// The records under the header; the first of them is record 2.
Records records_of(std::string_view csv, std::size_t cells, const char* file) {
  Records records = parse_csv(csv);
  for (std::size_t i = 0; i < records.size(); ++i)
    if (records[i].size() != cells) wrong(file, i + 1, fmt::format("{} cells, want {}", records[i].size(), cells));
  if (!records.empty()) records.erase(records.begin());
  return records;
}

constexpr std::pair<TagKind, const char*> kKinds[] = {
    {TagKind::genre, "genre"}, {TagKind::mood, "mood"},         {TagKind::place, "place"},
    {TagKind::era, "era"},     {TagKind::voice, "voice"},       {TagKind::instrument, "instrument"},
    {TagKind::junk, "junk"},   {TagKind::personal, "personal"}, {TagKind::unknown, "unknown"},
};

std::optional<TagKind> parse_kind(std::string_view name) {
  for (const auto& [kind, text] : kKinds)
    if (name == text) return kind;
  return std::nullopt;
}

}  // namespace

std::string kind_name(TagKind kind) {
  for (const auto& [one, text] : kKinds)
    if (one == kind) return text;
  return "unknown";
}

Taxonomy::Taxonomy(const TaxonomyText& text) {
  read_genres(text.genres);
  read_aliases(text.aliases);
  read_other_tags(text.other_tags);
}

void Taxonomy::read_genres(std::string_view text) {
  const Records records = records_of(text, 3, "genres.csv");
  for (const auto& cells : records) {
    by_key_.try_emplace(tag_key(cells[0]), genres_.size());
    genres_.push_back({cells[0], cells[1], cells[2]});
  }
  for (std::size_t i = 0; i < genres_.size(); ++i)
    if (!genres_[i].parent.empty() && !find(genres_[i].parent))
      wrong("genres.csv", i + 2, fmt::format("the parent '{}' is no genre", genres_[i].parent));
}

void Taxonomy::read_aliases(std::string_view text) {
  const Records records = records_of(text, 2, "aliases.csv");
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Genre* genre = find(records[i][1]);
    if (!genre) wrong("aliases.csv", i + 2, fmt::format("'{}' is no genre", records[i][1]));
    genre_of_alias_.try_emplace(tag_key(records[i][0]), genre->name);
  }
}

void Taxonomy::read_other_tags(std::string_view text) {
  const Records records = records_of(text, 2, "other_tags.csv");
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto kind = parse_kind(records[i][1]);
    if (!kind) wrong("other_tags.csv", i + 2, fmt::format("'{}' is no kind of tag", records[i][1]));
    other_tags_.try_emplace(tag_key(records[i][0]), *kind);
  }
}

const Genre* Taxonomy::find(std::string_view name) const {
  const auto found = by_key_.find(tag_key(name));
  return found == by_key_.end() ? nullptr : &genres_[found->second];
}

std::string Taxonomy::canonical(std::string_view name) const {
  if (const Genre* genre = find(name)) return genre->name;
  const auto alias = genre_of_alias_.find(tag_key(name));
  return alias == genre_of_alias_.end() ? "" : alias->second;
}

std::string Taxonomy::nearest_name(std::string_view name) const {
  std::vector<std::string> names;
  for (const Genre& genre : genres_) names.push_back(genre.name);
  return nearest(name, names);
}

}  // namespace tonearm
