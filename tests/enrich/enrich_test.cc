#include "enrich/enrich.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/manual_clock.h"
#include "fakes/memory_object_store.h"
#include "fakes/plays_json.h"
#include "fakes/scripted_http.h"
#include "lake/keys.h"
#include "lake/tag_batches.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const char* const kNobody = "{\"error\":6,\"message\":\"The artist you supplied could not be found\",\"links\":[]}";

std::string tags_of(const std::string& artist) {
  return "{\"toptags\":{\"tag\":[{\"count\":100,\"name\":\"rock\"}],\"@attr\":{\"artist\":" + json_quoted(artist) +
         "}}}";
}

class Enrich : public testing::Test {
 protected:
  Enrich() { settings.max_rate = 2, settings.retry_wait = std::chrono::milliseconds(1); }

  EnrichResult run(const std::vector<std::string>& artists, std::optional<std::chrono::milliseconds> at_most = {}) {
    http.requests.clear();
    LastfmClient service(http, clock, settings);
    return enrich(service, store, clock, artists, no_titles, at_most, [](std::int64_t, std::int64_t) {});
  }
  /// The artists that the last run asked for.
  std::vector<std::string> asked() const {
    std::vector<std::string> artists;
    for (const HttpRequest& request : http.requests) artists.push_back(ScriptedHttp::parameter(request, "artist"));
    return artists;
  }
  std::size_t batches() { return store.list(kTagBatchesPrefix).size(); }

  const TitlesOf no_titles = [](const std::vector<std::string>& artists) {
    TitlesByArtist titles;
    for (const std::string& artist : artists) titles.try_emplace(artist);
    return titles;
  };
  ScriptedHttp http{[](const HttpRequest& request) {
    return ScriptedHttp::answered(tags_of(ScriptedHttp::parameter(request, "artist")));
  }};
  ManualClock clock;
  MemoryObjectStore store;
  ServiceSettings settings;
};

std::vector<std::string> artists(int count) {
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.push_back("artist " + std::to_string(i));
  return names;
}

TEST_F(Enrich, asks_once_an_artist_in_order_with_autocorrect) {
  const EnrichResult result = run({"b", "a", "c"});
  EXPECT_THAT(asked(), ElementsAre("b", "a", "c"));
  EXPECT_EQ(ScriptedHttp::parameter(http.requests[0], "method"), "artist.getTopTags");
  EXPECT_EQ(ScriptedHttp::parameter(http.requests[0], "autocorrect"), "1");
  EXPECT_EQ(result.asked, 3);
  EXPECT_EQ(result.left, 0);
}

TEST_F(Enrich, keeps_bodies_as_they_came) {
  run({"a"});
  EXPECT_EQ(read_tag_batches(store).newest.at("a").body, tags_of("a"));
  EXPECT_EQ(read_tag_batches(store).newest.at("a").observed_at, clock.now());
}

