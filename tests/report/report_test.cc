#include "report/report.h"

#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/error.h"
#include "core/window.h"
#include "report/display_text.h"
#include "small_warehouse.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

constexpr AnswerKind kAll[] = {AnswerKind::summary, AnswerKind::genres,  AnswerKind::clock,
                               AnswerKind::years,   AnswerKind::seasons, AnswerKind::top};

Error error_of(Warehouse& warehouse, const Slice& slice, int limit = 10) {
  try {
    report_json(warehouse, AnswerKind::genres, slice, limit);
  } catch (const Error& error) {
    return error;
  }
  return Error(Remedy::try_again, "nothing was thrown");
}

DuckdbWarehouse& some_plays(SmallWarehouse& small) {
  small.genre("Low", "slowcore", "rock", 1).genre("坂本龍一", "ambient", "ambient", 1);
  small.plays("nina", "2010-01-31", 23, 70, "Low").plays("nina", "2010-02-15", 1, 70, "坂本龍一");
  small.plays("nina", "2010-12-31", 12, 90, "Low\x1B[31m").plays("otto", "2010-01-01", 1, 5, "Low");
  small.play("nina", 0, "Low", "", "Somewhen");
  return small.finish();
}

TEST(Report, every_answer_has_the_same_frame) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = some_plays(small);
  for (const AnswerKind kind : kAll) {
    const auto json = report_json(warehouse, kind, {"nina", {}, {}}, 10);
    EXPECT_EQ(json["answer"], answer_name(kind));
    EXPECT_EQ(json["user"], "nina");
    const bool tested = kind != AnswerKind::summary && kind != AnswerKind::top;
    EXPECT_EQ(json["verdict"].is_null(), !tested);
    EXPECT_EQ(json["method"] == "descriptive", !tested);
    for (const char* key : {"effect", "interval", "p", "visible", "n"}) EXPECT_TRUE(json.contains(key)) << key;
    EXPECT_FALSE(json["sentence"].get<std::string>().empty());
    EXPECT_EQ(json["coverage"]["scrobbles_in_range"], 231);
    EXPECT_EQ(json["coverage"]["without_time"], 1);
  }
}

TEST(Report, an_empty_history_is_an_answer) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = small.finish();
  for (const AnswerKind kind : kAll) {
    const auto json = report_json(warehouse, kind, {"nina", {}, {}}, 10);
    EXPECT_EQ(json["sentence"], "The history of nina holds no scrobbles yet.") << answer_name(kind);
    EXPECT_EQ(nlohmann::ordered_json::parse(json.dump()), json);
    EXPECT_EQ(json.dump().find("nan"), std::string::npos);
    EXPECT_THAT(report_text(warehouse, kind, {"nina", {}, {}}, 10, {80, false}),
                HasSubstr("Rests on 0 of 0 scrobbles"));
  }
}

TEST(Report, a_range_without_plays_is_an_answer) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = some_plays(small);
  for (const AnswerKind kind : kAll) {
    const auto json = report_json(warehouse, kind, {"nina", Date{2011, 1, 1}, Date{2011, 12, 31}}, 10);
    EXPECT_EQ(json["sentence"], "The history of nina holds no scrobbles from 2011-01-01 to 2011-12-31.");
    EXPECT_EQ(json["coverage"]["genre_share"], 0.0);
    EXPECT_TRUE(json["coverage"]["first_day"].is_null());
  }
}

TEST(Report, a_history_without_any_time_is_an_answer) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = small.play("nina", 0, "Low", "", "One").finish();
  EXPECT_EQ(report_json(warehouse, AnswerKind::clock, {"nina", {}, {}}, 10)["sentence"],
            "None of 1 scrobble has a known time, so there is nothing to answer from.");
  EXPECT_EQ(report_json(warehouse, AnswerKind::summary, {"nina", {}, {}}, 10)["sentence"],
            "1 scrobble of 1 artist, none with a known time.");
}

TEST(Report, both_ends_of_a_range_are_included) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = some_plays(small);
  const auto in = [&](Date from, Date to) {
    return report_json(warehouse, AnswerKind::genres, {"nina", from, to}, 10)["coverage"]["scrobbles"];
  };
  EXPECT_EQ(in({2010, 1, 31}, {2010, 12, 31}), 230);
  EXPECT_EQ(in({2010, 1, 31}, {2010, 1, 31}), 60);  // 23:00 to 23:59; ten fall on the next day
  EXPECT_EQ(in({2010, 2, 1}, {2010, 12, 30}), 80);
}

TEST(Report, whole_months_and_odd_days_count_the_same_plays) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = some_plays(small);
  const auto years = [&](Date from, Date to) {
    return report_json(warehouse, AnswerKind::years, {"nina", from, to}, 10)["years"];
  };
  EXPECT_EQ(years({2010, 1, 1}, {2010, 12, 31}), years({2010, 1, 2}, {2011, 1, 30}));
}

