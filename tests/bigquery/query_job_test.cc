#include "bigquery/query_job.h"

#include <thread>

#include "bigquery/bigquery_fixture.h"

namespace tonearm {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class QueryJob : public WithBigquery {
 protected:
  static QueryResult numbers(int count, std::size_t page) {
    QueryResult result{json::array({{{"name", "n"}, {"type", "INTEGER"}}}), {}, page, 0};
    for (int i = 0; i < count; ++i) result.rows.push_back({std::to_string(i)});
    return result;
  }
  json query_of_only_job() { return server.job(server.jobs().at(0))["configuration"]["query"]; }
};

TEST_F(QueryJob, rows_come_in_order_from_all_pages_however_long_it_runs) {
  server.answer("select n", numbers(25, 10));
  server.next_job("", {7, "", ""});
  std::vector<std::int64_t> seen;
  warehouse()->query("select n", {}, [&](const Row& row) { seen.push_back(as_int(row.at(0))); });
  ASSERT_THAT(seen, SizeIs(25));
  for (int i = 0; i < 25; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)], i);
  EXPECT_THAT(server.jobs(), SizeIs(1));
}

TEST_F(QueryJob, timestamps_keep_every_second) {
  server.answer("select at",
                {json::array({{{"name", "at"}, {"type", "TIMESTAMP"}}}), {{"1429051511000000"}, {nullptr}}});
  EXPECT_EQ(rows_of(*warehouse(), "select at"),
            (std::vector<Row>{{Value(std::string("2015-04-14 22:45:11"))}, {Value()}}));
}

TEST_F(QueryJob, what_became_of_it_is_asked_of_the_job_where_its_results_give_no_answer) {
  server.next_job("", {1, "invalidQuery", "Unrecognized name"});
  server.add({"GET", "/queries/", 503, "backendError", FakeAnswer::Ending::whole, false, 1000});
  const Error error = error_of([&] { warehouse()->run("select n"); });
  EXPECT_EQ(error.remedy(), Remedy::look_into_data);
  EXPECT_THAT(error.what(), HasSubstr("Unrecognized name"));
  EXPECT_THAT(clock.waits, IsEmpty());
}

TEST_F(QueryJob, a_page_whose_connection_breaks_is_asked_for_again) {
  server.answer("select n", numbers(25, 10));
  server.add({"GET", "/queries/", 0, "", FakeAnswer::Ending::half, true, 2});
  EXPECT_THAT(rows_of(*warehouse(), "select n"), SizeIs(25));
}

TEST_F(QueryJob, says_how_it_is_to_be_run) {
  settings.maximum_bytes_billed = 1'000'000;
  settings.command = "report";
  warehouse()->run("select 1");
  const json query = query_of_only_job();
  EXPECT_EQ(query["useLegacySql"], false);
  EXPECT_EQ(query["maximumBytesBilled"], "1000000");
  EXPECT_EQ(query["defaultDataset"], (json{{"projectId", "p"}, {"datasetId", "music_a"}}));
  const json job = server.job(server.jobs().at(0));
  EXPECT_EQ(job["configuration"]["labels"], (json{{"tonearm", "report"}}));
  EXPECT_EQ(job["jobReference"]["location"], "EU");
  EXPECT_THAT(job["jobReference"]["jobId"], testing::MatchesRegex("tonearm_q_[0-9a-f]{32}"));
}

TEST_F(QueryJob, parameters_are_positional_and_typed) {
  rows_of(*warehouse(), "select ?, ?, ?, ?, ?",
          {Value(std::string("x'")), Value(std::int64_t{7}), Value(0.5), Value(true), Value()});
  const json query = query_of_only_job();
  EXPECT_EQ(query["parameterMode"], "POSITIONAL");
  std::vector<std::string> types;
  for (const json& parameter : query["queryParameters"]) types.push_back(parameter["parameterType"]["type"]);
  EXPECT_THAT(types, ElementsAre("STRING", "INT64", "FLOAT64", "BOOL", "STRING"));
  EXPECT_TRUE(query["queryParameters"][4]["parameterValue"]["value"].is_null());
}

