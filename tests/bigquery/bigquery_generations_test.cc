#include "bigquery/bigquery_generations.h"

#include "bigquery/bigquery_fixture.h"

namespace tonearm {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class BigqueryGenerationsTest : public WithBigquery {
 protected:
  void build(const std::vector<std::string>& tables) {
    const auto next = generations().begin_next();
    for (const std::string& table : tables) next->run("create or replace table " + table + " as select 1");
  }
  std::string publish(const std::vector<std::string>& tables = {"mart_days", "mart_tracks"}) {
    build(tables);
    return generations().publish();
  }
  std::string view(const std::string& id) {
    return server.table("music." + id).value("/view/query"_json_pointer, "no view");
  }
  std::string dataset_read_by(Warehouse& warehouse) {
    warehouse.run("select 1");
    return server.job(server.jobs().back())["configuration"]["query"]["defaultDataset"]["datasetId"];
  }
};

TEST_F(BigqueryGenerationsTest, two_datasets_are_built_by_turns) {
  EXPECT_EQ(generations().current_name(), "");
  EXPECT_EQ(publish(), "00000001");
  EXPECT_EQ(dataset_read_by(*generations().open_current()), "music_a");
  EXPECT_EQ(publish(), "00000002");
  EXPECT_EQ(generations().current_name(), "00000002");
  EXPECT_EQ(dataset_read_by(*generations().open_current()), "music_b");
  EXPECT_EQ(publish(), "00000003");
  EXPECT_EQ(dataset_read_by(*generations().open_current()), "music_a");
}

TEST_F(BigqueryGenerationsTest, publication_is_one_patch_of_the_dataset) {
  build({"mart_days"});
  const int before = server.requests("PATCH", "/datasets/music");
  generations().publish();
  EXPECT_EQ(server.requests("PATCH", "/datasets/music") - before, 1);
  EXPECT_EQ(server.labels("music")["tonearm_current"], "a");
  EXPECT_EQ(server.labels("music")["tonearm_generation"], "00000001");
}

TEST_F(BigqueryGenerationsTest, labels_of_others_stay) {
  server.patch("music", {{"labels", {{"team", "records"}}}});
  publish();
  EXPECT_EQ(server.labels("music")["team"], "records");
}

TEST_F(BigqueryGenerationsTest, views_for_people_follow_and_those_of_models_that_are_gone_go) {
  publish({"mart_days", "mart_old"});
  EXPECT_EQ(view("mart_days"), "select * from `p.music_a.mart_days`");
  publish({"mart_days", "mart_new"});
  EXPECT_EQ(view("mart_days"), "select * from `p.music_b.mart_days`");
  EXPECT_THAT(server.tables("music"), ElementsAre("mart_days", "mart_new"));
}

TEST_F(BigqueryGenerationsTest, the_views_of_a_publication_that_was_killed_are_set_right_before_their_tables_go) {
  publish();
  build({"mart_days", "mart_tracks"});
  server.add({"PATCH", "/datasets/music/tables/mart_tracks", 400, "invalid"});
  error_of([&] { generations().publish(); });
  EXPECT_EQ(generations().current_name(), "00000002");
  EXPECT_EQ(view("mart_tracks"), "select * from `p.music_a.mart_tracks`");
  generations().begin_next();
  EXPECT_EQ(view("mart_tracks"), "select * from `p.music_b.mart_tracks`");
}

TEST_F(BigqueryGenerationsTest, a_publication_whose_answer_is_lost_is_done_once) {
  build({"mart_days"});
  server.add({"PATCH", "/datasets/music", 0, "", FakeAnswer::Ending::reset, true});
  EXPECT_EQ(generations().publish(), "00000001");
  EXPECT_EQ(generations().current_name(), "00000001");
}

TEST_F(BigqueryGenerationsTest, who_publishes_while_somebody_else_does_is_told_to_try_again) {
  build({"mart_days"});
  server.add({"PATCH", "/datasets/music", 0, "", FakeAnswer::Ending::whole, false, 1, "music"});
  const Error error = error_of([&] { generations().publish(); });
  EXPECT_EQ(error.remedy(), Remedy::try_again);
  EXPECT_EQ(generations().current_name(), "");
  EXPECT_THAT(server.tables("music"), IsEmpty()) << "no view follows";
  EXPECT_EQ(generations().publish(), "00000001");
}

TEST_F(BigqueryGenerationsTest, a_publication_on_its_way_is_void_once_the_next_build_has_begun) {
  publish();
  build({"mart_days"});
  const json read_by_the_killed_run = api()->dataset("music").at("etag");
  build({"mart_days"});
  EXPECT_NE(api()->dataset("music").at("etag"), read_by_the_killed_run);
  EXPECT_EQ(generations().publish(), "00000002");
}

TEST_F(BigqueryGenerationsTest, a_build_that_fails_leaves_yesterdays_tables) {
  publish();
  const auto what_is_current = [this] {
    json labels = server.labels("music");
    labels.erase("tonearm_builder");
    return labels;
  };
  const json before = what_is_current();
  const auto next = generations().begin_next();
  server.next_job("", {1, "invalidQuery", "no"});
  error_of([&] { next->run("create or replace table mart_days as select wrong"); });
  EXPECT_EQ(what_is_current(), before);
  EXPECT_EQ(view("mart_days"), "select * from `p.music_a.mart_days`");
  EXPECT_THAT(server.tables("music_a"), SizeIs(2));
}

TEST_F(BigqueryGenerationsTest, begin_next_empties_what_an_earlier_one_left) {
  build({"a", "b", "c", "d", "e"});
  build({"a"});
  EXPECT_THAT(server.tables("music_a"), ElementsAre("a"));
}

TEST_F(BigqueryGenerationsTest, only_what_was_begun_can_be_opened_or_published) {
  const auto fails = [&] {
    const Error error = error_of([&] { generations().open_next(); });
    EXPECT_EQ(error.remedy(), Remedy::fix_usage);
    EXPECT_THAT(error.what_to_do(), HasSubstr("tonearm load"));
    EXPECT_EQ(error_of([&] { generations().publish(); }).remedy(), Remedy::fix_usage);
  };
  fails();
  publish();
  fails();
  publish();
  fails();  // though the other dataset holds a generation
  generations().begin_next();
  EXPECT_EQ(dataset_read_by(*generations().open_next()), "music_a");
}

TEST_F(BigqueryGenerationsTest, nothing_is_current_before_the_first_publication) {
  EXPECT_EQ(error_of([&] { generations().open_current(); }).remedy(), Remedy::fix_usage);
  build({"mart_days"});
  EXPECT_EQ(error_of([&] { generations().open_readers(2); }).remedy(), Remedy::fix_usage);
}

TEST_F(BigqueryGenerationsTest, readers_see_one_generation_and_cannot_write) {
  publish();
  const Readers readers = generations().open_readers(3);
  publish();
  EXPECT_EQ(readers.generation, "00000001");
  ASSERT_THAT(readers.warehouses, SizeIs(3));
  for (const auto& reader : readers.warehouses) EXPECT_EQ(dataset_read_by(*reader), "music_a");
  const std::size_t jobs = server.jobs().size();
  for (const char* sql : {"create table x (a int64)", " drop table mart_days", "insert into t values (1)"})
    EXPECT_EQ(error_of([&] { readers.warehouses[0]->run(sql); }).remedy(), Remedy::look_into_data);
  EXPECT_THAT(server.jobs(), SizeIs(jobs));
}

TEST_F(BigqueryGenerationsTest, a_reader_whose_generation_is_gone_is_told_to_come_again) {
  publish();
  const auto reader = generations().open_current();
  publish();
  server.next_job("", {1, "notFound", "Not found: Table p:music_a.typo"});
  EXPECT_EQ(error_of([&] { reader->run("select * from typo"); }).remedy(), Remedy::look_into_data);
  generations().begin_next();
  server.next_job("", {1, "notFound", "Not found: Table p:music_a.mart_days"});
  const Error error = error_of([&] { reader->run("select * from mart_days"); });
  EXPECT_EQ(error.remedy(), Remedy::try_again);
  EXPECT_THAT(error.what(), HasSubstr("00000001"));
}

TEST_F(BigqueryGenerationsTest, a_generation_holds_no_views_of_what_was_loaded) {
  put("staged/gaps/user=rj/gaps.parquet");
  {
    const auto next = generations().begin_next();
    next->load_parquet("staged_gaps", {{"user", "string"}}, {"staged/gaps/user=rj/gaps.parquet"});
    next->run("create or replace table mart_gaps as select user from staged_gaps");
  }
  EXPECT_THAT(server.tables("music_a"), ElementsAre("mart_gaps", "staged_gaps"));
  generations().publish();
  EXPECT_THAT(server.tables("music_a"), ElementsAre("mart_gaps"));
  EXPECT_THAT(server.tables("music"), ElementsAre("mart_gaps", "staged_gaps"));
}

TEST_F(BigqueryGenerationsTest, a_dataset_that_is_missing_says_how_to_make_it) {
  settings.dataset = "music_a";  // has no music_a_a
  const Error error = error_of([&] { generations().begin_next(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what_to_do(), HasSubstr("mk --dataset p:music_a_a"));
  settings.dataset = "nowhere";
  EXPECT_EQ(error_of([&] { generations().current_name(); }).remedy(), Remedy::fix_setup);
}

TEST_F(BigqueryGenerationsTest, datasets_in_two_locations_are_a_matter_of_setup) {
  server.make_dataset("music_a", "US");
  EXPECT_EQ(error_of([&] { generations().begin_next(); }).remedy(), Remedy::fix_setup);
  settings.location = "US";
  const Error error = error_of([&] { generations().begin_next(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("lies in EU, not in US"));
}

TEST_F(BigqueryGenerationsTest, tables_of_somebody_else_are_never_deleted) {
  server.put_table("music_a", {{"tableReference", {{"tableId", "thesis"}}}});
  EXPECT_EQ(error_of([&] { generations().begin_next(); }).remedy(), Remedy::fix_setup);
  EXPECT_THAT(server.tables("music_a"), ElementsAre("thesis"));
  server.drop("music_a.thesis");
  server.put_table("music", {{"tableReference", {{"tableId", "mart_days"}}}});
  const Error error = error_of([&] { publish(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("p.music.mart_days"));
  EXPECT_EQ(view("mart_days"), "no view");
}

TEST_F(BigqueryGenerationsTest, tables_that_would_expire_are_a_matter_of_setup) {
  server.patch("music", {{"defaultTableExpirationMs", "5184000000"}});
  const Error error = error_of([&] { generations().begin_next(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what_to_do(), HasSubstr("bq update"));
}

TEST_F(BigqueryGenerationsTest, no_permission_names_role_and_account) {
  server.add({"GET", "/datasets/music", 403, "accessDenied"});
  const Error error = error_of([&] { generations().current_name(); });
  EXPECT_EQ(error.remedy(), Remedy::get_permission);
  EXPECT_THAT(error.what_to_do(), HasSubstr("robot@p.iam roles/bigquery.dataEditor"));
}

}  // namespace
}  // namespace tonearm
