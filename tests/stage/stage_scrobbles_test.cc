#include "stage/stage_scrobbles.h"

#include <gmock/gmock.h>

#include <set>

#include "core/fingerprint.h"
#include "fakes/listening.h"
#include "stage/staged_lake.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using StageScrobbles = StagedLake;
const Window kSpring{utc(2015, 3, 1), utc(2015, 6, 1)};

TEST_F(StageScrobbles, each_month_is_an_object_of_its_own) {
  observe(1, kSpring, {play(utc(2015, 5, 2)), play(utc(2015, 3, 31)), play(utc(2015, 3, 2))});
  const StagedScrobbles staged = stage();
  EXPECT_EQ(staged.rows, 3);
  EXPECT_EQ(staged.months, 2);
  ASSERT_THAT(months(), SizeIs(2));
  EXPECT_EQ(months().begin()->first, "staged/scrobbles/user=rj/year=2015/month=03/scrobbles.parquet");
}

TEST_F(StageScrobbles, the_latest_observation_of_each_instant_is_staged) {
  observe(1, kSpring, {play(utc(2015, 3, 2), "old"), play(utc(2015, 4, 2), "old"), play(utc(2015, 5, 2), "old")});
  observe(2, {utc(2015, 4, 1), utc(2015, 5, 1)}, {play(utc(2015, 4, 3), "new")});
  stage();
  EXPECT_THAT(texts("track"), ElementsAre("old", "new", "old"));
}

TEST_F(StageScrobbles, equal_plays_are_kept_and_have_ids_of_their_own) {
  observe(1, kSpring, {play(kSpring.from), play(kSpring.from), play(kSpring.from, "u"), play(kSpring.from + 1)});
  EXPECT_EQ(stage().rows, 4);
  std::set<std::int64_t> ids;
  for (const Row& row : rows("scrobble_id")) ids.insert(as_int(row[0]));
  EXPECT_THAT(ids, SizeIs(4));
}

TEST_F(StageScrobbles, equal_names_with_different_musicbrainz_ids_have_ids_of_their_own) {
  const std::int64_t uts = kSpring.from;
  observe(1, kSpring,
          {{uts, "a", "1", "", "", "t", ""}, {uts, "a", "1", "", "", "u", ""}, {uts, "a", "2", "", "", "t", ""}});
  stage();
  std::set<std::int64_t> ids;
  for (const Row& row : rows("scrobble_id")) ids.insert(as_int(row[0]));
  EXPECT_THAT(ids, SizeIs(3));
}

TEST_F(StageScrobbles, plays_without_a_time_are_kept_without_one) {
  observe(1, {0, 1}, {play(0, "x"), play(0, "y")});
  observe(2, {1, kForever}, {play(1)});
  stage();
  const std::vector<Row> staged = rows("uts, played_at, local_at");
  ASSERT_THAT(staged, SizeIs(3));
  EXPECT_EQ(staged[0], (Row{Value(std::int64_t{0}), Value(), Value()}));
  EXPECT_EQ(staged[2], (Row{Value(std::int64_t{1}), Value(std::string("1970-01-01 00:00:01")),
                            Value(std::string("1970-01-01 00:00:01"))}));
  EXPECT_TRUE(months().contains("staged/scrobbles/user=rj/year=0000/month=00/scrobbles.parquet"));
}

TEST_F(StageScrobbles, rows_hold_names_byte_for_byte_their_ids_and_local_time) {
  const Scrobble strange{utc(2015, 7, 1, 12), std::string("a\0b", 3), "m1", "\xEF\xBF\xBE", "m2", " e\xCC\x81 ", "m3"};
  observe(1, {utc(2015, 7, 1), utc(2015, 8, 1)}, {strange});
  stage("Europe/Berlin");
  const auto text = [](const std::string& value) { return Value(value); };
  EXPECT_EQ(rows("artist, artist_mbid, album, album_mbid, track, track_mbid, played_at, local_at, \"user\"").at(0),
            (Row{text(strange.artist), text("m1"), text(strange.album), text("m2"), text(strange.track), text("m3"),
                 text("2015-07-01 12:00:00"), text("2015-07-01 14:00:00"), text("rj")}));
  EXPECT_EQ(rows("artist_id, track_id, album_id").at(0),
            (Row{Value(fingerprint({strange.artist})), Value(fingerprint({strange.artist, strange.track})),
                 Value(fingerprint({strange.artist, strange.album}))}));
}

TEST_F(StageScrobbles, no_album_has_no_id) {
  observe(1, kSpring, {play(kSpring.from)});
  stage();
  EXPECT_EQ(rows("album, album_id").at(0), (Row{Value(std::string()), Value()}));
}