TEST_F(QueryJob, functions_stand_in_front_of_what_calls_them) {
  auto with_functions = warehouse("create temp function one() as (1);\ncreate temp function two() as (2);");
  with_functions->run("select two()");
  EXPECT_EQ(query_of_only_job()["query"], "create temp function two() as (2);\nselect two()");
}

TEST_F(QueryJob, an_insert_whose_answer_is_lost_runs_once) {
  server.answer("select n", numbers(3, 10));
  server.add({"POST", "/jobs", 0, "", FakeAnswer::Ending::reset, true});
  EXPECT_THAT(rows_of(*warehouse(), "select n"), SizeIs(3));
  EXPECT_THAT(server.jobs(), SizeIs(1));
  EXPECT_EQ(server.requests("POST", "/jobs"), 2);
}

TEST_F(QueryJob, a_job_that_fails_late_is_an_error_with_its_message_and_the_statement) {
  server.next_job("", {3, "invalidQuery", "Unrecognized name: artits at [1:8]"});
  const Error error = error_of([&] { rows_of(*warehouse(), "select artits from plays"); });
  EXPECT_EQ(error.remedy(), Remedy::look_into_data);
  EXPECT_THAT(error.what(), HasSubstr("artits at [1:8]"));
  EXPECT_THAT(error.what(), HasSubstr("in: select artits from plays"));
  EXPECT_THAT(server.jobs(), SizeIs(1));
}

TEST_F(QueryJob, a_statement_that_is_refused_at_once_is_the_same_error) {
  server.add({"POST", "/jobs", 400, "invalidQuery"});
  const Error error = error_of([&] { warehouse()->run("select from nowhere"); });
  EXPECT_EQ(error.remedy(), Remedy::look_into_data);
  EXPECT_THAT(error.what(), HasSubstr("in: select from nowhere"));
}

class QueryPassing : public QueryJob, public testing::WithParamInterface<const char*> {};

TEST_P(QueryPassing, failure_runs_again_under_a_new_id) {
  server.answer("select n", numbers(3, 10));
  server.next_job("", {2, GetParam(), "for now"});
  server.next_job("", {0, GetParam(), "for now"});
  EXPECT_THAT(rows_of(*warehouse(), "select n"), SizeIs(3));
  EXPECT_THAT(server.jobs(), SizeIs(3));
  EXPECT_THAT(clock.waits, ElementsAre(settings.first_wait, 2 * settings.first_wait));
}

TEST_P(QueryPassing, failure_that_stays_ends_as_a_service_to_wait_for) {
  for (int i = 0; i < 20; ++i) server.next_job("", {1, GetParam(), "for now"});
  EXPECT_EQ(error_of([&] { warehouse()->run("select n"); }).remedy(), Remedy::wait_for_service);
  EXPECT_THAT(server.jobs(), SizeIs(5));
}
INSTANTIATE_TEST_SUITE_P(Reasons, QueryPassing,
                         testing::Values("rateLimitExceeded", "backendError", "internalError", "jobBackendError"),
                         [](const auto& reason) { return std::string(reason.param); });

struct Final {
  const char* reason;
  const char* message;
  Remedy remedy;
  const char* advice;
};
class QueryFinal : public QueryJob, public testing::WithParamInterface<Final> {};

