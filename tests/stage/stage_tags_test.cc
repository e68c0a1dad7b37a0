#include "stage/stage_tags.h"

#include <gmock/gmock.h>

#include "core/fingerprint.h"
#include "fakes/error_of.h"
#include "lake/top_tags.h"
#include "stage/stage_gaps.h"
#include "stage/staged_lake.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class StageTags : public StagedLake {
 protected:
  std::string put_batch(std::int64_t sequence, const std::vector<TagAnswer>& answers) {
    std::string lines;
    for (const TagAnswer& answer : answers) lines += tag_answer_line(answer) + '\n';
    const std::string key = tag_batch_key({sequence, clock.now()});
    store.put(key, pack_frames({lines}), PutIf::absent());
    return key;
  }
  std::vector<Row> table(const std::string& name, const std::string& sql) {
    DuckdbWarehouse warehouse(DuckConnection::in_memory(), folder.path());
    std::vector<std::string> keys;
    for (const ObjectInfo& object : store.list(staged_table(name).prefix))
      if (object.key.ends_with(name + ".parquet")) keys.push_back(object.key);
    warehouse.load_parquet("t", staged_table(name).columns, keys);
    return rows_of(warehouse, sql);
  }
};

Value text(const std::string& value) { return value; }
Value number(std::int64_t value) { return value; }

TEST_F(StageTags, each_tag_is_a_row_with_its_rank_and_both_names) {
  put_batch(
      1,
      {{{"Bjork"},
        1'600'000'000,
        R"({"toptags":{"tag":[{"name":"Trip-Hop","count":100},{"name":" ","count":3}],"@attr":{"artist":"Björk"}}})"}});
  EXPECT_EQ(stage_tags(store).artists, 1);
  EXPECT_THAT(table("artist_tags",
                    "select artist_id, artist, canonical, artist_key, tag, tag_key, count, rank, observed_at from t "
                    "order by rank"),
              ElementsAre(Row{number(fingerprint({"Bjork"})), text("Bjork"), text("Björk"), text("bjork"),
                              text("Trip-Hop"), text("triphop"), number(100), number(1), text("2020-09-13 12:26:40")},
                          Row{number(fingerprint({"Bjork"})), text("Bjork"), text("Björk"), text("bjork"), text(" "),
                              text(""), number(3), number(2), text("2020-09-13 12:26:40")}));
}

TEST_F(StageTags, an_artist_without_tags_has_one_row_without_a_tag) {
  put_batch(1, {{{"Nobody"}, 5, R"({"error":6,"message":"not found"})"}, {{"Plain"}, 5, R"({"toptags":{"tag":[]}})"}});
  EXPECT_EQ(stage_tags(store).artists, 2);
  EXPECT_THAT(table("artist_tags", "select artist, canonical, tag, count, rank from t order by artist"),
              ElementsAre(Row{text("Nobody"), text("Nobody"), Value(), Value(), Value()},
                          Row{text("Plain"), text("Plain"), Value(), Value(), Value()}));
}

TEST_F(StageTags, tags_of_albums_and_tracks_say_whose_they_are) {
  put_batch(1, {{{"Mogwai"}, 5, R"({"toptags":{"tag":[]}})"},
                {{"Mogwai", TagSource::album, "Young Team"},
                 6,
                 R"({"toptags":{"tag":[{"name":"Post-Rock","count":80}],"@attr":{"artist":"MOGWAI","album":"X"}}})"},
                {{"Mogwai", TagSource::track, "Summer"}, 7, R"({"error":6,"message":"Track not found"})"}});
  EXPECT_EQ(stage_tags(store).artists, 1);
  EXPECT_THAT(
      table("artist_tags",
            "select artist, canonical, artist_key, source, title, tag, count from t order by "
            "source desc"),
      ElementsAre(Row{text("Mogwai"), text("Mogwai"), text("mogwai"), text("track"), text("Summer"), Value(), Value()},
                  Row{text("Mogwai"), text("Mogwai"), text("mogwai"), text("artist"), Value(), Value(), Value()},
                  Row{text("Mogwai"), text("MOGWAI"), text("mogwai"), text("album"), text("Young Team"),
                      text("Post-Rock"), number(80)}));
}

TEST_F(StageTags, the_newest_answer_about_a_title_counts) {
  const TagQuestion album{"a", TagSource::album, "x"};
  put_batch(1, {{album, 5, R"({"toptags":{"tag":[{"name":"rock","count":80}]}})"}});
  put_batch(2, {{album, 6, R"({"toptags":{"tag":[{"name":"jazz","count":70}]}})"}});
  stage_tags(store);
  EXPECT_THAT(table("artist_tags", "select tag from t"), ElementsAre(Row{text("jazz")}));
}

TEST_F(StageTags, nothing_happens_until_batches_change) {
  put_batch(1, {{{"a"}, 5, R"({"toptags":{"tag":[]}})"}});
  EXPECT_EQ(stage_tags(store).artists, 1);
  EXPECT_EQ(stage_tags(store).artists, -1);
  put_batch(2, {{{"b"}, 5, R"({"toptags":{"tag":[]}})"}});
  EXPECT_EQ(stage_tags(store).artists, 2);
}

TEST_F(StageTags, a_damaged_batch_is_set_aside_and_the_rest_is_staged) {
  put_batch(1, {{{"a"}, 5, R"({"toptags":{"tag":[]}})"}});
  const std::string bad = put_batch(2, {{{"b"}, 5, R"({"toptags":{"tag":[]}})"}});
  store.put(bad, "damaged", PutIf::always());
  EXPECT_THAT(stage_tags(store).damaged, ElementsAre(bad));
  EXPECT_EQ(store.get(bad), std::nullopt);
  EXPECT_EQ(store.get(damaged_key(bad)), "damaged");
  EXPECT_THAT(stage_tags(store).damaged, IsEmpty());
  EXPECT_THAT(table("artist_tags", "select artist from t"), ElementsAre(Row{text("a")}));
}

TEST_F(StageTags, gaps_are_staged_and_gone_once_they_are_filled) {
  stage_gaps(store, "rj", {{{10, 20}, "error 8"}, {{30, kForever}, ""}});
  EXPECT_THAT(table("gaps", "select \"user\", from_uts, to_uts, reason from t order by from_uts"),
              ElementsAre(Row{text("rj"), number(10), number(20), text("error 8")},
                          Row{text("rj"), number(30), number(kForever), text("")}));
  stage_gaps(store, "rj", {});
  EXPECT_THAT(table("gaps", "select * from t"), IsEmpty());
}

TEST(OpenGaps, are_what_no_observation_covers) {
  RunRecord record;
  record.gaps = {{{10, 40}, "error 8"}, {{100, 110}, "error 8"}};
  record.suspect = WindowSet(Window{200, 210});
  const std::vector<Observation> held = {{{"rj", 1, {20, 30}, 1'000}, "", ""}, {{"rj", 2, {90, 120}, 1'000}, "", ""}};
  const std::vector<Gap> open = open_gaps(held, record);
  ASSERT_THAT(open, SizeIs(3));
  EXPECT_EQ(open[0], (Gap{{10, 20}, "error 8"}));
  EXPECT_EQ(open[1], (Gap{{30, 40}, "error 8"}));
  EXPECT_EQ(open[2].window, (Window{200, 210}));
}

}  // namespace
}  // namespace tonearm
