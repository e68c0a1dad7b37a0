// CSV there and back.
#include "simulator/csv.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "core/error.h"
#include "simulator/read_history.h"
#include "simulator/strange_plays.h"

namespace tonearm::simulator {
namespace {

using Fields = std::vector<std::string>;

TEST(Csv, reads_quotes_commas_and_line_ends_within_fields) {
  CsvReader reader("a,\"b,\"\"c\"\"\r\nd\",\r\n\"\",x\n");
  EXPECT_EQ(reader.next(), (Fields{"a", "b,\"c\"\r\nd", ""}));
  EXPECT_EQ(reader.next(), (Fields{"", "x"}));
  EXPECT_EQ(reader.next(), std::nullopt);
}

TEST(Csv, refuses_a_quote_that_never_closes) {
  CsvReader reader("a,\"b");
  EXPECT_THROW(reader.next(), Error);
}

TEST(ReadHistory, finds_columns_by_name_whatever_their_order) {
  const auto plays = read_history("track,other,loved,uts,album,artist,artist_mbid\nT,o,1,12,,A,m\n");
  ASSERT_EQ(plays.size(), 1);
  EXPECT_EQ(plays[0].uts, 12);
  EXPECT_EQ(plays[0].song.artist, "A");
  EXPECT_EQ(plays[0].song.album, "");
  EXPECT_EQ(plays[0].song.track, "T");
  EXPECT_EQ(plays[0].song.artist_mbid, "m");
  EXPECT_TRUE(plays[0].song.loved);
}

TEST(ReadHistory, refuses_missing_columns_bad_times_and_short_rows) {
  EXPECT_THROW(read_history("uts,artist,album\n"), Error);
  EXPECT_THROW(read_history("uts,artist,album,track\n1x,a,b,c\n"), Error);
  EXPECT_THROW(read_history("uts,artist,album,track\n1,a,b\n"), Error);
  EXPECT_THROW(read_history(""), Error);
}

TEST(WriteHistory, reads_back_byte_for_byte_even_the_strangest_names) {
  Dice dice(1);
  const auto plays = strange_plays(dice, 1000, 2000);
  EXPECT_EQ(read_history(write_history(plays)), plays);
}

TEST(ReadPlainOrGzip, names_a_file_that_is_absent) { EXPECT_THROW(read_plain_or_gzip("/nowhere/at/all.csv"), Error); }

TEST(ReadPlainOrGzip, reads_the_demo_history_whole_and_notices_when_it_is_cut) {
  const std::filesystem::path whole = TONEARM_SOURCE_DIR "/demo/history.csv.gz";
  EXPECT_EQ(read_history(read_plain_or_gzip(whole)).size(), 104'571);
  const auto cut = std::filesystem::path(testing::TempDir()) / "tonearm-cut.csv.gz";
  std::filesystem::copy_file(whole, cut, std::filesystem::copy_options::overwrite_existing);
  std::filesystem::resize_file(cut, std::filesystem::file_size(whole) / 2);
  EXPECT_THROW(read_plain_or_gzip(cut), Error);
  std::filesystem::remove(cut);
}

}  // namespace
}  // namespace tonearm::simulator