TEST_P(QueryFinal, failure_is_not_tried_again_and_says_what_to_do) {
  server.next_job("", {1, GetParam().reason, GetParam().message});
  const Error error = error_of([&] { warehouse()->run("select n"); });
  EXPECT_EQ(error.remedy(), GetParam().remedy);
  EXPECT_THAT(error.what_to_do(), HasSubstr(GetParam().advice));
  EXPECT_THAT(error.what(), HasSubstr(GetParam().message));
  EXPECT_THAT(server.jobs(), SizeIs(1));
}
INSTANTIATE_TEST_SUITE_P(Reasons, QueryFinal,
                         testing::Values(Final{"quotaExceeded", "Quota exceeded", Remedy::try_again, "quota"},
                                         Final{"bytesBilledLimitExceeded", "Query exceeded limit", Remedy::fix_setup,
                                               "maximum_bytes_billed"},
                                         Final{"billingNotEnabled", "Billing has not been enabled", Remedy::fix_setup,
                                               "billing on"},
                                         Final{"accessDenied", "User lacks bigquery.jobs.create",
                                               Remedy::get_permission, "robot@p.iam roles/bigquery.user"},
                                         Final{"notFound", "Not found: Table p:music_a.x", Remedy::look_into_data, ""},
                                         Final{"resourcesExceeded", "Resources exceeded", Remedy::look_into_data, ""}),
                         [](const auto& final) { return std::string(final.param.reason); });

TEST_F(QueryJob, a_storm_of_429_and_503_is_sat_out) {
  server.answer("select n", numbers(3, 10));
  server.add({"POST", "/jobs", 429, "rateLimitExceeded", FakeAnswer::Ending::whole, false, 3});
  server.add({"GET", "/queries/", 503, "backendError", FakeAnswer::Ending::whole, false, 3});
  server.add({"GET", "/jobs/", 403, "rateLimitExceeded", FakeAnswer::Ending::whole, false, 2});
  EXPECT_THAT(rows_of(*warehouse(), "select n"), SizeIs(3));
  EXPECT_THAT(server.jobs(), SizeIs(1));
}

TEST_F(QueryJob, an_interrupt_cancels_what_runs_and_nothing_else) {
  server.next_job("", {-1, "", ""});  // until it is cancelled
  auto interrupted = warehouse();
  interrupted->interrupt();
  std::atomic<bool> over = false;
  std::thread stopper([&] {
    while (!over) {
      if (!server.jobs().empty()) interrupted->interrupt();
      std::this_thread::yield();
    }
  });
  const Error error = error_of([&] { interrupted->run("select n"); });
  over = true;
  stopper.join();
  EXPECT_EQ(error.remedy(), Remedy::try_again);
  EXPECT_STREQ(error.what(), "the query was stopped");
  EXPECT_EQ(server.job(server.jobs().at(0))["status"]["errorResult"]["reason"], "stopped");
  server.answer("select n", numbers(3, 10));
  EXPECT_THAT(rows_of(*interrupted, "select n"), SizeIs(3)) << "it is as good as before";
}

TEST_F(QueryJob, an_interrupt_that_came_before_the_job_ends_it_all_the_same) {
  server.next_job("", {-1, "", ""});
  server.add({"POST", "/cancel", 404, "notFound"});
  auto interrupted = warehouse();
  std::atomic<bool> over = false;
  std::thread stopper([&] {
    while (!over && server.jobs().empty()) std::this_thread::yield();
    interrupted->interrupt();
  });
  EXPECT_EQ(error_of([&] { interrupted->run("select n"); }).remedy(), Remedy::try_again);
  over = true;
  stopper.join();
  EXPECT_EQ(server.job(server.jobs().at(0))["status"]["errorResult"]["reason"], "stopped");
}

TEST_F(QueryJob, jobs_and_bytes_billed_are_counted) {
  QueryResult dear = numbers(1, 10);
  dear.bytes_billed = 10'485'760;
  server.answer("select n", dear);
  auto counted = warehouse();
  counted->run("select n");
  counted->run("select n");
  counted->run("create table t as select 1");
  EXPECT_EQ(counted->usage().jobs, 3);
  EXPECT_EQ(counted->usage().bytes_billed, 2 * 10'485'760);
}

}  // namespace
}  // namespace tonearm
