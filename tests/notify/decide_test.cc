#include "notify/decide.h"

#include <gmock/gmock.h>

#include "notify/wording.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kHour = 3600;

std::vector<Event> events(const std::vector<Message>& messages) {
  std::vector<Event> all;
  for (const Message& message : messages) all.push_back(message.event);
  return all;
}

/// Runs that end one after the other, and what is told of each.
class Decide : public testing::Test {
 protected:
  std::vector<Message> told(const RunEnd& end) {
    Decision decision = decide(memory, end, fresh_within, now, clock);
    memory = read_memory(write_memory(decision.memory));  // as the next run finds it
    EXPECT_EQ(memory, decision.memory);
    return decision.messages;
  }
  static RunEnd good(const std::string& command = "sync") { return {command, "rj", 0, {}, {}}; }
  static RunEnd failed(const std::string& what, int code = 78, const std::string& command = "sync") {
    return {command, "rj", code, {{"", what, "Mend it."}}, {}};
  }
  static RunEnd with_gaps(std::vector<Window> windows, WindowSet covered = {}) {
    ListenerEnd listener{"rj", {}, 0, std::move(covered)};
    for (const Window& window : windows) listener.gaps.push_back({window, "error 8"});
    return {"sync", "rj", windows.empty() ? 0 : 65, {}, {listener}};
  }
  static RunEnd with_newest(std::int64_t newest) { return {"sync", "rj", 0, {}, {{"rj", {}, newest, {}}}}; }

  Memory memory;
  std::chrono::seconds fresh_within{0};
  std::int64_t now = 1'795'395'906;  // 2026-11-23T01:05:06Z
  LocalClock clock{parse_zones("Europe/Berlin")};
};

TEST_F(Decide, a_good_run_is_not_told) {
  EXPECT_THAT(told(good()), IsEmpty());
  EXPECT_EQ(memory, Memory());
}

TEST_F(Decide, a_failure_says_what_happened_what_to_do_and_when) {
  const auto messages = told(failed("the key is wrong"));
  ASSERT_THAT(events(messages), ElementsAre(Event::failure));
  EXPECT_EQ(messages[0].title, "Tonearm: sync of rj failed");
  EXPECT_EQ(messages[0].text, "the key is wrong\nMend it.\ntonearm sync ended with exit code 78 at 2026-11-23 02:05.");
  EXPECT_EQ(messages[0].exit_code, 78);
  EXPECT_EQ(messages[0].since, now);
}

TEST_F(Decide, the_same_failure_is_told_again_a_day_later_with_its_beginning) {
  EXPECT_EQ(told(failed("no answer after 12 requests")).size(), 1u);
  now += 12 * kHour;
  EXPECT_THAT(told(failed("no answer after 15 requests")), IsEmpty());
  now += 11 * kHour;
  const auto messages = told(failed("no answer after 9 requests"));
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_THAT(messages[0].text, HasSubstr("It has failed since 2026-11-23 02:05."));
  EXPECT_THAT(told(failed("no answer after 9 requests")), IsEmpty());
}

TEST_F(Decide, another_failure_is_told_at_once) {
  told(failed("the key is wrong"));
  EXPECT_EQ(told(failed("the history is private")).size(), 1u);
  EXPECT_EQ(told(failed("the history is private", 77)).size(), 1u);
  EXPECT_EQ(told(failed("the history is private", 77, "fetch")).size(), 1u);
  EXPECT_THAT(told(failed("the history is private", 77)), IsEmpty());
}

TEST_F(Decide, the_next_good_run_of_that_command_is_a_recovery_once) {
  told(failed("the key is wrong"));
  now += 5 * kHour;
  EXPECT_THAT(told(good("stage")), IsEmpty());
  const auto messages = told(good());
  ASSERT_THAT(events(messages), ElementsAre(Event::recovery));
  EXPECT_EQ(messages[0].title, "Tonearm: sync of rj works again");
  EXPECT_THAT(messages[0].text, HasSubstr("had failed since 2026-11-23 02:05:\nthe key is wrong"));
  EXPECT_THAT(told(good()), IsEmpty());
  EXPECT_EQ(memory, Memory());
}

TEST_F(Decide, a_sync_makes_its_stages_good) {
  told(failed("the disk is full", 75, "stage"));
  EXPECT_THAT(events(told(good("sync"))), ElementsAre(Event::recovery));
  told(failed("the disk is full", 75, "sync"));
  EXPECT_THAT(told(good("fetch")), IsEmpty());
}

TEST_F(Decide, a_run_that_ends_with_a_gap_has_not_failed) {
  told(failed("the key is wrong"));
  EXPECT_THAT(events(told(with_gaps({{1000, 2000}}))), ElementsAre(Event::recovery, Event::gap));
}

TEST_F(Decide, what_hindered_some_of_many_is_one_failure) {
  const RunEnd end{"sync", "", 77, {{"ada", "private", "Open it."}, {"rj", "no such user", "Open it."}}, {}};
  const auto messages = told(end);
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0].title, "Tonearm: sync failed");
  EXPECT_THAT(messages[0].text, HasSubstr("ada: private\nrj: no such user\nOpen it.\ntonearm"));
}

