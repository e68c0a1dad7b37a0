#include "stage/stage_genres.h"

#include <map>

#include "genres/tag_key.h"
#include "lake/keys.h"
#include "lake/staged_tables.h"
#include "stage/freshness.h"
#include "stage/parquet_table.h"
#include "stage/staged_tag_names.h"

namespace tonearm {
namespace {

constexpr const char* kMarkKey = "staged/genres/genres.json";
constexpr const char* kRulesVersion = "2";  // raise it where a rule of src/genres changes what a tag becomes

std::string sources_fingerprint(ObjectStore& store, const GenreSources& sources) {
  std::string inputs = kRulesVersion;
  for (const std::string_view text :
       {sources.lists.genres, sources.lists.aliases, sources.lists.other_tags, std::string_view(sources.overrides)})
    inputs += '\0' + std::string(text);
  // The bytes, not the generation: the same lake staged again is the same.
  inputs += '\0' + store.get(kStagedTagsKey).value_or("");
  return inputs_fingerprint(inputs);
}

void text_or_null(DuckAppender& rows, const std::string& text) { text.empty() ? rows.null() : rows.text(text); }

/// The same bytes again would be a new generation, which is loaded again.
void put_changed(ObjectStore& store, const std::string& key, const std::string& bytes) {
  if (store.get(key) != bytes) store.put(key, bytes, PutIf::always());
}

std::string genres_table(const Taxonomy& taxonomy) {
  ParquetTable table(staged_table("genres").columns);
  for (const Genre& genre : taxonomy.genres()) {
    table.rows().text(genre.name);
    text_or_null(table.rows(), genre.parent);
    table.rows().text(genre.family).end_row();
  }
  return table.bytes();
}

std::string overrides_table(const std::vector<GenreOverride>& overrides) {
  ParquetTable table(staged_table("genre_overrides").columns);
  const auto add = [&](const GenreOverride& override_, const std::string& genre, double weight) {
    const bool artist = override_.kind == GenreOverride::Kind::artist;
    table.rows().text(artist ? "artist" : "tag").text(artist ? override_.name : tag_key(override_.name));
    text_or_null(table.rows(), genre);
    table.rows().float64(weight).end_row();
  };
  for (const GenreOverride& override_ : overrides) {
    for (const auto& [genre, weight] : override_.genres) add(override_, genre, weight);
    if (override_.genres.empty()) add(override_, "", 1);
  }
  return table.bytes();
}

/// Of the spellings of one key the first that means anything: "rock/pop" and "rockpop" have one key.
std::map<std::string, TagMeaning> meanings(ObjectStore& store, const Taxonomy& taxonomy) {
  std::map<std::string, TagMeaning> meaning_of_key;
  for_each_staged_tag(store, [&](const std::string& key, const std::string& tag) {
    TagMeaning& meaning = meaning_of_key[key];
    if (meaning.kind == TagKind::unknown) meaning = taxonomy.resolve(tag);
  });
  return meaning_of_key;
}

std::string tag_genres_table(const std::map<std::string, TagMeaning>& meaning_of_key) {
  ParquetTable table(staged_table("tag_genres").columns);
  const auto add = [&](const std::string& key, const TagMeaning& meaning, const std::string& genre) {
    table.rows().text(key).text(kind_name(meaning.kind));
    text_or_null(table.rows(), genre);
    table.rows().text(meaning.how).end_row();
  };
  for (const auto& [key, meaning] : meaning_of_key) {
    for (const std::string& genre : meaning.genres) add(key, meaning, genre);
    if (meaning.genres.empty()) add(key, meaning, "");
  }
  return table.bytes();
}

}  // namespace

void stage_genres(ObjectStore& store, const GenreSources& sources) {
  const std::string fingerprint = sources_fingerprint(store, sources);
  if (is_fresh(store, kMarkKey, fingerprint)) return;
  const Taxonomy taxonomy(sources.lists);
  const auto overrides = read_overrides(sources.overrides, sources.name, taxonomy);
  put_changed(store, kStagedGenresKey, genres_table(taxonomy));
  put_changed(store, kStagedGenreOverridesKey, overrides_table(overrides));
  put_changed(store, kStagedTagGenresKey, tag_genres_table(meanings(store, taxonomy)));
  mark_fresh(store, kMarkKey, fingerprint);
}

void check_genres(const GenreSources& sources) {
  if (sources.overrides.empty()) return;  // the lists take a while to read
  read_overrides(sources.overrides, sources.name, Taxonomy(sources.lists));
}

}  // namespace tonearm
