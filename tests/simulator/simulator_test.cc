// The simulator over its socket.
#include "simulator/simulator.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "simulator/curl_fetch.h"
#include "simulator/generate_history.h"
#include "simulator/json_text.h"
#include "simulator/read_history.h"

namespace tonearm::simulator {
namespace {

using nlohmann::json;

class SimulatorTest : public testing::Test {
 protected:
  SimulatorTest() {
    static const auto kHeard = generate_history(5000, 7, midnight("2020-01-01"));
    simulator_.history().add("listener", kHeard);
    simulator_.start();
  }

  std::string recent(const std::string& more = "") const {
    return simulator_.base_url() +
           "?method=user.getRecentTracks&user=listener&api_key=demo-key&format=json&limit=1000" + more;
  }
  std::string control(const std::string& verb) const {
    auto url = simulator_.base_url();
    return url.replace(url.find("2.0/"), 4, "_sim/" + verb);
  }

  Simulator simulator_;
  Fetcher fetcher_;
};

TEST_F(SimulatorTest, a_walk_by_time_over_one_connection_finds_the_truth) {
  std::vector<Play> found;
  for (std::string to; found.size() < 5000;) {
    const auto fetched = fetcher_.get(recent(to));
    ASSERT_EQ(fetched.status, 200);
    const auto rows = json::parse(fetched.body)["recenttracks"]["track"];
    ASSERT_FALSE(rows.empty());
    const auto uts_of = [](const json& row) { return std::stoll(row["date"]["uts"].get<std::string>()); };
    const auto oldest = uts_of(rows.back());
    const bool is_last = rows.size() < 1000;
    for (const auto& row : rows)
      if (is_last || uts_of(row) > oldest)
        found.push_back({uts_of(row), {row["artist"]["#text"], row["album"]["#text"], row["name"], "", "", "", false}});
    to = "&to=" + std::to_string(oldest + 1);
  }
  auto truth = simulator_.history().plays("listener");
  std::sort(found.begin(), found.end());
  std::sort(truth.begin(), truth.end());
  EXPECT_EQ(found, truth);
  EXPECT_EQ(simulator_.stats().connections.size(), 1);
}

TEST_F(SimulatorTest, takes_forms_and_both_paths) {
  const std::string form = "method=user.getinfo&user=listener&api_key=demo-key&format=json";
  EXPECT_EQ(json::parse(fetcher_.post(simulator_.base_url(), form).body)["user"]["playcount"], "5000");
  auto bare = simulator_.base_url();
  bare.pop_back();
  EXPECT_EQ(fetcher_.get(bare + "?" + form).status, 200);
}

TEST_F(SimulatorTest, names_in_requests_may_hold_any_byte) {
  using namespace std::string_literals;
  const auto name = "AC/DC & Bj\xC3\xB6rk + \0 #1?"s;
  simulator_.history().add("listener", {1, {name, "", "t", "", "", "", false}});
  const auto fetched = fetcher_.get(simulator_.base_url() + "?method=artist.getTopTags&api_key=demo-key&format=json" +
                                    "&artist=" + fetcher_.escape(name));
  EXPECT_EQ(json::parse(fetched.body)["toptags"]["@attr"]["artist"], name);
}

TEST_F(SimulatorTest, broken_transports_look_broken_to_a_client) {
  simulator_.set_fault("cut_body", 1);
  EXPECT_EQ(fetcher_.get(recent()).code, CURLE_PARTIAL_FILE);
  simulator_.set_fault("cut_body", 0);
  simulator_.set_fault("closed", 1);
  EXPECT_EQ(fetcher_.get(recent()).code, CURLE_GOT_NOTHING);
  simulator_.set_fault("closed", 0);
  simulator_.set_fault("reset", 1);
  EXPECT_EQ(fetcher_.get(recent()).code, CURLE_RECV_ERROR);
  simulator_.set_fault("reset", 0);
  EXPECT_EQ(fetcher_.get(recent()).status, 200);
}

TEST_F(SimulatorTest, sends_retry_after_and_the_date_of_the_service) {
  simulator_.set_fault("http_429", 1);
  simulator_.set_fault("retry_after_s", 4);
  simulator_.set_fault("now", 1'429'051'511);
  const auto fetched = fetcher_.get(recent());
  EXPECT_EQ(fetched.status, 429);
  EXPECT_THAT(fetched.headers, testing::HasSubstr("Retry-After: 4\r\n"));
  EXPECT_THAT(fetched.headers, testing::HasSubstr("Date: Tue, 14 Apr 2015 22:45:11 GMT\r\n"));
}

TEST_F(SimulatorTest, a_slow_answer_is_the_right_one) {
  const auto right = fetcher_.get(recent()).body;
  simulator_.set_fault("slow_ms", 20);
  simulator_.set_fault("slow", 1);
  EXPECT_EQ(fetcher_.get(recent()).body, right);
}

TEST_F(SimulatorTest, refuses_connections_when_down_and_takes_them_on_the_same_port_again) {
  simulator_.set_fault("down_refuses", 1);
  simulator_.set_fault("down_after", 1);
  EXPECT_EQ(fetcher_.get(recent()).status, 200);
  EXPECT_NE(fetcher_.get(recent()).code, CURLE_OK);
  EXPECT_EQ(fetcher_.get(recent()).code, CURLE_COULDNT_CONNECT);
  simulator_.set_fault("down_after", 0);
  EXPECT_EQ(fetcher_.get(recent()).status, 200);
}

TEST_F(SimulatorTest, stops_while_a_client_keeps_its_connection_and_starts_again) {
  EXPECT_EQ(fetcher_.get(recent()).status, 200);
  simulator_.stop();
  EXPECT_EQ(fetcher_.get(recent()).code, CURLE_COULDNT_CONNECT);
  simulator_.start();
  EXPECT_EQ(fetcher_.get(recent()).status, 200);
}

TEST_F(SimulatorTest, stops_in_the_middle_of_a_slow_answer) {
  simulator_.set_fault("slow", 1);
  simulator_.set_fault("slow_ms", 3'600'000);
  std::thread client([&] { Fetcher().get(recent()); });
  while (simulator_.stats().requests == 0) std::this_thread::yield();
  simulator_.stop();
  client.join();
  EXPECT_EQ(simulator_.stats().faults.at("slow"), 1);
}

TEST_F(SimulatorTest, is_steered_over_http) {
  simulator_.history().add("second", {7, {"Z", "", "z", "", "", "", false}});
  const auto changed = fetcher_.post(control("faults"), R"({"now_playing":1,"to_inclusive":true})");
  EXPECT_EQ(json::parse(changed.body)["now_playing"], 1);
  EXPECT_EQ(simulator_.faults().to_inclusive, 1);
  EXPECT_EQ(fetcher_.post(control("faults"), R"({"no_such":1})").status, 400);
  EXPECT_EQ(fetcher_.post(control("faults"), "{").status, 400);
  EXPECT_EQ(fetcher_.get(control("nothing")).status, 404);
  const std::string added = R"([{"uts":9,"artist":"A","track":"T"},{"uts":9,"artist":"A","track":"T"}])";
  EXPECT_EQ(json::parse(fetcher_.post(control("add"), added).body)["done"], 2);
  EXPECT_EQ(fetcher_.post(control("delete"), R"([{"uts":9,"artist":"A","track":"T"}])").status, 200);
  EXPECT_EQ(fetcher_.post(control("delete"), R"([{"uts":9,"artist":"A","track":"none"}])").status, 409);
  const std::string edit = R"([{"user":"second","uts":7,"artist":"Z","track":"z","to":{"album":"new"}}])";
  EXPECT_EQ(fetcher_.post(control("edit"), edit).status, 200);
  EXPECT_EQ(fetcher_.get(control("truth?user=second")).body, "uts,artist,album,track\n7,\"Z\",\"new\",\"z\"\n");
  EXPECT_EQ(read_history(fetcher_.get(control("truth?user=listener")).body), simulator_.history().plays("listener"));
  EXPECT_EQ(fetcher_.get(control("truth?user=nobody")).status, 404);
  EXPECT_EQ(json::parse(fetcher_.get(control("stats")).body)["requests"], 0);
}

TEST_F(SimulatorTest, quits_when_told) {
  EXPECT_FALSE(simulator_.wait_for_quit(std::chrono::milliseconds(1)));
  fetcher_.post(control("quit"), "");
  EXPECT_TRUE(simulator_.wait_for_quit(std::chrono::hours(1)));
}

TEST_F(SimulatorTest, the_log_has_requests_and_faults_but_no_key) {
  std::string lines;
  Simulator logged({.log = [&](const std::string& line) { lines += line + "\n"; }});
  logged.history().add_user("listener");
  logged.start();
  fetcher_.get(logged.base_url() + "?method=user.getInfo&user=nobody&api_key=demo-key&format=json");
  logged.stop();
  EXPECT_THAT(lines, testing::HasSubstr("method=user.getInfo user=nobody -> 404"));
  EXPECT_THAT(lines, testing::HasSubstr("unknown_user"));
  EXPECT_THAT(lines, testing::Not(testing::HasSubstr("demo-key")));
}

}  // namespace
}  // namespace tonearm::simulator
