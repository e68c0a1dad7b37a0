#include "report/plays.h"

#include <gmock/gmock.h>

#include <sstream>

#include "core/error.h"
#include "report/display_text.h"
#include "small_warehouse.h"

namespace tonearm {
namespace {

using namespace std::string_literals;

TEST(Plays, fields_are_quoted_only_where_they_must_be) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field(""), "");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(csv_field("a\nb"), "\"a\nb\"");
  EXPECT_EQ(csv_field("a\rb"), "\"a\rb\"");
  EXPECT_EQ(csv_field(" a"), "\" a\"");
  EXPECT_EQ(csv_field("a\t"), "\"a\t\"");
  EXPECT_EQ(csv_field("a b"), "a b");
}

TEST(Plays, csv_is_newest_first_and_ends_with_those_without_a_time) {
  SmallWarehouse small;
  small.play("nina", 0, "Low", "", "Somewhen").play("nina", 1262304000, "Low", "Hey, What", "Days");
  small.play("nina", 1262304060, "坂本龍一", "async", "zure").play("otto", 1262304060, "Other", "", "Play");
  std::ostringstream out;
  write_plays_csv(small.finish(), "nina", out);
  EXPECT_EQ(out.str(),
            "uts,local_time,artist,album,track\n"
            "1262304060,2010-01-01 00:01:00,坂本龍一,async,zure\n"
            "1262304000,2010-01-01 00:00:00,Low,\"Hey, What\",Days\n"
            "0,,Low,,Somewhen\n");
}

TEST(Plays, csv_keeps_names_byte_for_byte_and_doubled_plays_double) {
  SmallWarehouse small;
  const std::string odd = "\x1B[2J\0\uFFFE é e\u0301"s;
  small.play("nina", 7, odd, "", odd).play("nina", 7, odd, "", odd);
  std::ostringstream out;
  write_plays_csv(small.finish(), "nina", out);
  const std::string row = "7,1970-01-01 00:00:07," + odd + ",," + odd + "\n";
  EXPECT_EQ(out.str(), "uts,local_time,artist,album,track\n" + row + row);
}

TEST(Plays, csv_goes_through_the_years_without_losing_their_ends) {
  SmallWarehouse small;
  const std::int64_t year = days_from_civil({2010, 1, 1}) * kDay;
  for (const std::int64_t uts : {std::int64_t{1}, year - 1, year, year + 3 * 365 * kDay})
    small.play("nina", uts, "Low", "", std::to_string(uts));
  std::ostringstream out, text;
  DuckdbWarehouse& warehouse = small.finish();
  write_plays_csv(warehouse, "nina", out);
  EXPECT_EQ(out.str(),
            "uts,local_time,artist,album,track\n"
            "1356912000,2012-12-31 00:00:00,Low,,1356912000\n"
            "1262304000,2010-01-01 00:00:00,Low,,1262304000\n"
            "1262303999,2009-12-31 23:59:59,Low,,1262303999\n"
            "1,1970-01-01 00:00:01,Low,,1\n");
  write_plays_text(warehouse, "nina", 3, {60, false}, text);
  EXPECT_THAT(text.str(), testing::AllOf(testing::HasSubstr("1262303999"), testing::Not(testing::HasSubstr("1970"))));
}

TEST(Plays, csv_of_an_empty_history_is_the_header) {
  SmallWarehouse small;
  std::ostringstream out;
  write_plays_csv(small.finish(), "nina", out);
  EXPECT_EQ(out.str(), "uts,local_time,artist,album,track\n");
}

TEST(Plays, csv_says_when_it_cannot_be_written_whole) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = small.play("nina", 7, "Low", "", "Days").finish();
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  EXPECT_THROW(write_plays_csv(warehouse, "nina", out), Error);
}

TEST(Plays, refuse_an_unknown_listener) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = small.play("nina", 7, "Low", "", "Days").finish();
  std::ostringstream out;
  EXPECT_THROW(write_plays_csv(warehouse, "otto", out), Error);
  EXPECT_EQ(out.str(), "");
}

TEST(Plays, text_is_an_aligned_table_of_the_newest) {
  SmallWarehouse small;
  small.play("nina", 1262304000, "Low", "", "Days").play("nina", 1262304060, "坂本龍一\x1B", "", std::string(400, 'x'));
  small.play("nina", 0, "Low", "", "Somewhen");
  std::ostringstream out;
  write_plays_text(small.finish(), "nina", 2, {60, false}, out);
  std::istringstream lines(out.str());
  std::string first, second, third;
  std::getline(lines, first), std::getline(lines, second), std::getline(lines, third);
  EXPECT_EQ(display_width(first), 60);
  EXPECT_THAT(first, testing::StartsWith("2010-01-01 00:01:00  坂本龍一\uFFFD"));
  EXPECT_THAT(second, testing::AllOf(testing::StartsWith("2010-01-01 00:00:00  Low  "), testing::EndsWith("Days")));
  EXPECT_EQ(third, "");
}

}  // namespace
}  // namespace tonearm
