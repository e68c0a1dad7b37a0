// What a slice leaves of the answers: each number against the plays that were put in.
#include "report/slice.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "report/report.h"
#include "small_warehouse.h"

namespace tonearm {
namespace {

using testing::ElementsAre;

/// Monday the 4th of January 2010 and the days after it. Björk is half art pop, half techno.
void live(SmallWarehouse& small) {
  small.genre("Björk", "art pop", "pop", 0.5).genre("Björk", "techno", "electronic", 0.5);
  small.genre("Autechre", "idm", "electronic", 1).genre("Madonna", "dance pop", "pop", 1);
  small.plays("nina", "2010-01-04", 8, 10, "Björk");     // Monday morning
  small.plays("nina", "2010-01-05", 22, 6, "Autechre");  // Tuesday night
  small.plays("nina", "2010-01-09", 22, 5, "Madonna");   // Saturday night
  small.plays("nina", "2010-07-05", 8, 7, "Madonna");    // a Monday in July
  small.plays("nina", "2010-07-06", 8, 3, "Nobody");     // without a genre
  small.plays("olaf", "2010-01-04", 8, 99, "Madonna");
}

nlohmann::ordered_json answer(const Slice& slice, AnswerKind kind = AnswerKind::genres) {
  SmallWarehouse small;
  live(small);
  return report_json(small.finish(), kind, slice, 10);
}

double plays_of(const nlohmann::ordered_json& rows, const std::string& name) {
  for (const auto& row : rows)
    if (row["name"] == name) return row["plays"];
  return 0;
}

TEST(Slice, of_weekdays_and_hours_holds_just_their_plays) {
  Slice slice{"nina", {}, {}};
  slice.weekdays = {1, 2};
  slice.hours = {8};
  const auto json = answer(slice);
  EXPECT_EQ(json["coverage"]["scrobbles"], 20);
  EXPECT_EQ(plays_of(json["families"], "pop"), 12) << "half of Björk's, and Madonna's of July";
  EXPECT_EQ(plays_of(json["families"], "unknown"), 3);
  EXPECT_EQ(json["coverage"]["first_day"], "2010-01-04");
  EXPECT_EQ(json["coverage"]["last_day"], "2010-07-06");
}

TEST(Slice, of_a_season_is_its_months_of_every_year) {
  Slice slice{"nina", {}, {}};
  slice.seasons = {2};
  EXPECT_EQ(answer(slice)["coverage"]["scrobbles"], 10);
  slice.seasons = {0, 2};
  EXPECT_EQ(answer(slice)["coverage"]["scrobbles"], 31);
  slice.seasons = {1};
  EXPECT_EQ(answer(slice)["coverage"]["scrobbles"], 0);
}

TEST(Slice, of_a_family_counts_the_part_of_each_artist_that_belongs_to_it) {
  Slice slice{"nina", {}, {}};
  slice.families = {"electronic"};
  const auto json = answer(slice);
  EXPECT_EQ(plays_of(json["families"], "electronic"), 11) << "as the ranking of all says";
  EXPECT_EQ(plays_of(answer({"nina", {}, {}})["families"], "electronic"), 11);
  EXPECT_EQ(plays_of(json["families"], "pop"), 0);
  EXPECT_EQ(plays_of(json["genres"], "techno"), 5);
  EXPECT_EQ(json["coverage"]["genre_share"], 1.0);
}

TEST(Slice, of_a_family_and_a_genre_holds_either_once) {
  Slice slice{"nina", {}, {}};
  slice.families = {"electronic"};
  slice.genres = {"techno", "art pop"};
  const auto json = answer(slice);
  EXPECT_EQ(plays_of(json["genres"], "techno"), 5);
  EXPECT_EQ(plays_of(json["genres"], "art pop"), 5);
  EXPECT_EQ(plays_of(json["families"], "electronic"), 11);
}

TEST(Slice, of_the_unknown_shows_what_has_no_genre) {
  Slice slice{"nina", {}, {}};
  slice.families = {"unknown"};
  const auto json = answer(slice);
  EXPECT_EQ(plays_of(json["families"], "unknown"), 3);
  EXPECT_EQ(json["coverage"]["genre_share"], 0.0);
}

TEST(Slice, of_artists_holds_any_of_them) {
  Slice slice{"nina", {}, {}};
  slice.artists = {fingerprint({"Autechre"}), fingerprint({"Madonna"})};
  EXPECT_EQ(answer(slice)["coverage"]["scrobbles"], 18);
  slice.hours = {22};
  EXPECT_EQ(answer(slice)["coverage"]["scrobbles"], 11);
}

TEST(Slice, weighs_the_clock_by_genre) {
  Slice slice{"nina", {}, {}};
  slice.families = {"electronic"};
  const auto json = answer(slice, AnswerKind::clock);
  EXPECT_EQ(json["hours"][8]["plays"], 5);
  EXPECT_EQ(json["hours"][22]["plays"], 6);
  EXPECT_EQ(json["matrix"][0][8], 5);
  EXPECT_EQ(json["weekdays"][0]["plays"], 5);
}

TEST(Slice, weighs_years_and_their_new_artists_by_genre) {
  Slice slice{"nina", {}, {}};
  slice.families = {"pop"};
  const auto json = answer(slice, AnswerKind::years);
  EXPECT_EQ(json["years"][0]["plays"], 17);
  EXPECT_EQ(json["years"][0]["artists"], 2);
  EXPECT_EQ(json["years"][0]["new_artist_share"], 1.0);
}

TEST(Slice, grouped_by_genre_describes_the_genres_of_a_family) {
  Slice slice{"nina", {}, {}};
  slice.families = {"pop"};
  slice.grouping = Grouping::genre;
  const auto years = answer(slice, AnswerKind::years);
  EXPECT_EQ(plays_of(years["years"][0]["families"], "dance pop"), 12);
  const auto seasons = answer(slice, AnswerKind::seasons);
  EXPECT_EQ(plays_of(seasons["seasons"][0]["families"], "art pop"), 5);
  EXPECT_EQ(seasons["level"], "genre");
}

TEST(Slice, values_are_bound_and_never_text_of_the_statement) {
  Slice slice{"nina", {}, {}};
  const std::string hostile = "'); drop table dim_artist; --";
  slice.families = {hostile};
  slice.genres = {hostile};
  EXPECT_EQ(conditions(slice).text.find("drop"), std::string::npos);
  EXPECT_EQ(genres_of(slice).text.find("drop"), std::string::npos);
  EXPECT_THAT(genres_of(slice).parameters, ElementsAre(Value(hostile), Value(hostile)));
  EXPECT_EQ(answer(slice)["coverage"]["scrobbles"], 0);
}

TEST(Slice, cut_out_of_months_counts_whole_ones_by_month_and_its_ends_by_day) {
  SmallWarehouse small;
  for (const char* day : {"2010-01-14", "2010-01-15", "2010-02-01", "2010-02-28", "2010-03-31", "2010-04-09"})
    small.plays("nina", day, 8, 10, "Madonna");
  small.plays("nina", "2010-04-10", 8, 1, "Madonna");
  auto& warehouse = small.finish();
  const Slice slice{"nina", Date{2010, 1, 15}, Date{2010, 4, 9}};
  const PlaysByDay source = artist_plays(slice);
  std::vector<std::string> days;
  query(warehouse,
        "select h.day, h.plays from " + source.table + " h where " + conditions(slice, source.day) + " order by 1",
        [&](const Row& row) { days.push_back(as_string(row[0]) + " " + std::to_string(as_int(row[1]))); });
  EXPECT_THAT(days, ElementsAre("2010-01-15 10", "2010-02-01 20", "2010-03-01 10", "2010-04-09 10"));
}

TEST(Slice, reads_the_smallest_table_that_holds_its_days) {
  const auto day_of = [](std::optional<Date> from, std::optional<Date> to) {
    return artist_plays({"nina", from, to}).day;
  };
  EXPECT_EQ(day_of({}, {}), "month");
  EXPECT_EQ(day_of(Date{2010, 1, 1}, Date{2010, 12, 31}), "month");
  EXPECT_EQ(day_of({}, Date{2012, 2, 29}), "month");
  EXPECT_EQ(day_of(Date{2010, 1, 2}, {}), "day");
  EXPECT_EQ(day_of(Date{2010, 1, 1}, Date{2010, 12, 30}), "day");
  EXPECT_EQ(day_of(Date{2010, 1, 2}, Date{2010, 2, 27}), "local_date") << "holds no whole month";
  EXPECT_EQ(day_of(Date{2010, 12, 2}, Date{2011, 1, 31}), "day");
}

}  // namespace
}  // namespace tonearm
