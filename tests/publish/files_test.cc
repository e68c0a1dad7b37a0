#include "publish/files.h"

#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "../fakes/error_of.h"
#include "core/csv.h"
#include "publish/tables.h"
#include "published_history.h"

namespace tonearm {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;
using Names = std::tuple<std::int64_t, std::string, std::string, std::string>;

class Files : public testing::Test {
 protected:
  static FilesOptions as(FileForm form) {
    FilesOptions options;
    options.form = form;
    return options;
  }
  std::string published(FilesOptions options) {
    options.output = history.path("out");
    publish_files(history.publication(), options);
    return history.folder.read("out");
  }
  std::string listens(Service service) {
    publish_listens(history.publication(), service, history.path("out"), false);
    return history.folder.read("out");
  }
  /// Ada's plays from `first` on, as the service should have them.
  static std::multiset<Names> plays_from(std::int64_t first, bool nul) {
    std::multiset<Names> plays;
    for (Play play : PublishedHistory::plays()) {
      if (!nul) std::erase(play.artist, '\0');
      if (play.uts >= first) plays.insert({play.uts, play.artist, play.album, play.track});
    }
    return plays;
  }
  static Names names(const json& uts, const json& artist, const json& album, const json& track) {
    return {uts.get<std::int64_t>(), artist.get<std::string>(), album.is_null() ? "" : album.get<std::string>(),
            track.get<std::string>()};
  }
  static std::vector<json> lines(const std::string& text) {
    std::vector<json> parsed;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) parsed.push_back(json::parse(line));
    return parsed;
  }

  PublishedHistory history;
};

TEST_F(Files, a_csv_of_plays_comes_back_as_it_was) {
  const auto records = parse_csv(published({}));
  std::multiset<Names> plays;
  for (std::size_t i = 1; i < records.size(); ++i)
    plays.insert({std::stoll(records[i].at(8)), records[i].at(2), records[i].at(3), records[i].at(4)});
  EXPECT_EQ(plays, plays_from(0, true));
  EXPECT_EQ(records[1].at(0), "");
  EXPECT_EQ(records[3].at(0), "2014-07-05T17:03:11Z");
  EXPECT_EQ(records[3].at(1), "2014-07-05T18:03:11+01:00");
  EXPECT_THAT(history.said, HasSubstr("7 rows"));
}

TEST_F(Files, json_lines_hold_the_same_with_ids_as_text) {
  std::multiset<Names> plays;
  for (const json& row : lines(published(as(FileForm::jsonl)))) {
    plays.insert(names(row["uts"], row["artist"], row["album"], row["track"]));
    EXPECT_TRUE(row["artist_id"].is_string());
    EXPECT_EQ(row["album_id"].is_null(), row["album"].is_null());
    EXPECT_EQ(row["played_at"].is_null(), row["uts"] == 0);
  }
  EXPECT_EQ(plays, plays_from(0, true));
}

TEST_F(Files, parquet_holds_the_same_with_types) {
  FilesOptions options = as(FileForm::parquet);
  options.output = history.path("out.parquet");
  publish_files(history.publication(), options);
  DuckdbWarehouse reader(DuckConnection::in_memory(), ".");
  std::multiset<Names> plays;
  const std::string file = "'" + history.path("out.parquet") + "'";
  for (const Row& row : rows_of(reader, "select uts, artist, coalesce(album, ''), track from " + file))
    plays.insert({as_int(row[0]), as_string(row[1]), as_string(row[2]), as_string(row[3])});
  EXPECT_EQ(plays, plays_from(0, true));
  std::string types;
  for (const Row& row : rows_of(reader, "select column_type from (describe select * from " + file + ")"))
    types += as_string(row[0]) + " ";
  EXPECT_EQ(types,
            "TIMESTAMP WITH TIME ZONE TIMESTAMP VARCHAR VARCHAR VARCHAR VARCHAR VARCHAR VARCHAR BIGINT BIGINT BIGINT "
            "BIGINT BIGINT ");
  EXPECT_FALSE(fs::exists(history.path(".out.parquet.tonearm-aside.csv")));
}

TEST_F(Files, the_same_history_gives_the_same_bytes) {
  for (const FileForm form : {FileForm::csv, FileForm::jsonl, FileForm::parquet}) {
    const std::string first = published(as(form));
    EXPECT_EQ(published(as(form)), first);
  }
}

