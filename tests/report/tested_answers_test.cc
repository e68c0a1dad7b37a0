// Answers with a verdict, on histories whose truth is known.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/report.h"
#include "small_warehouse.h"

namespace tonearm {
namespace {

using testing::Contains;
using testing::HasSubstr;

/// Plays of every third day: rock and folk take turns by the week; in summer (June to August) `summer` is played
/// beside.
void live(SmallWarehouse& small, int first_year, int last_year, const char* summer) {
  small.genre("Low", "slowcore", "rock", 1).genre("Nick", "folk", "folk", 1).genre("Nas", "hip hop", "hip hop", 1);
  std::int64_t day = days_from_civil({first_year, 1, 1});
  const std::int64_t end = days_from_civil({last_year + 1, 1, 1});
  for (int i = 0; day < end; day += 3, ++i) {
    const std::string date = format_date(civil_from_days(day));
    const unsigned month = civil_from_days(day).month;
    const bool warm = month >= 6 && month <= 8;
    small.plays("nina", date, 20, 8 + i * 7 % 5, i * 5 % 7 < 4 ? "Low" : "Nick");
    small.plays("nina", date, 21, 3 + i % 2, warm ? summer : "Low");
  }
}

nlohmann::ordered_json answer(SmallWarehouse& small, AnswerKind kind, Slice slice = {"nina", {}, {}}) {
  return report_json(small.finish(), kind, slice, 10);
}

nlohmann::ordered_json row_of(const nlohmann::ordered_json& rows, const std::string& name) {
  for (const auto& row : rows)
    if (row["name"] == name) return row;
  return {};
}

TEST(TestedAnswers, a_family_of_every_summer_is_a_season) {
  SmallWarehouse small;
  live(small, 2010, 2014, "Nas");
  const auto json = answer(small, AnswerKind::seasons);
  EXPECT_EQ(json["verdict"], "yes");
  EXPECT_LE(json["p"], 0.04);
  EXPECT_THAT(json["carried_by"], Contains("hip hop"));
  EXPECT_EQ(json["compared"]["season"], "summer");
  EXPECT_GT(row_of(json["by_family"], "hip hop")["low"], 0.1);
  EXPECT_THAT(json["sentence"].get<std::string>(), HasSubstr("in summer against winter, 95\u00a0% interval +"));
}

TEST(TestedAnswers, the_southern_summer_is_december_to_february) {
  SmallWarehouse small;
  live(small, 2010, 2014, "Nas");
  Slice slice{"nina", {}, {}};
  slice.hemisphere = Hemisphere::south;
  const auto json = answer(small, AnswerKind::seasons, slice);
  EXPECT_EQ(json["verdict"], "yes");
  EXPECT_EQ(json["seasons"][0]["season"], "summer");
  EXPECT_LT(row_of(json["by_family"], "hip hop")["high"], -0.1);
}

TEST(TestedAnswers, the_tropics_have_quarters_and_half_years) {
  SmallWarehouse small;
  live(small, 2010, 2013, "Nas");
  Slice slice{"nina", {}, {}};
  slice.hemisphere = Hemisphere::tropics;
  const auto json = answer(small, AnswerKind::seasons, slice);
  EXPECT_EQ(json["seasons"][2]["season"], "June to August");
  ASSERT_EQ(json["half_years"].size(), 2u);
  EXPECT_EQ(json["half_years"][1]["months"], "June to November");
  EXPECT_THAT(json["sentence"].get<std::string>(), HasSubstr("In the tropics there are no four seasons"));
}

TEST(TestedAnswers, nothing_of_the_season_is_no_yes) {
  SmallWarehouse small;
  live(small, 2010, 2014, "Low");
  EXPECT_NE(answer(small, AnswerKind::seasons)["verdict"], "yes");
}

TEST(TestedAnswers, two_years_are_never_enough_for_seasons_and_years) {
  SmallWarehouse small;
  live(small, 2010, 2011, "Nas");
  const auto json = answer(small, AnswerKind::seasons);
  EXPECT_EQ(json["verdict"], "not_enough_data");
  EXPECT_TRUE(json["p"].is_null());
  EXPECT_THAT(json["sentence"].get<std::string>(), HasSubstr("takes three full years of plays; this history has 2.0"));
}

TEST(TestedAnswers, a_taste_that_turns_over_is_a_change_of_years) {
  SmallWarehouse small;
  small.genre("Low", "slowcore", "rock", 1).genre("Nas", "hip hop", "hip hop", 1);
  const std::int64_t begin = days_from_civil({2010, 1, 1}), end = days_from_civil({2015, 1, 1});
  for (std::int64_t day = begin; day < end; day += 3) {
    const std::string date = format_date(civil_from_days(day));
    const int done = static_cast<int>((day - begin) * 10 / (end - begin));
    small.plays("nina", date, 20, 10 - done + static_cast<int>(day % 5), "Low");
    small.plays("nina", date, 21, 1 + done + static_cast<int>(day % 4), "Nas");
  }
  const auto json = answer(small, AnswerKind::years);
  EXPECT_EQ(json["verdict"], "yes");
  EXPECT_EQ(json["effect"]["unit"], "share");
  EXPECT_GT(json["interval"]["low"], 0.1);
  EXPECT_THAT(json["sentence"].get<std::string>(), HasSubstr("hip hop rose by "));
  EXPECT_EQ(json["descriptive"]["rising_artists"][0]["name"], "Nas");
  EXPECT_EQ(json["descriptive"]["falling_artists"][0]["name"], "Low");
  const auto& matrix = json["descriptive"]["similarity"]["matrix"];
  EXPECT_EQ(matrix[0][0], 1.0);
  EXPECT_GT(matrix[0][1], matrix[0][4]);
  EXPECT_EQ(matrix[0][4], matrix[4][0]);
}

TEST(TestedAnswers, genres_stand_in_for_families_on_request) {
  SmallWarehouse small;
  live(small, 2010, 2013, "Nas");
  Slice slice{"nina", {}, {}};
  slice.grouping = Grouping::genre;
  const auto json = answer(small, AnswerKind::seasons, slice);
  EXPECT_EQ(json["by_family"].size(), 3u);
  for (const auto& genre : json["by_family"]) EXPECT_NE(genre["name"], "rock");
}

TEST(TestedAnswers, without_any_tag_there_is_no_taste_to_compare) {
  SmallWarehouse small;
  for (int year = 2010; year < 2014; ++year)
    for (int month = 1; month <= 12; ++month)
      small.plays("nina", fmt::format("{}-{:02}-10", year, month), 20, 30, "Low");
  EXPECT_THAT(answer(small, AnswerKind::seasons)["sentence"].get<std::string>(),
              HasSubstr("No genre is known for any"));
  for (const AnswerKind kind : {AnswerKind::genres, AnswerKind::years, AnswerKind::clock})
    EXPECT_NE(report_json(small.finished(), kind, {"nina", {}, {}}, 10)["verdict"], "yes");
}

TEST(TestedAnswers, the_whole_history_and_the_same_days_as_a_range_answer_alike) {
  SmallWarehouse small;
  live(small, 2010, 2013, "Nas");
  for (const AnswerKind kind : {AnswerKind::genres, AnswerKind::years, AnswerKind::seasons, AnswerKind::clock}) {
    const auto whole =
        kind == AnswerKind::genres ? answer(small, kind) : report_json(small.finished(), kind, {"nina", {}, {}}, 10);
    const auto range = report_json(small.finished(), kind, {"nina", Date{2009, 1, 1}, Date{2014, 12, 31}}, 10);
    for (const char* key : {"verdict", "effect", "interval", "p", "visible", "n", "sentence"})
      EXPECT_EQ(whole[key], range[key]) << answer_name(kind) << ' ' << key;
  }
}

TEST(TestedAnswers, a_history_of_one_day_has_no_verdicts) {
  SmallWarehouse small;
  small.genre("Low", "slowcore", "rock", 1).plays("nina", "2010-01-31", 23, 70, "Low");
  EXPECT_EQ(answer(small, AnswerKind::clock)["verdict"], "not_enough_data");
  for (const AnswerKind kind : {AnswerKind::genres, AnswerKind::years, AnswerKind::seasons})
    EXPECT_EQ(report_json(small.finished(), kind, {"nina", {}, {}}, 10)["verdict"], "not_enough_data");
}

}  // namespace
}  // namespace tonearm
