// The service with each of its faults.
#include <set>

#include "core/error.h"
#include "simulator/flaky.h"
#include "simulator/service_fixture.h"

namespace tonearm::simulator {
namespace {

using ServiceFaults = ServiceTest;

TEST_F(ServiceFaults, every_flaky_answer_is_what_its_name_says) {
  const auto with = [&](const std::string& name) {
    set(name);
    const auto answer = ask({});
    set(name + "=0");
    EXPECT_EQ(answer.fault, name);
    return answer;
  };
  const auto code = [](const Answer& answer) { return json::parse(answer.body)["error"].get<int>(); };
  EXPECT_EQ(with("http_500").status, 500);
  EXPECT_EQ(code(with("http_500")), 8);
  EXPECT_EQ(with("http_503_html").status, 503);
  EXPECT_THAT(with("http_503_html").body, testing::HasSubstr("<html>"));
  EXPECT_EQ(code(with("http_503_error_11")), 11);
  EXPECT_EQ(code(with("http_503_error_16")), 16);
  EXPECT_EQ(with("http_429").status, 429);
  EXPECT_EQ(with("error_8_http_400").status, 400);
  for (const int number : {8, 11, 16, 29}) {
    EXPECT_EQ(code(with("error_" + std::to_string(number))), number);
    EXPECT_EQ(with("error_" + std::to_string(number)).status, 200);
  }
  EXPECT_FALSE(json::accept(with("broken_json").body));
  EXPECT_EQ(with("empty_body").body, "");
  EXPECT_EQ(with("cut_body").ending, Answer::Ending::cut);
  EXPECT_EQ(with("closed").ending, Answer::Ending::closed);
  EXPECT_EQ(with("reset").ending, Answer::Ending::reset);
  EXPECT_EQ(with("slow").delay_ms, 500);
  set("retry_after_s=9");
  EXPECT_EQ(with("http_429").retry_after_s, 9);
  EXPECT_EQ(service_.stats().faults.at("http_429"), 2);
}

TEST_F(ServiceFaults, questions_about_albums_and_tracks_meet_them_as_well) {
  tags_.add_csv("artist,album,tag,count\nArtist,Album,noise,100\n");
  const Params album{{"method", "album.getTopTags"}, {"artist", "Artist"}, {"album", "Album"}};
  const Params track{{"method", "track.getTopTags"}, {"artist", "Artist"}, {"track", "100"}};
  set("http_500");
  EXPECT_EQ(ask(album).status, 500);
  EXPECT_EQ(ask(track).status, 500);
  set("http_500=0");
  set("bare_single");
  set("escape_slash");
  EXPECT_THAT(ask(album).body, testing::HasSubstr(R"("tag":{"count":"100","name":"noise","url":"https:\/\/)"));
  set("rate_limit=1");
  EXPECT_EQ(error(album), 0);
  EXPECT_EQ(error(track), 29);
}

TEST_F(ServiceFaults, the_same_seed_meets_the_same_faults_and_another_does_not) {
  const auto met = [&](std::uint64_t seed) {
    Service service(history_, tags_, "", seed);
    service.set_faults(all_recoverable_faults());
    std::string bodies;
    for (int i = 0; i < 200; ++i)
      bodies += service
                    .answer({{"method", "user.getRecentTracks"},
                             {"user", "listener"},
                             {"api_key", "k"},
                             {"format", "json"},
                             {"to", std::to_string(600 - i)}})
                    .body;
    return bodies;
  };
  // The rows that are mixed in come once with each service: three histories of their own.
  const auto fresh = [&] {
    for (const auto& user : history_.users())
      for (const auto& old : history_.plays(user)) history_.remove(user, old);
    for (const int uts : {100, 200, 300, 400, 500}) history_.add("Listener", play(uts));
  };
  fresh();
  const auto first = met(7);
  fresh();
  EXPECT_EQ(met(7), first);
  fresh();
  EXPECT_NE(met(8), first);
}

TEST_F(ServiceFaults, flaky_chances_add_up) {
  Faults faults;
  faults.reset = 0.1;
  faults.http_500 = 0.2;
  std::map<std::string, int> met;
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    Dice dice(7, i);
    ++met[draw_flaky(faults, dice)];
  }
  EXPECT_NEAR(met["reset"], 1000, 150);
  EXPECT_NEAR(met["http_500"], 2000, 200);
  EXPECT_NEAR(met[""], 7000, 250);
}

TEST_F(ServiceFaults, a_body_of_another_user_says_so_and_has_none_of_our_plays) {
  set("wrong_user");
  const auto recent = json::parse(ask({}).body)["recenttracks"];
  EXPECT_EQ(recent["@attr"]["user"], "somebody_else");
  for (const auto& row : recent["track"]) EXPECT_EQ(row["artist"]["#text"], "Somebody Else");
  EXPECT_EQ(json::parse(ask({{"method", "user.getInfo"}}).body)["user"]["name"], "somebody_else");
}

TEST_F(ServiceFaults, a_stale_body_always_has_a_row_outside_the_window) {
  ask({{"from", "200"}, {"to", "401"}});
  set("stale_body");
  EXPECT_THAT(names({{"from", "100"}, {"to", "300"}}), ElementsAre("400", "300", "200"));
  EXPECT_THAT(names({{"from", "300"}}), ElementsAre("400", "300", "200"));
  EXPECT_THAT(names({{"from", "200"}, {"to", "500"}}), ElementsAre("400", "300", "200"));
  EXPECT_THAT(names({{"from", "200"}, {"to", "400"}}), ElementsAre("300", "200"));
}

TEST_F(ServiceFaults, the_playing_track_is_on_top_of_every_page_and_may_change) {
  set("now_playing");
  const auto first = names({{"limit", "2"}});
  EXPECT_EQ(first.size(), 3);
  EXPECT_EQ(names({{"limit", "2"}, {"page", "2"}})[0], first[0]);
  EXPECT_EQ(names({{"from", "100"}, {"to", "101"}}).size(), 2);
  EXPECT_EQ(last_["total"], "1");
  set("now_playing_changes");
  std::set<std::string> playing;
  for (int i = 0; i < 40; ++i) playing.insert(names({{"limit", "1"}})[0]);
  EXPECT_GT(playing.size(), 1);
}

TEST_F(ServiceFaults, big_pages_with_certain_plays_never_answer_but_small_ones_do) {
  set("big_page_limit=3");
  set("big_page_from=200");
  set("big_page_to=300");
  EXPECT_EQ(ask({{"limit", "4"}}).status, 500);
  EXPECT_EQ(error({{"limit", "4"}}), 8);
  EXPECT_EQ(ask({{"limit", "3"}}).status, 200);
  EXPECT_EQ(ask({{"limit", "3"}, {"to", "300"}}).status, 200);
  EXPECT_EQ(ask({{"limit", "50"}, {"from", "300"}}).status, 200);
  EXPECT_EQ(ask({{"limit", "50"}, {"to", "200"}}).status, 200);
}

TEST_F(ServiceFaults, a_dead_window_fails_whatever_the_limit) {
  set("dead_from=200");
  set("dead_to=300");
  EXPECT_EQ(ask({{"limit", "1"}, {"to", "300"}}).status, 500);
  EXPECT_EQ(ask({{"limit", "1"}}).status, 200);
  EXPECT_EQ(ask({{"from", "201"}, {"to", "300"}}).status, 200);
}

TEST_F(ServiceFaults, short_pages_keep_their_total) {
  set("short_page");
  for (int i = 0; i < 30; ++i) {
    const auto rows = names({{"limit", "5"}}).size();
    EXPECT_GE(rows, 1);
    EXPECT_LT(rows, 5);
    EXPECT_EQ(last_["total"], "6");
  }
}

TEST_F(ServiceFaults, totals_can_be_off) {
  set("total_off=-2");
  EXPECT_EQ(names({}).size(), 6);
  EXPECT_EQ(last_["total"], "4");
}

TEST_F(ServiceFaults, a_service_above_its_rate_answers_error_29) {
  set("rate_limit=3");
  std::vector<int> errors;
  for (int i = 0; i < 5; ++i) errors.push_back(error({}));
  EXPECT_THAT(errors, ElementsAre(0, 0, 0, 29, 29));
  set("rate_limit_429");
  EXPECT_EQ(ask({}).status, 429);
}

TEST_F(ServiceFaults, goes_down_after_so_many_requests_and_comes_up_when_told) {
  ask({});
  set("down_after=2");
  EXPECT_EQ(ask({}).status, 200);
  EXPECT_EQ(ask({}).status, 200);
  EXPECT_EQ(ask({}).status, 503);
  set("down_refuses");
  EXPECT_EQ(ask({}).ending, Answer::Ending::refused);
  set("down_after=0");
  EXPECT_EQ(ask({}).status, 200);
}

TEST_F(ServiceFaults, new_plays_arrive_at_the_top_before_the_answer) {
  set("drift_every=2");
  for (int i = 0; i < 6; ++i) ask({});
  EXPECT_EQ(history_.size("listener"), 9);
  EXPECT_EQ(history_.plays("listener")[0].uts, kNow);
}

TEST_F(ServiceFaults, late_plays_are_at_most_fourteen_days_old) {
  set("late_every=1");
  for (int i = 0; i < 50; ++i) ask({});
  EXPECT_EQ(history_.size("listener"), 56);
  EXPECT_EQ(history_.slice("listener", {kNow - 14 * 86'400 + 1, kNow + 1}, 0, 1).total, 50);
}

TEST_F(ServiceFaults, edits_rename_and_deletions_remove_within_their_days) {
  history_.add("listener", {play(kNow - 100), play(kNow - 200), play(kNow - 300)});
  const auto before = history_.plays("listener");
  set("change_days=1");
  set("edit_every=1");
  ask({});
  const auto edited = history_.plays("listener");
  EXPECT_EQ(edited.size(), before.size());
  int different = 0;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!(edited[i] == before[i])) {
      ++different;
      EXPECT_GE(edited[i].uts, kNow - 86'400);
      EXPECT_EQ(edited[i].uts, before[i].uts);
    }
  EXPECT_EQ(different, 1);
  set("edit_every=0");
  set("delete_every=1");
  for (int i = 0; i < 5; ++i) ask({});
  EXPECT_EQ(history_.size("listener"), 6);
}

TEST_F(ServiceFaults, rows_are_mixed_in_once) {
  set("strange_text");
  const auto size = history_.size("listener");
  EXPECT_GT(size, 50);
  set("now_playing");
  set("crowded_second=20");
  set("undated=4");
  EXPECT_EQ(history_.size("listener"), size + 24);
  EXPECT_EQ(history_.slice("listener", {0, 1}, 0, 1).total, 5);
}

TEST(Faults, bad_settings_are_refused_with_the_nearest_name) {
  Faults faults;
  EXPECT_THROW(set_fault(faults, "reset=1.5"), Error);
  EXPECT_THROW(set_fault(faults, "private_history=2"), Error);
  EXPECT_THROW(set_fault(faults, "down_after=x"), Error);
  try {
    set_fault(faults, "now_plying=1");
    FAIL() << "an unknown name was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.what_to_do(), "Did you mean now_playing?");
  }
}

TEST(Faults, the_table_names_every_one_once) {
  std::set<std::string> names;
  for (const auto& field : fault_fields()) names.insert(field.name);
  EXPECT_EQ(names.size(), fault_fields().size());
  EXPECT_EQ(fault_fields().size() * sizeof(double), sizeof(Faults));
}

}  // namespace
}  // namespace tonearm::simulator
