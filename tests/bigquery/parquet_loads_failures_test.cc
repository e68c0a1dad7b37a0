// Loads that are killed, fail, or are not allowed: the right data or a clear error, never half.
#include "bigquery/parquet_loads_fixture.h"

namespace tonearm {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Key;
using testing::SizeIs;

using ParquetLoadsFailures = ParquetLoadsTest;

TEST_F(ParquetLoadsFailures, killed_between_insert_and_record_it_asks_for_the_same_job_and_loads_once) {
  stage_five_months();
  load();
  const std::string before = *lake.get("warehouse/bigquery/p.music/loads.json");
  put(key("rj", "2015", "04"));
  load();
  put("warehouse/bigquery/p.music/loads.json", before);  // as if the record had never been written
  new_jobs();
  load();
  EXPECT_EQ(new_jobs(), 0u);
  EXPECT_THAT(server.uris("music.staged_scrobbles")["201504"], SizeIs(1));
  EXPECT_EQ(record()["staged_scrobbles"].parts["201504"].loads, 2);
}

TEST_F(ParquetLoadsFailures, what_was_loaded_before_a_load_that_failed_is_on_record) {
  stage_five_months();
  const std::string gone = "staged/gaps/user=rj/gaps.parquet";
  error_of([&] {
    const auto one = warehouse();
    one->load_parquet("staged_scrobbles", columns, {key("rj", "2015", "04")});
    one->load_parquet("staged_gaps", columns, {gone});
  });
  EXPECT_THAT(record()["staged_scrobbles"].parts, Contains(Key("201504")));
  EXPECT_THAT(record()["staged_gaps"].parts, IsEmpty());
}

struct ReadOnlyLake : MemoryObjectStore {
  explicit ReadOnlyLake(const MemoryObjectStore& lake) : MemoryObjectStore(lake) {}
  bool put(const std::string&, std::string_view, const PutIf&) override {
    throw Error(Remedy::try_again, "the lease is lost");
  }
};

TEST_F(ParquetLoadsFailures, a_record_that_cannot_be_written_costs_no_second_load) {
  stage_five_months();
  ReadOnlyLake refusing(lake);
  ParquetLoads(*api(), refusing).load("staged_scrobbles", columns, {key("rj", "2015", "04")});
  EXPECT_EQ(new_jobs(), 1u);
  ParquetLoads(*api(), lake).load("staged_scrobbles", columns, {key("rj", "2015", "04")});
  EXPECT_EQ(new_jobs(), 0u);
  EXPECT_THAT(record()["staged_scrobbles"].parts, Contains(Key("201504")));
}

TEST_F(ParquetLoadsFailures, a_job_of_a_killed_run_that_still_runs_is_waited_for) {
  stage_five_months();
  server.next_job("tonearm_load_", {-1, "", ""});
  server.add({"GET", "/jobs/", 400, "invalid"});  // the first run dies while it waits
  error_of([&] { load(); });
  ASSERT_THAT(server.jobs(), SizeIs(1));
  server.add({"GET", "/jobs/", 503, "backendError", FakeAnswer::Ending::whole, false, 3});
  while_loading(5, [] {});
  EXPECT_THAT(server.jobs(), SizeIs(1));
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(5));
}

TEST_F(ParquetLoadsFailures, an_older_load_under_way_cannot_overtake_a_newer_one) {
  stage_five_months();
  load();
  put(key("ada", "2015", "04"));
  server.next_job("tonearm_load_", {-1, "", ""});
  server.add({"GET", "/jobs/", 400, "invalid"});
  error_of([&] { load(); });
  lake.remove(key("ada", "2015", "04"));
  put(key("rj", "2015", "04"));
  while_loading(4, [&] { EXPECT_THAT(server.jobs(), SizeIs(2)) << "the newer one has not begun"; });
  EXPECT_THAT(server.uris("music.staged_scrobbles")["201504"], ElementsAre(uri(key("rj", "2015", "04"))));
}

