#include "lastfm/client.h"

#include <gmock/gmock.h>

#include <numeric>

#include "fakes/error_of.h"
#include "fakes/manual_clock.h"
#include "fakes/scripted_http.h"

namespace tonearm {
namespace {

using std::chrono::milliseconds;
using testing::Each;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using Outcome = HttpAnswer::Outcome;

const char* const kKey = "0123456789abcdef0123456789abcdef";
const ServiceQuestion kPage{"user.getRecentTracks", {{"user", "r&j"}, {"limit", "1000"}}};
const ServiceQuestion kTags{"artist.getTopTags", {{"artist", "Nobody"}}};

HttpAnswer ok() { return ScriptedHttp::answered("{\"fine\":1}"); }
HttpAnswer service_says(int code, int status, const std::string& message = "said so") {
  return ScriptedHttp::answered("{\"error\":" + std::to_string(code) + ",\"message\":\"" + message + "\"}", status);
}
std::optional<std::string> want_json(const std::string& body) {
  if (!body.starts_with("{") || !body.ends_with("}")) return "this is no JSON";
  return std::nullopt;
}

class Client : public testing::Test {
 protected:
  Client() { settings.api_key = kKey, settings.max_rate = 1e6; }

  LastfmClient client() { return LastfmClient(http, clock, settings); }
  ServiceAnswer ask(const ServiceQuestion& question = kPage) { return client().ask(question, want_json); }
  void fail_times(int times, const HttpAnswer& answer) {
    for (int i = 0; i < times; ++i) http.next.push_back(answer);
    http.next.push_back(ok());
  }

