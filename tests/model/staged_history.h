// Staged tables made by hand in an in-memory warehouse, and the project's own model files.
#pragma once
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "adapters/duckdb_warehouse.h"
#include "core/fingerprint.h"
#include "core/utc_time.h"
#include "genres/tag_key.h"
#include "genres/taxonomy.h"
#include "lake/staged_tables.h"
#include "model/model_project.h"
#include "model/test_failure.h"

namespace tonearm {

/// uts 0 is a play without a time.
struct Play {
  std::int64_t uts = 0;
  std::string artist = "", track = "", album = "", artist_mbid = "", user = "ada";
};

/// UTC seconds; 2015-01-03 is a Saturday.
inline std::int64_t utc(int year, unsigned month, unsigned day, int hour, int minute = 0) {
  return days_from_civil({year, month, day}) * kDay + hour * 3600 + minute * 60;
}

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The files under models/ of the source tree.
inline ProjectFiles project_files() {
  const std::filesystem::path root = std::filesystem::path(TONEARM_SOURCE_DIR) / "models";
  ProjectFiles files;
  for (const char* folder : {"core", "dialects", "marts", "sources", "tests"})
    for (const auto& entry : std::filesystem::directory_iterator(root / folder))
      files.emplace_back(std::filesystem::relative(entry.path(), root), read_text(entry.path()));
  return files;
}

/// The wall clock is one hour ahead of UTC.
class StagedHistory {
 public:
  StagedHistory() : warehouse(DuckConnection::in_memory(), ".") {
    for (const StagedTable& table : staged_tables()) warehouse.load_parquet("staged_" + table.name, table.columns, {});
  }

  void play(const Play& p) {
    const Value artist_id = fingerprint({p.artist});
    const Value album_id = p.album.empty() ? Value() : Value(fingerprint({p.artist, p.album}));
    insert("scrobbles",
           "?, ?, ?, make_timestamp(nullif(?, 0) * 1000000), make_timestamp((nullif(?, 0) + 3600) * 1000000), ?, ?, ?, "
           "?, ?, ?, '', ?, ''",
           {p.user, ++plays_, p.uts, p.uts, p.uts, artist_id, fingerprint({p.artist, p.track}), album_id, p.artist,
            p.artist_mbid, p.album, p.track});
  }

  void tag(const std::string& artist, const std::string& tag, std::int64_t count) {
    tag_of("artist", Value(), artist, tag, count);
  }
  /// A tag of an album or track: `source` is "album" or "track".
  void tag_of(const std::string& source, const Value& title, const std::string& artist, const std::string& tag,
              std::int64_t count) {
    insert("artist_tags", "?, ?, ?, ?, ?, ?, ?, ?, ?, 1, null",
           {fingerprint({artist}), artist, artist, tag_key(artist), source, title, tag, tag_key(tag), count});
  }

  /// A genre and the tag of its own name.
  void genre(const std::string& genre, const std::string& parent, const std::string& family) {
    insert("genres", "?, ?, ?", {genre, parent, family});
    insert("tag_genres", "?, 'genre', ?, 'name'", {tag_key(genre), genre});
  }
  /// What a tag says by the rules.
  void meaning(const std::string& tag, const TagMeaning& meaning) {
    for (const std::string& genre : meaning.genres)
      insert("tag_genres", "?, 'genre', ?, ?", {tag_key(tag), genre, meaning.how});
    if (meaning.genres.empty())
      insert("tag_genres", "?, ?, null, ?", {tag_key(tag), kind_name(meaning.kind), meaning.how});
  }
  /// A line of genres.toml: `kind` is "artist" or "tag"; no genre where `genre` is "".
  void override_genre(const std::string& kind, const std::string& name, const std::string& genre, double weight = 1) {
    insert("genre_overrides", "?, ?, nullif(?, ''), ?", {kind, kind == "tag" ? tag_key(name) : name, genre, weight});
  }

  void gap(const std::string& user, std::int64_t from, std::int64_t to) {
    insert("gaps", "?, ?, ?, 'error 8'", {user, from, to});
  }

  /// Rows as text, cells joined by ", ".
  std::vector<std::string> rows(const std::string& sql) {
    std::vector<std::string> texts;
    for (const Row& row : rows_of(warehouse, sql)) texts.push_back(format_row(row, {}));
    return texts;
  }

  DuckdbWarehouse warehouse;

 private:
  void insert(const std::string& table, const std::string& cells, const std::vector<Value>& values) {
    warehouse.query(fmt::format("insert into staged_{} values ({})", table, cells), values, [](const Row&) {});
  }

  std::int64_t plays_ = 0;
};

}  // namespace tonearm