TEST_F(Decide, a_gap_is_told_once_on_the_listeners_clock) {
  const auto messages = told(with_gaps({{0, 1'268'000'000}, {1'268'050'000, kForever}}));
  ASSERT_THAT(events(messages), ElementsAre(Event::gap));
  EXPECT_THAT(messages[0].text, HasSubstr("the beginning to 2010-03-07 23:13: error 8\n"));
  EXPECT_THAT(messages[0].text, HasSubstr("2010-03-08 13:06 to now: error 8\n"));
  now += 30 * kHour;
  EXPECT_THAT(told(with_gaps({{0, 1'268'000'000}, {1'268'050'000, kForever}})), IsEmpty());
}

TEST_F(Decide, a_gap_that_grows_is_the_same_and_one_elsewhere_is_another) {
  told(with_gaps({{1000, 2000}}));
  EXPECT_THAT(told(with_gaps({{900, 2500}})), IsEmpty());
  const auto messages = told(with_gaps({{900, 2500}, {5000, 6000}}));
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0].gaps, (std::vector<Hole>{{{5000, 6000}, "error 8"}}));
}

TEST_F(Decide, a_gap_that_the_lake_covers_is_closed) {
  told(with_gaps({{1000, 2000}, {5000, 6000}}));
  EXPECT_THAT(told(with_gaps({})), IsEmpty()) << "a run of another day says nothing of it";
  const auto messages = told(with_gaps({{5000, 6000}}, WindowSet({0, 3000})));
  ASSERT_THAT(events(messages), ElementsAre(Event::recovery));
  EXPECT_EQ(messages[0].gaps, (std::vector<Hole>{{{1000, 2000}, ""}}));
  EXPECT_EQ(told(with_gaps({}, WindowSet({0, 9000}))).size(), 1u);
  EXPECT_EQ(memory, Memory());
}

TEST_F(Decide, an_open_end_that_was_told_can_close) {
  told(with_gaps({{1000, kForever}}));
  const std::int64_t then = now;
  now += 24 * kHour;
  EXPECT_THAT(events(told(with_gaps({}, WindowSet({0, then})))), ElementsAre(Event::recovery));
}

TEST_F(Decide, a_stall_is_told_once_and_its_end) {
  fresh_within = std::chrono::hours(72);
  EXPECT_THAT(told(with_newest(now - 71 * kHour)), IsEmpty());
  const auto messages = told(with_newest(now - 73 * kHour));
  ASSERT_THAT(events(messages), ElementsAre(Event::no_fresh_data));
  EXPECT_EQ(messages[0].title, "Tonearm: no play of rj for 3 days");
  EXPECT_THAT(messages[0].text, HasSubstr("2026-11-20 01:05"));
  EXPECT_THAT(messages[0].text, HasSubstr("player"));
  now += 24 * kHour;
  EXPECT_THAT(told(with_newest(now - 97 * kHour)), IsEmpty());
  EXPECT_THAT(told(with_newest(0)), IsEmpty()) << "a stage that did not look";
  EXPECT_THAT(events(told(with_newest(now - kHour))), ElementsAre(Event::recovery));
  EXPECT_EQ(memory, Memory());
}

TEST_F(Decide, without_a_limit_no_age_is_told) {
  EXPECT_THAT(told(with_newest(1)), IsEmpty());
  fresh_within = std::chrono::hours(72);
  told(with_newest(1));
  fresh_within = std::chrono::hours(0);
  EXPECT_THAT(told(with_newest(1)), IsEmpty());
  EXPECT_EQ(memory, Memory());
}

TEST_F(Decide, each_listener_has_gaps_and_stalls_of_its_own) {
  fresh_within = std::chrono::hours(72);
  RunEnd end{"sync", "", 65, {}, {{"ada", {{{1000, 2000}, "x"}}, now, {}}, {"rj", {}, now - 80 * kHour, {}}}};
  const auto messages = told(end);
  ASSERT_THAT(events(messages), ElementsAre(Event::gap, Event::no_fresh_data));
  EXPECT_EQ(messages[0].user, "ada");
  EXPECT_EQ(messages[1].user, "rj");
}

TEST_F(Decide, no_sync_for_too_long_is_told_once_and_its_end) {
  const auto look = [&](std::int64_t last_good) {
    Decision decision = decide_no_sync(memory, last_good, std::chrono::hours(48), now, clock);
    memory = decision.memory;
    return events(decision.messages);
  };
  const std::int64_t last = now;
  now += 47 * kHour;
  EXPECT_THAT(look(last), IsEmpty());
  now += 2 * kHour;
  EXPECT_THAT(look(last), ElementsAre(Event::no_sync));
  EXPECT_THAT(look(last), IsEmpty());
  EXPECT_THAT(look(now), ElementsAre(Event::recovery));
  EXPECT_THAT(look(0), ElementsAre(Event::no_sync));
  EXPECT_THAT(look(0), IsEmpty());
}

TEST(Memory, that_cannot_be_read_is_empty) {
  for (const char* text : {"", "{", "[]", "{\"failing\":3}", "null"}) EXPECT_EQ(read_memory(text), Memory()) << text;
}

TEST(SpanText, is_in_the_largest_unit_that_says_it) {
  EXPECT_EQ(span_text(15), "15 s");
  EXPECT_EQ(span_text(40 * 60), "40 min");
  EXPECT_EQ(span_text(26 * kHour), "26 h");
  EXPECT_EQ(span_text(72 * kHour), "3 days");
}

}  // namespace
}  // namespace tonearm
