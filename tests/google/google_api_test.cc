// One request to Google: what is tried again, how long, and what is said at the end.
#include "google/google_api.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/manual_clock.h"
#include "fakes/scripted_http.h"
#include "google/google_auth.h"

namespace tonearm {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using Outcome = HttpAnswer::Outcome;
using Repeat = GoogleApi::Repeat;

HttpAnswer answer(int status, const std::string& reason = "some") {
  const std::string one = R"({"reason": ")" + reason + R"("})";
  return ScriptedHttp::answered(R"({"error": {"code": 1, "message": "said by Google", "errors": [)" + one + "]}}",
                                status);
}

struct Api : testing::Test {
  ManualClock clock;
  ScriptedHttp http{[](const HttpRequest&) { return ScriptedHttp::answered("good"); }};
  GoogleApi api{http, clock, nullptr};

  HttpAnswer send(Repeat repeat, const std::vector<int>& wanted = {}) {
    return api.send({"http://host/path", {{"key", "the-query"}}}, "read gs://b/o", repeat, wanted);
  }
  Error refused(Repeat repeat) {
    return error_of([&] { send(repeat); });
  }
};

TEST_F(Api, what_is_passing_is_sent_again_where_that_does_no_harm) {
  const std::vector<HttpAnswer> passing{answer(408),
                                        answer(429),
                                        answer(500),
                                        answer(502),
                                        answer(503),
                                        answer(504),
                                        answer(403, "rateLimitExceeded"),
                                        answer(403, "backendError"),
                                        ScriptedHttp::failed(Outcome::broken, "reset"),
                                        ScriptedHttp::failed(Outcome::unreachable, "refused")};
  for (const HttpAnswer& one : passing) {
    http.requests.clear();
    http.next = {one, one};
    EXPECT_EQ(send(Repeat::safe).body, "good") << one.status;
    EXPECT_THAT(http.requests, SizeIs(3));
  }
}

TEST_F(Api, what_may_have_been_done_is_not_sent_again_where_that_does_harm) {
  for (const HttpAnswer& one : {answer(408), answer(500), answer(503), answer(403, "rateLimitExceeded"),
                                ScriptedHttp::failed(Outcome::broken, "reset")}) {
    http.requests.clear();
    http.next = {one};
    EXPECT_EQ(refused(Repeat::harmful).remedy(), Remedy::wait_for_service);
    EXPECT_THAT(http.requests, SizeIs(1));
  }
  EXPECT_THAT(clock.waits, IsEmpty());
}

TEST_F(Api, what_was_certainly_not_done_is_sent_again_in_any_case) {
  http.next = {answer(429), ScriptedHttp::failed(Outcome::unreachable, "refused")};
  EXPECT_EQ(send(Repeat::harmful).body, "good");
}

TEST_F(Api, what_will_not_change_is_not_sent_again) {
  for (const int status : {400, 403, 404, 409, 412, 416}) {
    http.requests.clear();
    http.next = {answer(status)};
    EXPECT_THAT(refused(Repeat::safe).what(), HasSubstr("said by Google"));
    EXPECT_THAT(http.requests, SizeIs(1)) << status;
  }
  http.next = {answer(403, "quotaExceeded")};
  EXPECT_EQ(refused(Repeat::safe).remedy(), Remedy::get_permission);
}

TEST_F(Api, a_status_that_the_caller_understands_is_an_answer) {
  http.next = {answer(404)};
  EXPECT_EQ(send(Repeat::safe, {404}).status, 404);
  http.next = {answer(503)};
  EXPECT_EQ(send(Repeat::safe, {503}).status, 503);
}

TEST_F(Api, waits_are_a_random_part_of_a_time_that_doubles) {
  http.next.assign(9, answer(503));
  send(Repeat::safe);
  ASSERT_THAT(clock.waits, SizeIs(9));
  milliseconds longest{500}, all{0};
  for (const milliseconds wait : clock.waits) {
    EXPECT_LE(wait, longest);
    longest = std::min(longest * 2, milliseconds(32'000));
    all += wait;
  }
  EXPECT_GT(all, milliseconds(10'000));
}

TEST_F(Api, two_requests_do_not_wait_in_step) {
  http.next.assign(4, answer(503));
  send(Repeat::safe);
  const auto first = clock.waits;
  clock.waits.clear();
  http.next.assign(4, answer(503));
  send(Repeat::safe);
  EXPECT_NE(clock.waits, first);
}

TEST_F(Api, retry_after_is_waited) {
  http.next = {answer(429)};
  http.next[0].retry_after = 40;
  send(Repeat::safe);
  EXPECT_EQ(clock.waits.at(0), milliseconds(40'000));
}

TEST_F(Api, patience_ends) {
  http.next.assign(1000, answer(503, "backendError"));
  const std::int64_t before = clock.now();
  const Error error = refused(Repeat::safe);
  EXPECT_EQ(error.remedy(), Remedy::wait_for_service);
  EXPECT_THAT(error.what(), HasSubstr("read gs://b/o"));
  EXPECT_THAT(error.what(), HasSubstr("503"));
  EXPECT_LE(clock.now() - before, 300);
  EXPECT_GE(clock.now() - before, 200);
}

TEST_F(Api, patience_ends_also_where_the_clock_is_set_back) {
  ScriptedHttp back([&](const HttpRequest&) {
    clock.advance(-3600);
    return answer(503);
  });
  GoogleApi stuck(back, clock, nullptr);
  EXPECT_THROW(stuck.send({"http://host/path", {}}, "x", Repeat::safe), Error);
  EXPECT_LT(back.requests.size(), 100u);
}

TEST_F(Api, a_retry_after_beyond_our_patience_is_not_waited) {
  http.next = {answer(503)};
  http.next[0].retry_after = 3600;
  EXPECT_EQ(refused(Repeat::safe).remedy(), Remedy::wait_for_service);
  EXPECT_THAT(clock.waits, IsEmpty());
}

TEST_F(Api, says_neither_query_nor_address) {
  for (const HttpAnswer& one :
       {answer(400), answer(401), answer(403), ScriptedHttp::failed(Outcome::broken, "reset")}) {
    http.next = {one};
    const Error error = refused(Repeat::harmful);
    EXPECT_THAT(error.what(), Not(HasSubstr("the-query")));
    EXPECT_THAT(error.what(), Not(HasSubstr("http://host")));
  }
}

TEST(ProblemOf, reads_reason_and_message) {
  const GoogleProblem problem = problem_of(answer(403, "forbidden"));
  EXPECT_EQ(problem.status, 403);
  EXPECT_EQ(problem.reason, "forbidden");
  EXPECT_EQ(problem.message, "said by Google");
}

TEST(ProblemOf, does_not_repeat_a_token_that_a_proxy_shows_us) {
  for (const char* body : {"<pre>Authorization: Bearer abc</pre>", R"({"error": {"message": "bad token ya29.abc"}})"})
    EXPECT_THAT(problem_of(ScriptedHttp::answered(body, 400)).message, Not(HasSubstr("abc")));
}

TEST(ProblemOf, takes_any_body) {
  for (const char* body : {"", "{}", "[]", "null", R"({"error": "x"})", R"({"error": {"errors": {}}})",
                           R"({"error": {"errors": [1]}})", R"({"error": {"message": 5}})"})
    EXPECT_EQ(problem_of(ScriptedHttp::answered(body, 500)).reason, "") << body;
  EXPECT_EQ(problem_of(ScriptedHttp::answered("<html>\nno", 502)).message, "<html> no");
  EXPECT_EQ(problem_of(ScriptedHttp::answered(std::string(100'000, 'x'), 502)).message.size(), 300u);
}

}  // namespace
}  // namespace tonearm
