// fetch() where the service, the lake or the run fails.
#include <gmock/gmock.h>

#include <random>

#include "fakes/error_of.h"
#include "fetch/fetch_fixture.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::int64_t kBegin = 1'600'000'000;

class FetchTrouble : public FetchInMemory {};

TEST_F(FetchTrouble, pages_that_fail_at_1000_are_had_at_smaller_sizes) {
  listen(3'000, {kBegin, kBegin + 100'000});
  for (const int works : {500, 200, 125, 50}) {
    store = MemoryObjectStore();
    lastfm.fails = [&](Window, int limit) { return limit > works; };
    run();
    EXPECT_EQ(copied(), lastfm.truth()) << works;
    EXPECT_THAT(record.gaps, IsEmpty()) << works;
  }
}

TEST_F(FetchTrouble, a_window_that_never_answers_is_a_gap_and_the_rest_is_copied) {
  listen(3'000, {kBegin, kBegin + 100'000});
  const Window dead{kBegin + 40'000, kBegin + 40'001};
  lastfm.add(one(dead.from, "unheard"));
  lastfm.fails = [&](Window asked, int limit) {  // the pages that would hold that row
    return asked.contains(dead.from) && lastfm.count({dead.from + 1, asked.to}) < limit;
  };
  run();
  ASSERT_THAT(record.gaps, SizeIs(1));
  EXPECT_TRUE(record.gaps[0].window.contains(dead.from));
  EXPECT_LE(record.gaps[0].window.to - record.gaps[0].window.from, 2)
      << "one second more is asked for below each window";
  EXPECT_THAT(record.gaps[0].reason, HasSubstr("Operation failed"));
  std::vector<Scrobble> expected = lastfm.truth();
  std::erase_if(expected, [&](const Scrobble& play) { return record.gaps[0].window.contains(play.uts); });
  EXPECT_EQ(copied(), expected);

  lastfm.fails = nullptr;
  run();
  EXPECT_THAT(record.gaps, IsEmpty());
  EXPECT_EQ(copied(), lastfm.truth());
}

TEST_F(FetchTrouble, flaky_answers_of_every_kind_change_nothing) {
  listen(2'500, {kBegin, kBegin + 100'000});
  std::mt19937 random(5);
  const HttpAnswer bad[] = {ScriptedHttp::answered("<html>502</html>", 502),
                            ScriptedHttp::answered("{\"recenttracks\":{\"tra", 200),
                            ScriptedHttp::answered("", 200),
                            ScriptedHttp::answered("{\"error\":29,\"message\":\"slow\"}", 200),
                            ScriptedHttp::answered(page_json(track_json(one(5, "x")), "eve", 1)),
                            ScriptedHttp::answered(page_json("", "rj", 77)),
                            ScriptedHttp::failed(HttpAnswer::Outcome::broken, "reset")};
  ScriptedHttp flaky([&](const HttpRequest& asked) { return random() % 3 ? lastfm.answer(asked) : bad[random() % 7]; });
  LastfmClient service(flaky, clock, settings);
  fetch(service, store, request, clock.now(), record, [](const FetchProgress&) {});
  EXPECT_EQ(copied(), lastfm.truth());
}

TEST_F(FetchTrouble, a_service_that_goes_down_costs_nothing_that_was_copied) {
  listen(5'000, {kBegin, kBegin + 100'000});
  settings.patience = std::chrono::seconds(30);
  std::int64_t left = 3;
  ScriptedHttp dying([&](const HttpRequest& asked) {
    return left-- > 0 ? lastfm.answer(asked) : ScriptedHttp::failed(HttpAnswer::Outcome::unreachable, "refused");
  });
  LastfmClient service(dying, clock, settings);
  const Error error =
      error_of([&] { fetch(service, store, request, clock.now(), record, [](const FetchProgress&) {}); });
  EXPECT_EQ(error.remedy(), Remedy::wait_for_service);
  EXPECT_THAT(store.list("raw/"), SizeIs(3));
  run();
  EXPECT_EQ(copied(), lastfm.truth());
  EXPECT_LE(requests, 6) << "what was held is not asked for again";
}

TEST_F(FetchTrouble, killed_after_any_page_it_goes_on_where_it_was) {
  listen(3'500, {kBegin, kBegin + 100'000});
  run();
  const std::vector<ObjectInfo> pages = store.list("raw/");
  for (std::size_t kept = 0; kept <= pages.size(); ++kept) {
    MemoryObjectStore cut;
    for (std::size_t i = 0; i < kept; ++i) cut.put(pages[i].key, *store.get(pages[i].key), PutIf::absent());
    std::swap(store, cut);
    run();
    EXPECT_EQ(copied(), lastfm.truth()) << kept;
    std::swap(store, cut);
  }
}

TEST_F(FetchTrouble, a_damaged_object_is_reported_and_once_set_aside_fetched_again) {
  listen(600, {clock.now() - 9 * kDay, clock.now()});
  run();
  const std::string key = store.list("raw/").at(0).key;
  store.put(key, "damaged", PutIf::always());
  clock.advance(60);
  const std::vector<Observation> damaged = run();
  ASSERT_THAT(damaged, SizeIs(1));
  EXPECT_EQ(damaged[0].key, key);
  set_aside(store, damaged[0], run_key(next_run_name(store, "rj", clock.now())), record);
  run();
  EXPECT_EQ(copied(), lastfm.truth());
  EXPECT_TRUE(record.suspect.empty());
}

TEST_F(FetchTrouble, plays_that_arrive_during_the_walk_shift_nothing) {
  listen(3'000, {kBegin, kBegin + 100'000});
  std::int64_t now = clock.now();
  ScriptedHttp drifting([&](const HttpRequest& asked) {
    HttpAnswer answer = lastfm.answer(asked);
    answer.date = ++now;
    lastfm.add(one(now - 1, "heard meanwhile"));
    return answer;
  });
  LastfmClient service(drifting, clock, settings);
  fetch(service, store, request, clock.now(), record, [](const FetchProgress&) {});
  clock.advance(3600);
  run();
  EXPECT_EQ(copied(), lastfm.truth());
}

}  // namespace
}  // namespace tonearm
