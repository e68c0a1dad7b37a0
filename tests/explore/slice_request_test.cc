#include "explore/slice_request.h"

#include <gmock/gmock.h>

#include "../fakes/error_of.h"
#include "explored_history.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Slice slice(const QueryPairs& query) { return ExploredHistory::instance().slice(query); }
Error refused(const QueryPairs& query) {
  const Error error = error_of([&] { slice(query); });
  EXPECT_EQ(error.remedy(), Remedy::fix_usage);
  return error;
}

TEST(SliceRequest, takes_each_filter) {
  const Slice all = slice({{"user", "bob"},
                           {"from", "2014-01-01"},
                           {"to", "2014-12-31"},
                           {"weekday", "7"},
                           {"weekday", "1"},
                           {"hour", "0"},
                           {"hour", "23"},
                           {"season", "summer"},
                           {"family", "rock"},
                           {"family", "ambient"},
                           {"genre", "trip hop"},
                           {"artist", "-42"}});
  EXPECT_EQ(all.user, "bob");
  EXPECT_EQ(all.from, (Date{2014, 1, 1}));
  EXPECT_EQ(all.to, (Date{2014, 12, 31}));
  EXPECT_THAT(all.weekdays, ElementsAre(1, 7));
  EXPECT_THAT(all.hours, ElementsAre(0, 23));
  EXPECT_THAT(all.seasons, ElementsAre(2));
  EXPECT_THAT(all.families, ElementsAre("ambient", "rock"));
  EXPECT_THAT(all.genres, ElementsAre("trip hop"));
  EXPECT_THAT(all.artists, ElementsAre(-42));
  EXPECT_EQ(all.grouping, Grouping::family);
}

TEST(SliceRequest, takes_nothing_from_nothing) {
  EXPECT_TRUE(slice({}).whole());
  EXPECT_TRUE(slice({{"from", ""}, {"to", ""}}).whole());
  EXPECT_EQ(slice({}).user, "ada");
}

TEST(SliceRequest, of_one_family_genres_are_compared) {
  EXPECT_EQ(slice({{"family", "rock"}}).grouping, Grouping::genre);
  EXPECT_EQ(slice({{"genre", "ambient"}}).grouping, Grouping::genre);
  EXPECT_EQ(slice({{"family", "rock"}, {"family", "ambient"}}).grouping, Grouping::family);
}

TEST(SliceRequest, a_season_has_the_months_of_its_hemisphere) {
  ExploredHistory& history = ExploredHistory::instance();
  const Parameters winter(QueryPairs{{"season", "winter"}});
  EXPECT_THAT(slice_of(history.warehouse(), winter, "ada", Hemisphere::north).seasons, ElementsAre(0));
  EXPECT_THAT(slice_of(history.warehouse(), winter, "ada", Hemisphere::south).seasons, ElementsAre(2));
  EXPECT_THAT(slice_of(history.warehouse(), winter, "ada", Hemisphere::tropics).seasons, ElementsAre(0));
}

TEST(SliceRequest, says_what_is_wrong_and_what_is_allowed) {
  EXPECT_THAT(refused({{"weekday", "8"}}).what(), HasSubstr("weekday is \"8\""));
  EXPECT_EQ(refused({{"weekday", "0"}}).what_to_do(), "Give whole numbers from 1 to 7.");
  EXPECT_THAT(refused({{"hour", ""}}).what(), HasSubstr("has no value"));
  EXPECT_EQ(refused({{"hour", "24"}}).what_to_do(), "Give whole numbers from 0 to 23.");
  EXPECT_EQ(refused({{"hour", "7.5"}}).what_to_do(), "Give whole numbers from 0 to 23.");
  EXPECT_EQ(refused({{"from", "2014-02-30"}}).what_to_do(), "Give a day as 2010-01-31.");
  EXPECT_EQ(refused({{"from", "2014-1-1"}}).what_to_do(), "Give a day as 2010-01-31.");
  EXPECT_THAT(refused({{"from", "2014-02-02"}, {"to", "2014-02-01"}}).what(), HasSubstr("lies before"));
  EXPECT_THAT(refused({{"from", "2014-02-02"}, {"from", "2014-02-01"}}).what(), HasSubstr("2 times"));
  EXPECT_THAT(refused({{"season", "monsoon"}}).what_to_do(), HasSubstr("winter"));
  EXPECT_EQ(refused({{"family", "Rok"}}).what_to_do(), "Did you mean \"rock\"?");
  EXPECT_EQ(refused({{"genre", "slow core"}}).what_to_do(), "Did you mean \"slowcore\"?");
  EXPECT_EQ(refused({{"user", "adda"}}).what_to_do(), "Ask for \"ada\".");
  EXPECT_THAT(refused({{"artist", "Mogwai"}}).what_to_do(), HasSubstr("id"));
  EXPECT_THAT(refused({{"artist", "92233720368547758080"}}).what_to_do(), HasSubstr("id"));
}

TEST(SliceRequest, hostile_values_stay_values) {
  for (const std::string& text : {std::string("'; drop table fact_scrobbles; --"), std::string("\" or 1=1"),
                                  std::string("<img src=x onerror=alert(1)>"), std::string("%' or '%'='")})
    for (const char* name : {"user", "from", "weekday", "hour", "season", "family", "genre", "artist"})
      refused({{name, text}});
  refused({{"family", std::string("rock\0", 5)}});
  refused({{"genre", "\xff\xfe"}});
  refused({{"genre", "\xed\xa0\x80"}});
  refused({{"user", std::string(4096, 'a')}});
  refused(QueryPairs(300, {"hour", "1"}));
  EXPECT_GT(ExploredHistory::instance().ask("/meta")["scrobbles"], 0);
}

TEST(Parameters, an_unknown_name_is_told_the_nearest) {
  const Parameters parameters(QueryPairs{{"wekday", "1"}});
  const Error error = error_of([&] { parameters.allow_only(filter_names()); });
  EXPECT_EQ(error.what_to_do(), "Did you mean weekday?");
}

TEST(Parameters, a_prefix_stands_before_the_same_name_without_it) {
  const Parameters both(QueryPairs{{"from", "2010-01-01"}, {"hour", "5"}, {"a.from", "2011-01-01"}, {"b.hour", "7"}});
  EXPECT_EQ(both.with_prefix("a.").one("from"), "2011-01-01");
  EXPECT_EQ(both.with_prefix("a.").one("hour"), "5");
  EXPECT_EQ(both.with_prefix("b.").one("from"), "2010-01-01");
  EXPECT_EQ(both.with_prefix("b.").one("hour"), "7");
  EXPECT_THAT(both.with_prefix("b.").all("a.from"), IsEmpty());
}

TEST(Parameters, numbers_are_whole_and_within_bounds) {
  EXPECT_EQ(Parameters(QueryPairs{}).number("limit", 10, 1, 100), 10);
  EXPECT_EQ(Parameters(QueryPairs{{"limit", "100"}}).number("limit", 10, 1, 100), 100);
  for (const char* text : {"0", "101", "-1", "1e3", "ten", "99999999999999999999"})
    EXPECT_EQ(error_of([&] {
                Parameters(QueryPairs{{"limit", text}}).number("limit", 10, 1, 100);
              }).what_to_do(),
              "Give a whole number from 1 to 100.");
}

}  // namespace
}  // namespace tonearm