TEST_F(ParquetLoadsFailures, a_failed_job_is_tried_again_in_the_next_run) {
  stage_five_months();
  server.next_job("tonearm_load_", {2, "invalid", "Error while reading data: rj.parquet"});
  const Error error = error_of([&] { load(); });
  EXPECT_EQ(error.remedy(), Remedy::look_into_data);
  EXPECT_THAT(error.what(), HasSubstr("rj.parquet"));
  EXPECT_THAT(record(), IsEmpty());
  server.next_job("_retry1", {0, "invalid", "again"});
  error_of([&] { load(); });
  load();
  EXPECT_THAT(server.jobs(), SizeIs(3));
  EXPECT_THAT(server.jobs("_retry2"), SizeIs(1));
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(5));
}

TEST_F(ParquetLoadsFailures, a_job_that_failed_for_now_is_tried_again_in_this_run) {
  stage_five_months();
  server.next_job("tonearm_load_", {2, "backendError", "for now"});
  server.next_job("_retry1", {1, "rateLimitExceeded", "for now"});
  load();
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(5));
  EXPECT_THAT(server.jobs("_retry2"), SizeIs(1));
}

TEST_F(ParquetLoadsFailures, a_service_that_never_recovers_is_left_and_nothing_is_recorded) {
  stage_five_months();
  for (int i = 0; i < 20; ++i) server.next_job("tonearm_load_", {1, "backendError", "for now"});
  EXPECT_EQ(error_of([&] { load(); }).remedy(), Remedy::wait_for_service);
  EXPECT_THAT(server.jobs(), SizeIs(5));
  EXPECT_THAT(record(), IsEmpty());
}

TEST_F(ParquetLoadsFailures, an_insert_whose_answer_is_lost_loads_once) {
  stage_five_months();
  server.add({"POST", "/jobs", 0, "", FakeAnswer::Ending::reset, true, 2});
  load();
  EXPECT_THAT(server.jobs(), SizeIs(1));
}

TEST_F(ParquetLoadsFailures, a_table_of_somebody_else_is_left_alone) {
  server.put_table("music", {{"tableReference", {{"tableId", "staged_scrobbles"}}}});
  stage_five_months();
  const Error error = error_of([&] { load(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("p.music.staged_scrobbles"));
  EXPECT_FALSE(server.table("music.staged_scrobbles").is_null());
}

TEST_F(ParquetLoadsFailures, a_bucket_in_another_location_is_a_matter_of_setup) {
  stage_five_months();
  server.next_job("", {1, "invalid", "Cannot read and write in different locations: source: US, destination: EU"});
  const Error error = error_of([&] { load(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what_to_do(), HasSubstr("one location"));
}

TEST_F(ParquetLoadsFailures, a_bucket_that_may_not_be_read_names_role_and_account) {
  stage_five_months();
  server.next_job("", {1, "accessDenied", "Access Denied: robot does not have storage.objects.get access"});
  const Error error = error_of([&] { load(); });
  EXPECT_EQ(error.remedy(), Remedy::get_permission);
  EXPECT_THAT(error.what_to_do(), HasSubstr("robot@p.iam roles/storage.objectViewer"));
}

TEST_F(ParquetLoadsFailures, more_objects_than_a_job_may_name_are_refused_with_the_number) {
  for (std::size_t user = 0; user <= kMostUris; ++user) put(key("u" + std::to_string(user), "2015", "04"));
  const Error error = error_of([&] { load(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("10001"));
  EXPECT_THAT(server.jobs(), IsEmpty());
}

TEST_F(ParquetLoadsFailures, an_object_that_vanished_is_named) {
  const Error error = error_of([&] { warehouse()->load_parquet("staged_x", columns, {"staged/x.parquet"}); });
  EXPECT_EQ(error.remedy(), Remedy::look_into_data);
  EXPECT_THAT(error.what(), HasSubstr("staged/x.parquet"));
}

}  // namespace
}  // namespace tonearm
