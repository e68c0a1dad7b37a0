#include "lake/keys.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

constexpr std::int64_t kSeen = 1'795'395'906;  // 2026-11-23T01:05:06Z

struct NamedObservation {
  const char* key;
  ObservationName name;
};

TEST(Keys, observations_have_names_both_ways) {
  for (const auto& [key, name] : std::vector<NamedObservation>{
           {"raw/scrobbles/user=rj/00000017-1108290001-1429051512-20261123T010506Z.json.zst",
            {"rj", 17, {1'108'290'001, 1'429'051'512}, kSeen}},
           {"raw/scrobbles/user=rj/00000001-0-open-20261123T010506Z.json.zst", {"rj", 1, {0, kForever}, kSeen}},
           {"raw/scrobbles/user=a_b-c%2Ed/123456789-5-6-19700101T000000Z.json.zst",
            {"a_b-c%2Ed", 123'456'789, {5, 6}, 0}}}) {
    EXPECT_EQ(observation_key(name), key);
    EXPECT_EQ(parse_observation_key(key), name) << key;
  }
}

TEST(Keys, other_names_are_no_observations) {
  for (const char* key : {"", "raw/scrobbles/user=rj/", "raw/scrobbles/user=rj/.json.zst",
                          "raw/scrobbles/user=rj/00000017-1-2-20261123T010506Z.json",
                          "raw/scrobbles/rj/00000017-1-2-20261123T010506Z.json.zst",
                          "raw/scrobbles/user=rj/x/00000017-1-2-20261123T010506Z.json.zst",
                          "raw/scrobbles/user=rj/00000017-2-2-20261123T010506Z.json.zst",
                          "raw/scrobbles/user=rj/00000017-3-2-20261123T010506Z.json.zst",
                          "raw/scrobbles/user=rj/00000017-open-2-20261123T010506Z.json.zst",
                          "raw/scrobbles/user=rj/00000017--1-2-20261123T010506Z.json.zst",
                          "raw/scrobbles/user=rj/17x-1-2-20261123T010506Z.json.zst",
                          "raw/scrobbles/user=rj/00000017-1-2-20261323T010506Z.json.zst",
                          "raw/scrobbles/user=rj/00000017-1-2-3-20261123T010506Z.json.zst",
                          "raw/scrobbles/user=rj/00000017-1-99999999999999999999-20261123T010506Z.json.zst",
                          "damaged/raw/scrobbles/user=rj/00000017-1-2-20261123T010506Z.json.zst",
                          "raw/scrobbles/user=rj/00000017-1-2-20261123T010506Z.json.zst.aside",
                          "runs/user=rj/00000041-20261123T010506Z.json"})
    EXPECT_FALSE(parse_observation_key(key)) << key;
}

TEST(Keys, tag_batches_have_names_both_ways) {
  EXPECT_EQ(tag_batch_key({3, kSeen}), "raw/artist_tags/00000003-20261123T010506Z.jsonl.zst");
  EXPECT_EQ(parse_tag_batch_key("raw/artist_tags/00000003-20261123T010506Z.jsonl.zst"), (TagBatchName{3, kSeen}));
  for (const char* key :
       {"", "raw/artist_tags/", "raw/artist_tags/00000003.jsonl.zst", "raw/artist_tags/x-20261123T010506Z.jsonl.zst",
        "raw/artist_tags/00000003-20261123T010506Z.json.zst", "raw/artist_tags/a/00000003-20261123T010506Z.jsonl.zst"})
    EXPECT_FALSE(parse_tag_batch_key(key)) << key;
}

TEST(Keys, runs_have_names_both_ways) {
  EXPECT_EQ(run_key({"rj", 41, kSeen}), "runs/user=rj/00000041-20261123T010506Z.json");
  EXPECT_EQ(parse_run_key("runs/user=rj/00000041-20261123T010506Z.json"), (RunName{"rj", 41, kSeen}));
  for (const char* key : {"", "runs/", "runs/user=rj/", "runs/user=rj/41.json", "runs/00000041-20261123T010506Z.json",
                          "runs/user=rj/00000041-20261123T010506Z.json.zst", "runs/user=rj/-1-20261123T010506Z.json"})
    EXPECT_FALSE(parse_run_key(key)) << key;
}

TEST(Keys, sequences_beyond_eight_digits_still_come_back) {
  const ObservationName name{"rj", 1'234'567'890, {1, 2}, kSeen};
  EXPECT_EQ(parse_observation_key(observation_key(name)), name);
}

TEST(Keys, a_users_name_has_no_letter_case_and_no_odd_bytes) {
  EXPECT_EQ(user_part("RJ"), "rj");
  EXPECT_EQ(user_part("a_b-9"), "a_b-9");
  EXPECT_EQ(user_part("a/b.c d"), "a%2Fb%2Ec%20d");
  EXPECT_EQ(user_part("é"), "%C3%A9");
  EXPECT_EQ(user_part("%2F"), "%252f");
  EXPECT_NE(user_part("a%b"), user_part("a%25b"));
}

TEST(Keys, every_observation_lies_under_its_users_prefix_alone) {
  EXPECT_TRUE(observation_key({"rj", 1, {1, 2}, 3}).starts_with(observations_prefix("rj")));
  EXPECT_FALSE(observation_key({"rjx", 1, {1, 2}, 3}).starts_with(observations_prefix("rj")));
  EXPECT_TRUE(run_key({"rj", 1, 3}).starts_with(runs_prefix("rj")));
}

TEST(Keys, staged_objects_have_their_places) {
  EXPECT_EQ(staged_month_key("rj", {2015, 4}), "staged/scrobbles/user=rj/year=2015/month=04/scrobbles.parquet");
  EXPECT_EQ(staged_month_key("rj", {}), "staged/scrobbles/user=rj/year=0000/month=00/scrobbles.parquet");
  EXPECT_EQ(damaged_key("raw/x"), "damaged/raw/x");
}

TEST(Keys, a_month_holds_its_seconds_and_second_0_stands_alone) {
  EXPECT_EQ(month_of(0), (Month{}));
  EXPECT_EQ(month_of(1), (Month{1970, 1}));
  EXPECT_EQ(month_of(1'427'846'399), (Month{2015, 3}));
  EXPECT_EQ(month_of(1'427'846'400), (Month{2015, 4}));
  EXPECT_EQ(month_window({}), (Window{0, 1}));
  EXPECT_EQ(month_window({1970, 1}).from, 1);
}

TEST(Keys, months_follow_each_other_without_a_gap) {
  for (Month month; month < Month{2040, 1}; month = next_month(month)) {
    const Window window = month_window(month);
    ASSERT_EQ(window.to, month_window(next_month(month)).from);
    ASSERT_EQ(month_of(window.from), month);
    ASSERT_EQ(month_of(window.to - 1), month);
  }
}

}  // namespace
}  // namespace tonearm