TEST(Report, an_unknown_listener_is_told_the_nearest_name) {
  SmallWarehouse small;
  const Error error = error_of(some_plays(small), {"Nin", {}, {}});
  EXPECT_EQ(error.remedy(), Remedy::fix_usage);
  EXPECT_THAT(error.what(), HasSubstr("no plays of \"Nin\""));
  EXPECT_EQ(error.what_to_do(), "Ask for \"nina\".");
  SmallWarehouse other;
  EXPECT_EQ(error_of(some_plays(other), {"somebody-else", {}, {}}).what_to_do(), "Ask for one of: nina, otto.");
}

TEST(Report, a_listener_with_nothing_but_a_gap_is_known) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = small.gap("nina", 0, 1000, "error 8").plays("otto", "2010-01-01", 1, 1, "Low").finish();
  EXPECT_THAT(users_of(warehouse), testing::ElementsAre("nina", "otto"));
}

TEST(Report, refuses_a_range_that_ends_before_it_begins_and_a_limit_below_1) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = some_plays(small);
  EXPECT_EQ(error_of(warehouse, {"nina", Date{2011, 1, 1}, Date{2010, 1, 1}}).remedy(), Remedy::fix_usage);
  EXPECT_EQ(error_of(warehouse, {"nina", {}, {}}, 0).remedy(), Remedy::fix_usage);
}

TEST(Report, a_name_is_never_sql) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = small.plays("x' or '1'='1", "2010-01-01", 1, 2, "Low").finish();
  EXPECT_EQ(report_json(warehouse, AnswerKind::genres, {"x' or '1'='1", {}, {}}, 10)["coverage"]["scrobbles"], 2);
}

TEST(Report, names_the_gaps_that_touch_the_range) {
  SmallWarehouse small;
  const std::int64_t day = days_from_civil({2010, 6, 1}) * kDay;
  DuckdbWarehouse& warehouse = small.plays("nina", "2010-01-01", 1, 2, "Low")
                                   .gap("nina", day, day + 60, "error 8\x1B")
                                   .gap("nina", day + 400 * kDay, kForever, "down")
                                   .gap("otto", day, day + 60, "error 8")
                                   .finish();
  const auto all = report_json(warehouse, AnswerKind::genres, {"nina", {}, {}}, 10)["coverage"];
  EXPECT_EQ(all["gap_count"], 2);
  EXPECT_EQ(all["gaps"][0]["from"], "2010-06-01T00:00:00Z");
  EXPECT_TRUE(all["gaps"][1]["to"].is_null());
  const auto spring = report_json(warehouse, AnswerKind::genres, {"nina", Date{2010, 1, 1}, Date{2010, 5, 30}}, 10);
  EXPECT_EQ(spring["coverage"]["gap_count"], 0);
  EXPECT_THAT(report_text(warehouse, AnswerKind::top, {"nina", {}, {}}, 10, {200, false}),
              HasSubstr("2 gaps that the"));
}

TEST(Report, no_line_is_wider_than_the_terminal_and_no_name_reaches_it_raw) {
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = some_plays(small);
  for (const AnswerKind kind : kAll)
    for (const int width : {40, 41, 79, 120, 200}) {
      const std::string text = report_text(warehouse, kind, {"nina", {}, {}}, 10, {width, false});
      EXPECT_EQ(text.find('\x1B'), std::string::npos);
      std::istringstream lines(text);
      for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
    }
}

void collect_keys(const nlohmann::ordered_json& json, std::set<std::string>& keys) {
  if (json.is_object())
    for (const auto& [key, value] : json.items()) keys.insert(key);
  if (json.is_structured())
    for (const auto& value : json) collect_keys(value, keys);
}

TEST(Report, every_key_is_documented) {
  std::ifstream file(TONEARM_SOURCE_DIR "/docs/answers.md");
  const std::string page((std::istreambuf_iterator<char>(file)), {});
  SmallWarehouse small;
  DuckdbWarehouse& warehouse = some_plays(small.gap("nina", 0, 1000, "error 8"));
  std::set<std::string> keys;
  for (const AnswerKind kind : kAll) collect_keys(report_json(warehouse, kind, {"nina", {}, {}}, 10), keys);
  EXPECT_GT(keys.size(), 60u);
  for (const std::string& key : keys) EXPECT_THAT(page, HasSubstr("`" + key + "`"));
}

TEST(Report, names_of_answers_go_both_ways) {
  for (const AnswerKind kind : kAll) EXPECT_EQ(parse_answer_kind(answer_name(kind)), kind);
  EXPECT_FALSE(parse_answer_kind("genre"));
  EXPECT_EQ(answer_names().size(), std::size(kAll));
}

}  // namespace
}  // namespace tonearm
