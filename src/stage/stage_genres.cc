#include "stage/stage_genres.h"

#include <fmt/format.h>

#include <map>
#include <string>

#include "core/csv.h"
#include "core/error.h"
#include "lake/keys.h"
#include "lake/staged_tables.h"
#include "lake/tag_key.h"
#include "stage/freshness.h"
#include "stage/parquet_table.h"

namespace tonearm {
namespace {

constexpr const char* kMarkKey = "staged/genres/genres.json";

using Records = std::vector<std::vector<std::string>>;

Records records_of(std::string_view csv, std::size_t cells, const char* name) {
  Records records = parse_csv(csv);
  for (std::size_t i = 0; i < records.size(); ++i)
    if (records[i].size() != cells)
      throw Error(Remedy::look_into_data,
                  fmt::format("{}, record {}: {} cells, want {}", name, i + 1, records[i].size(), cells));
  if (!records.empty()) records.erase(records.begin());
  return records;
}

std::string genres_table(const Records& genres) {
  ParquetTable table(staged_table("genres").columns);
  for (const auto& genre : genres) {
    table.rows().text(genre[0]);
    if (genre[1].empty())
      table.rows().null();
    else
      table.rows().text(genre[1]);
    table.rows().text(genre[2]).end_row();
  }
  return table.bytes();
}

/// A genre's own name wins over an alias of the same key.
std::string genre_tags_table(const Records& genres, const Records& aliases) {
  std::map<std::string, std::string> genre_of_key;
  for (const auto& genre : genres) genre_of_key.try_emplace(tag_key(genre[0]), genre[0]);
  for (const auto& alias : aliases) genre_of_key.try_emplace(tag_key(alias[0]), alias[1]);
  ParquetTable table(staged_table("genre_tags").columns);
  for (const auto& [key, genre] : genre_of_key) table.rows().text(key).text(genre).end_row();
  return table.bytes();
}

}  // namespace

void stage_genres(ObjectStore& store, std::string_view genres, std::string_view aliases) {
  const std::string fingerprint = inputs_fingerprint(std::string(genres) + '\0' + std::string(aliases));
  if (is_fresh(store, kMarkKey, fingerprint)) return;
  const Records genre_records = records_of(genres, 3, "genres.csv");
  store.put(kStagedGenresKey, genres_table(genre_records), PutIf::always());
  store.put(kStagedGenreTagsKey, genre_tags_table(genre_records, records_of(aliases, 2, "aliases.csv")),
            PutIf::always());
  mark_fresh(store, kMarkKey, fingerprint);
}

}  // namespace tonearm