TEST_F(Enrich, what_was_answered_is_not_asked_for_again_for_90_days) {
  run({"a", "b"});
  clock.advance(89 * 86'400);
  EXPECT_EQ(run({"a", "b", "c"}).asked, 1);
  EXPECT_THAT(asked(), ElementsAre("c"));
  clock.advance(2 * 86'400);
  run({"a", "b", "c"});
  EXPECT_THAT(asked(), ElementsAre("a", "b"));
}

TEST_F(Enrich, no_such_artist_and_no_tags_are_remembered_as_answers) {
  http.next = {ScriptedHttp::answered(kNobody), ScriptedHttp::answered("{\"toptags\":{\"tag\":[]}}"),
               ScriptedHttp::answered(kNobody, 404)};
  run({"nobody", "untagged", "nobody else"});
  EXPECT_EQ(run({"nobody", "untagged", "nobody else"}).asked, 0);
  EXPECT_THAT(asked(), IsEmpty());
}

TEST_F(Enrich, many_answers_lie_in_few_objects) {
  settings.max_rate = 1e6;
  run(artists(1'000));
  EXPECT_EQ(batches(), 5u);
  EXPECT_THAT(read_tag_batches(store).newest, SizeIs(1'000));
}

TEST_F(Enrich, a_minute_ends_a_batch) {
  settings.max_rate = 0.5;
  run(artists(100));  // 200 s
  EXPECT_GE(batches(), 3u);
  EXPECT_LE(batches(), 5u);
}

TEST_F(Enrich, time_bounds_a_run_and_the_next_goes_on) {
  const EnrichResult first = run(artists(50), std::chrono::seconds(10));
  EXPECT_GE(first.asked, 19);
  EXPECT_LE(first.asked, 22);
  EXPECT_EQ(first.asked + first.left, 50);
  const EnrichResult second = run(artists(50));
  EXPECT_EQ(second.asked, first.left);
  EXPECT_THAT(read_tag_batches(store).newest, SizeIs(50));
}

TEST_F(Enrich, no_time_asks_nothing) {
  EXPECT_EQ(run(artists(5), std::chrono::milliseconds(0)).asked, 0);
  EXPECT_EQ(batches(), 0u);
}

TEST_F(Enrich, a_service_that_goes_down_costs_nothing_that_was_answered) {
  settings.patience = std::chrono::seconds(20);
  http.next.assign(7, ScriptedHttp::answered(tags_of("x")));
  http.next.insert(http.next.end(), 1'000, ScriptedHttp::failed(HttpAnswer::Outcome::unreachable, "refused"));
  EXPECT_EQ(error_of([&] { run(artists(20)); }).remedy(), Remedy::wait_for_service);
  EXPECT_THAT(read_tag_batches(store).newest, SizeIs(7));
  http.next.clear();
  EXPECT_EQ(run(artists(20)).asked, 13);
}

TEST_F(Enrich, answers_that_pass_are_asked_for_again) {
  http.next = {ScriptedHttp::answered("<html>busy</html>", 502), ScriptedHttp::answered("{\"topt"),
               ScriptedHttp::answered("{\"recenttracks\":{}}"),
               ScriptedHttp::answered("{\"error\":29,\"message\":\"\"}")};
  EXPECT_EQ(run({"a"}).asked, 1);
  EXPECT_EQ(read_tag_batches(store).newest.at("a").body, tags_of("a"));
}

TEST_F(Enrich, an_artist_that_never_answers_does_not_hold_the_others_back) {
  ScriptedHttp one_fails([](const HttpRequest& request) {
    const std::string artist = ScriptedHttp::parameter(request, "artist");
    return artist == "artist 1" ? ScriptedHttp::answered("{\"error\":8,\"message\":\"Operation failed\"}", 500)
                                : ScriptedHttp::answered(tags_of(artist));
  });
  LastfmClient service(one_fails, clock, settings);
  try {
    enrich(service, store, clock, artists(5), no_titles, {}, [](std::int64_t, std::int64_t) {});
  } catch (const Error&) {
  }
  EXPECT_THAT(read_tag_batches(store).newest, SizeIs(4));
}

TEST_F(Enrich, a_damaged_batch_is_passed_over_and_its_artists_are_asked_for_again) {
  run({"a"});
  store.put(store.list(kTagBatchesPrefix).at(0).key, "damaged", PutIf::always());
  EXPECT_EQ(run({"a", "b"}).asked, 2);
  EXPECT_EQ(batches(), 2u);
}

TEST_F(Enrich, strange_names_are_asked_for_byte_for_byte) {
  const std::vector<std::string> strange = {std::string("a\0b", 3), "\xEF\xBF\xBE", "AC/DC & Co", "\"quoted\"\n",
                                            "e\xCC\x81"};
  run(strange);
  EXPECT_EQ(asked(), strange);
  EXPECT_EQ(run(strange).asked, 0);
}

}  // namespace
}  // namespace tonearm
