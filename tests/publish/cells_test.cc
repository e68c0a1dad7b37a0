#include "publish/cells.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/csv.h"

namespace tonearm {
namespace {

using namespace std::string_literals;

std::string csv(const Value& cell, bool for_spreadsheet = false) {
  std::string line;
  append_csv(line, cell, for_spreadsheet);
  return line;
}
std::string json(const Value& cell) {
  std::string line;
  append_json(line, cell);
  return line;
}

const std::string kStrange[] = {"NUL \0 in\0"s, "\"",    ",",    "a\r\nb", "\r",   "\n", " ends ",      "\t",
                                "\\",           "\x1B[", "\x7F", "=1+1",   "NULL", "é",  "\xE2\x80\xA8"};

TEST(Cells, a_csv_tells_null_from_the_empty_text) {
  EXPECT_EQ(csv({}), "");
  EXPECT_EQ(csv(""), "\"\"");
}

TEST(Cells, every_text_comes_back_from_csv_and_json_as_it_was) {
  for (const std::string& text : kStrange) {
    EXPECT_EQ(parse_csv("x," + csv(text) + "\r\n").at(0).at(1), text);
    EXPECT_EQ(nlohmann::json::parse(json(text)).get<std::string>(), text);
  }
}

TEST(Cells, numbers_keep_every_digit) {
  EXPECT_EQ(csv(std::int64_t{-9223372036854775807}), "-9223372036854775807");
  EXPECT_EQ(std::stod(csv(0.1 + 0.2)), 0.1 + 0.2);
  EXPECT_EQ(json(1.5), "1.5");
  EXPECT_EQ(json({}), "null");
}

TEST(Cells, a_spreadsheet_runs_no_text_and_still_counts) {
  for (const char* formula : {"=1+1", "+1", "-1", "@SUM(1)"}) EXPECT_EQ(csv(formula, true), "'"s + formula);
  EXPECT_EQ(csv("\tx", true), "'\tx");
  EXPECT_EQ(csv(std::int64_t{-5}, true), "-5");
  EXPECT_EQ(csv("plain", true), "plain");
}

TEST(Cells, a_local_time_has_its_distance_from_utc) {
  constexpr std::int64_t uts = 1396710191;  // 2014-04-05T15:03:11Z
  EXPECT_EQ(local_time_text(uts, uts + 7200), "2014-04-05T17:03:11+02:00");
  EXPECT_EQ(local_time_text(uts, uts - 12600), "2014-04-05T11:33:11-03:30");
  EXPECT_EQ(local_time_text(uts, uts), "2014-04-05T15:03:11+00:00");
  EXPECT_EQ(local_time_text(uts, uts - 2670), "2014-04-05T14:19:11-00:44") << "Monrovia until 1972 had seconds";
}

}  // namespace
}  // namespace tonearm