  ScriptedHttp http{[](const HttpRequest&) { return ok(); }};
  ManualClock clock;
  ServiceSettings settings;
};

TEST_F(Client, asks_with_method_key_and_format) {
  EXPECT_EQ(ask().body, "{\"fine\":1}");
  ASSERT_THAT(http.requests, SizeIs(1));
  EXPECT_EQ(http.requests[0].url, settings.base);
  const std::vector<std::pair<std::string, std::string>> query = {
      {"method", "user.getRecentTracks"}, {"api_key", kKey}, {"format", "json"}, {"user", "r&j"}, {"limit", "1000"}};
  EXPECT_EQ(http.requests[0].query, query);
}

TEST_F(Client, an_answer_is_dated_by_the_services_clock_or_else_by_ours) {
  HttpAnswer dated = ok();
  dated.date = 1'795'395'906;
  http.next.push_back(dated);
  EXPECT_EQ(ask().observed_at, 1'795'395'906);
  EXPECT_EQ(ask().observed_at, clock.now());
}

TEST_F(Client, whatever_passes_is_tried_again_until_it_is_good) {
  for (const HttpAnswer& bad :
       {service_says(8, 500), service_says(11, 503), service_says(16, 503), service_says(29, 429),
        service_says(29, 200), service_says(8, 200), ScriptedHttp::answered("", 200),
        ScriptedHttp::answered("{\"recenttr", 200),
        ScriptedHttp::answered("<html>please try again in 30 seconds</html>", 200),
        ScriptedHttp::answered("<html>502</html>", 502), ScriptedHttp::answered("", 503),
        ScriptedHttp::answered("\xff\xfe\x00garbage", 200), ScriptedHttp::answered("slow down", 429),
        ScriptedHttp::failed(Outcome::broken, "reset"), ScriptedHttp::failed(Outcome::unreachable, "refused")}) {
    http.requests.clear();
    fail_times(3, bad);
    EXPECT_EQ(ask().body, "{\"fine\":1}") << bad.status << bad.body;
    EXPECT_THAT(http.requests, SizeIs(4)) << bad.status << bad.body;
  }
}

TEST_F(Client, waits_longer_after_each_failure_and_never_beyond_a_bound) {
  settings.patience = std::chrono::hours(10);
  fail_times(12, service_says(8, 500));
  ask();
  ASSERT_THAT(clock.waits, SizeIs(12));
  for (std::size_t i = 0; i < 12; ++i) {
    const double expected = std::min(500.0 * static_cast<double>(1 << i), 30'000.0);
    EXPECT_GE(clock.waits[i].count(), expected * 0.74) << i;
    EXPECT_LE(clock.waits[i].count(), expected * 1.26) << i;
  }
}

TEST_F(Client, waits_are_jittered) {
  std::vector<milliseconds> firsts;
  LastfmClient service = client();
  for (int i = 0; i < 20; ++i) {
    clock.waits.clear();
    fail_times(1, service_says(8, 500));
    service.ask(kPage, want_json);
    firsts.push_back(clock.waits.at(0));
  }
  EXPECT_THAT(firsts, Not(Each(firsts[0])));
}

TEST_F(Client, the_first_wait_is_the_one_that_was_set) {
  settings.retry_wait = milliseconds(8);
  fail_times(1, ScriptedHttp::failed(Outcome::broken, "reset"));
  ask();
  ASSERT_THAT(clock.waits, SizeIs(1));
  EXPECT_LE(clock.waits[0].count(), 10);
}

TEST_F(Client, waits_at_least_as_long_as_the_service_asks) {
  HttpAnswer busy = service_says(29, 429);
  busy.retry_after = 77;
  fail_times(1, busy);
  ask();
  EXPECT_GE(clock.waits.at(0), std::chrono::seconds(77));
}

TEST_F(Client, error_29_halves_the_rate) {
  settings.max_rate = 10;
  settings.retry_wait = milliseconds(1);
  LastfmClient service = client();
  fail_times(1, service_says(29, 200));
  service.ask(kPage, want_json);
  clock.waits.clear();
  service.ask(kPage, want_json);
  // 5 a second, and a two-hundredth of 10 more for the good answer since.
  EXPECT_EQ(clock.waits, std::vector<milliseconds>{milliseconds(198)});
}

TEST_F(Client, a_failure_that_is_no_complaint_keeps_the_rate) {
  settings.max_rate = 10;
  settings.retry_wait = milliseconds(1);
  LastfmClient service = client();
  fail_times(1, service_says(8, 500));
  service.ask(kPage, want_json);
  clock.waits.clear();
  service.ask(kPage, want_json);
  EXPECT_EQ(clock.waits, std::vector<milliseconds>{milliseconds(100)});
}

TEST_F(Client, patience_ends_as_a_service_that_is_down) {
  settings.patience = std::chrono::seconds(90);
  http.next.assign(1000, ScriptedHttp::failed(Outcome::unreachable, "no route to host"));
  const std::int64_t begin = clock.now();
  const Error error = error_of([&] { ask(); });
  EXPECT_EQ(error.remedy(), Remedy::wait_for_service);
  EXPECT_THAT(error.what(), HasSubstr("no route to host"));
  EXPECT_EQ(clock.now() - begin, 90);
}

TEST_F(Client, a_good_answer_renews_patience) {
  settings.patience = std::chrono::seconds(60);
  LastfmClient service = client();
  for (int round = 0; round < 5; ++round) {
    fail_times(5, service_says(8, 500));  // about 15 s
    service.ask(kPage, want_json);
    clock.advance(300);
  }
  EXPECT_EQ(service.requests(), 30);
}

TEST_F(Client, a_retry_after_beyond_patience_ends_with_it) {
  settings.patience = std::chrono::seconds(60);
  HttpAnswer busy = service_says(29, 429);
  busy.retry_after = 1'000'000;
  http.next.assign(10, busy);
  const std::int64_t begin = clock.now();
  EXPECT_EQ(error_of([&] { ask(); }).remedy(), Remedy::wait_for_service);
  EXPECT_LE(clock.now() - begin, 61);
}

TEST_F(Client, what_will_not_pass_stops_at_once_with_its_remedy) {
  struct Final {
    int code, status;
    Remedy remedy;
    int exit;
  };
  for (const Final& refusal : std::vector<Final>{{10, 403, Remedy::fix_setup, 78},
                                                 {17, 403, Remedy::get_permission, 77},
                                                 {26, 403, Remedy::get_permission, 77},
                                                 {6, 404, Remedy::fix_setup, 78},
                                                 {6, 400, Remedy::fix_setup, 78},
                                                 {4, 403, Remedy::fix_setup, 78},
                                                 {9, 403, Remedy::fix_setup, 78},
                                                 {3, 400, Remedy::look_into_data, 65},
                                                 {10, 200, Remedy::fix_setup, 78}}) {
    http.requests.clear();
    http.next.assign(1, service_says(refusal.code, refusal.status));
    const Error error = error_of([&] { ask(); });
    EXPECT_EQ(error.remedy(), refusal.remedy) << refusal.code;
    EXPECT_EQ(exit_code(error.remedy()), refusal.exit) << refusal.code;
    EXPECT_THAT(error.what(), HasSubstr("said so"));
    EXPECT_NE(error.what_to_do(), "") << refusal.code;
    EXPECT_THAT(http.requests, SizeIs(1)) << refusal.code;
  }
}

TEST_F(Client, an_unknown_artist_is_an_answer_whatever_the_status) {
  for (const int status : {200, 400, 404}) {
    http.next.assign(1, service_says(6, status));
    EXPECT_THAT(ask(kTags).body, HasSubstr("\"error\":6")) << status;
  }
}

TEST_F(Client, a_question_that_keeps_failing_is_given_up_while_the_service_lives) {
  http.next.assign(4, service_says(8, 500));
  LastfmClient service = client();
  EXPECT_FALSE(service.ask_at_most(4, kPage, want_json));
  EXPECT_EQ(service.requests(), 4);
  EXPECT_THAT(service.last_failure(), HasSubstr("error 8"));
}

TEST_F(Client, a_service_that_is_down_or_busy_is_not_the_questions_fault) {
  http.next.assign(10, service_says(11, 503));
  http.next.insert(http.next.end(), 5, service_says(29, 429));
  LastfmClient service = client();
  EXPECT_TRUE(service.ask_at_most(2, kPage, want_json));
  EXPECT_EQ(service.requests(), 16);
}

TEST_F(Client, a_body_that_the_check_refuses_is_asked_for_again_and_why_is_kept) {
  int calls = 0;
  LastfmClient service = client();
  service.ask(kPage, [&](const std::string&) -> std::optional<std::string> {
    if (++calls == 1) return "the page is of user 'x'";
    if (calls == 2) throw Error(Remedy::look_into_data, "no JSON");
    return std::nullopt;
  });
  EXPECT_EQ(calls, 3);
  EXPECT_EQ(service.last_failure(), "no JSON");
}

TEST_F(Client, the_key_stands_in_no_error_and_in_no_failure) {
  const std::string telling = std::string("cannot ask ?api_key=") + kKey;
  settings.patience = std::chrono::seconds(5);
  http.next.assign(100, ScriptedHttp::failed(Outcome::unreachable, telling));
  LastfmClient service = client();
  const Error down = error_of([&] { service.ask(kPage, want_json); });
  EXPECT_THAT(std::string(down.what()) + down.what_to_do() + service.last_failure(), Not(HasSubstr(kKey)));
  for (const int code : {10, 17, 6, 3}) {
    http.next.assign(1, service_says(code, 403, telling));
    const Error final = error_of([&] { ask(); });
    EXPECT_THAT(std::string(final.what()) + final.what_to_do(), Not(HasSubstr(kKey))) << code;
  }
}

}  // namespace
}  // namespace tonearm