TEST_F(StageScrobbles, only_months_whose_observations_changed_are_made_again) {
  observe(1, kSpring, {play(utc(2015, 3, 2)), play(utc(2015, 4, 2)), play(utc(2015, 5, 2))});
  EXPECT_EQ(stage().months_rebuilt, 3);
  EXPECT_EQ(stage().months_rebuilt, 0);
  const auto before = store.list("staged/");
  observe(2, {utc(2015, 4, 10), utc(2015, 4, 11)}, {play(utc(2015, 4, 10))});
  EXPECT_EQ(stage().months_rebuilt, 1);
  EXPECT_EQ(rows("uts").size(), 4u);
  EXPECT_EQ(store.list("staged/scrobbles/user=rj/year=2015/month=03/")[0], before[1]) << "not even written again";
}

TEST_F(StageScrobbles, from_scratch_makes_all_and_the_bytes_are_the_same) {
  Listening listening(3);
  std::vector<Scrobble> plays;
  for (int i = 0; i < 900; ++i)
    plays.push_back(listening.play(kSpring.from + listening.below(kSpring.to - kSpring.from)));
  observe(1, {utc(2015, 3, 1), utc(2015, 4, 15)}, {plays.begin(), plays.begin() + 200});
  stage();
  observe(2, kSpring, plays);
  stage();
  const auto in_steps = months();
  EXPECT_EQ(stage("UTC", true).months_rebuilt, 3);
  EXPECT_EQ(months(), in_steps);
  for (const ObjectInfo& object : store.list("staged/")) store.remove(object.key);
  stage();
  EXPECT_EQ(months(), in_steps);
}

TEST_F(StageScrobbles, other_zones_stage_again) {
  observe(1, kSpring, {play(utc(2015, 3, 2))});
  stage("UTC");
  EXPECT_EQ(stage("UTC,2019-03-01=Europe/Berlin").months_rebuilt, 1);
  EXPECT_EQ(stage("Asia/Tokyo").months_rebuilt, 1);
  EXPECT_THAT(texts("local_at"), ElementsAre("2015-03-02 09:00:00"));
}

TEST_F(StageScrobbles, a_month_that_lost_all_its_plays_is_gone) {
  observe(1, kSpring, {play(utc(2015, 3, 2)), play(utc(2015, 4, 2))});
  stage();
  observe(2, {utc(2015, 4, 1), utc(2015, 5, 1)}, {});
  EXPECT_EQ(stage().rows, 1);
  EXPECT_THAT(months(), SizeIs(1));
}

TEST_F(StageScrobbles, a_damaged_object_is_named_and_the_rest_is_staged) {
  observe(1, {utc(2015, 3, 1), utc(2015, 4, 1)}, {play(utc(2015, 3, 2))});
  const std::string bad = observe(2, {utc(2015, 4, 1), utc(2015, 5, 1)}, {play(utc(2015, 4, 2))});
  store.put(bad, store.get(bad)->substr(0, 30), PutIf::always());
  const StagedScrobbles staged = stage();
  ASSERT_THAT(staged.damaged, SizeIs(1));
  EXPECT_EQ(staged.damaged[0].key, bad);
  EXPECT_EQ(staged.rows, 1);
  RunRecord record;
  set_aside(store, staged.damaged[0], run_key({"rj", 1, 0}), record);
  EXPECT_THAT(stage().damaged, IsEmpty());
}

TEST_F(StageScrobbles, plays_of_the_future_are_kept_together) {
  observe(1, {utc(2020, 6, 1), kForever}, {play(utc(2020, 6, 2)), play(utc(2021, 1, 1)), play(utc(2038, 1, 19))});
  EXPECT_EQ(stage().rows, 3);
  EXPECT_TRUE(months().contains("staged/scrobbles/user=rj/year=9999/month=01/scrobbles.parquet"));
  EXPECT_THAT(months(), SizeIs(2));
  clock.advance(300 * kDay);
  observe(2, {utc(2020, 7, 1), kForever}, {play(utc(2021, 1, 1)), play(utc(2038, 1, 19))});
  EXPECT_EQ(stage().rows, 3);
  EXPECT_TRUE(months().contains("staged/scrobbles/user=rj/year=2021/month=01/scrobbles.parquet"));
}

TEST_F(StageScrobbles, nothing_observed_is_nothing_staged) {
  EXPECT_EQ(stage().rows, 0);
  EXPECT_THAT(months(), IsEmpty());
}

}  // namespace
}  // namespace tonearm