TEST_F(Files, a_spreadsheet_is_told_of_utf8_and_runs_nothing) {
  FilesOptions options;
  options.spreadsheet = true;
  const std::string text = published(options);
  EXPECT_TRUE(text.starts_with("\xEF\xBB\xBFplayed_at,"));
  EXPECT_THAT(text, HasSubstr(",'=cmd|"));
}

TEST_F(Files, weeks_and_shared_plays_are_what_a_person_reads) {
  FilesOptions options;
  options.table = "mart_family_weeks";
  const auto records = parse_csv(published(options));
  EXPECT_EQ(records[0], (std::vector<std::string>{"week", "family", "plays"}));
  bool found = false;
  for (const auto& record : records)
    found |= record == std::vector<std::string>{"2014-06-30", "ambient", "0.5"};  // two plays, a quarter ambient each
  EXPECT_TRUE(found);
}

TEST_F(Files, all_tables_are_one_folder_that_can_be_written_again) {
  FilesOptions options;
  options.all = true;
  options.output = history.path("tables");
  for (int i = 0; i < 2; ++i) publish_files(history.publication(), options);
  for (const PublishedTable& table : published_tables())
    EXPECT_TRUE(fs::exists(history.path("tables/" + table.name + ".csv"))) << table.name;
}

TEST_F(Files, an_interrupt_leaves_nothing) {
  const auto stopped = [&](FileForm form, int after) {
    history.stop_after = after;
    history.progress.clear();
    EXPECT_EQ(error_of([&] { published(as(form)); }).remedy(), Remedy::try_again);
    EXPECT_TRUE(fs::is_empty(history.folder.path()));
  };
  for (const FileForm form : {FileForm::csv, FileForm::jsonl, FileForm::parquet}) stopped(form, 2);
  stopped(FileForm::parquet, 3);  // once the CSV is there
}

TEST_F(Files, listenbrainz_takes_every_listen_and_is_told_all_names) {
  constexpr std::int64_t kOctober2002 = 1033430400;
  std::multiset<Names> plays;
  for (const json& listen : lines(listens(Service::listenbrainz))) {
    EXPECT_EQ(listen.size(), 2u);  // "may only contain listened_at and track_metadata top level keys"
    const json& track = listen["track_metadata"];
    for (const auto& [key, name] : track.items()) EXPECT_EQ(name.dump().find("\\u0000"), std::string::npos) << key;
    plays.insert(
        names(listen["listened_at"], track["artist_name"], track.value("release_name", json()), track["track_name"]));
  }
  EXPECT_EQ(plays, plays_from(kOctober2002, false));
  EXPECT_THAT(history.said, HasSubstr("left out: 1 play without a time"));
  EXPECT_THAT(history.said, HasSubstr("left out: 1 play that ListenBrainz does not take"));
}

TEST_F(Files, listenbrainz_gets_ids_under_the_names_of_its_own_importer) {
  EXPECT_THAT(
      listens(Service::listenbrainz),
      HasSubstr("\"additional_info\":{\"submission_client\":\"tonearm\",\"lastfm_artist_mbid\":\"d700b3f5-45af"));
}

TEST_F(Files, maloja_gets_its_own_export) {
  std::multiset<Names> plays;
  const json exported = json::parse(listens(Service::maloja));
  for (const json& scrobble : exported["scrobbles"]) {
    const json& track = scrobble["track"];
    ASSERT_TRUE(track.contains("length") && scrobble.contains("duration"));  // parse_maloja asks for both
    const json album = track["album"].is_null() ? json() : track["album"]["albumtitle"];
    plays.insert(names(scrobble["time"], track["artists"][0], album, track["title"]));
  }
  EXPECT_EQ(plays, plays_from(1, true));
}

TEST_F(Files, exporters_of_lastfm_would_have_written_the_same) {
  const std::string text = listens(Service::lastfm);
  EXPECT_TRUE(text.starts_with("uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\r\n"));
  EXPECT_THAT(text,
              HasSubstr("\"1404579791\",\"05 Jul 2014, 17:03\",\"Mogwai\",\"d700b3f5-45af-4d02-95ed-57d301bda93e\","
                        "\"Come On Die Young\",\"\",\"Cody\",\"\"\r\n"));
  std::multiset<Names> plays;
  const auto records = parse_csv(text);
  for (std::size_t i = 1; i < records.size(); ++i)
    plays.insert({std::stoll(records[i].at(0)), records[i].at(2), records[i].at(4), records[i].at(6)});
  EXPECT_EQ(plays, plays_from(1, true));
}

}  // namespace
}  // namespace tonearm
