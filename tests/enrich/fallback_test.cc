// Artists without tags are asked for by their albums, then by their tracks.
#include <gmock/gmock.h>

#include <set>

#include "enrich/enrich.h"
#include "fakes/error_of.h"
#include "fakes/manual_clock.h"
#include "fakes/memory_object_store.h"
#include "fakes/plays_json.h"
#include "fakes/scripted_http.h"
#include "lake/frames.h"
#include "lake/keys.h"
#include "lake/tag_batches.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const char* const kNotFound = "{\"error\":6,\"message\":\"Album not found\",\"links\":[]}";

class Fallback : public testing::Test {
 protected:
  Fallback() { settings.max_rate = 2, settings.retry_wait = std::chrono::milliseconds(1); }

  /// "artist", "artist/album: title" or "artist/track: title".
  static std::string subject(const HttpRequest& request) {
    const std::string artist = ScriptedHttp::parameter(request, "artist");
    const std::string method = ScriptedHttp::parameter(request, "method");
    if (method == "artist.getTopTags") return artist;
    const std::string kind = method.substr(0, 5);
    return artist + "/" + kind + ": " + ScriptedHttp::parameter(request, kind);
  }
  HttpAnswer answer(const HttpRequest& request) const {
    const std::string asked = subject(request);
    if (broken.contains(asked)) return ScriptedHttp::answered("{\"error\":8,\"message\":\"\"}", 500);
    if (unknown.contains(asked)) return ScriptedHttp::answered(kNotFound);
    const std::string tag = tagged.contains(asked) ? "{\"count\":100,\"name\":\"rock\"}" : "";
    return ScriptedHttp::answered("{\"toptags\":{\"tag\":[" + tag + "],\"@attr\":{}}}");
  }

  EnrichResult run(std::optional<std::chrono::milliseconds> at_most = {}) {
    http.requests.clear();
    progress.clear();
    LastfmClient service(http, clock, settings);
    const auto titles_of = [&](const std::vector<std::string>& asked_for) {
      titles_asked_for = asked_for;
      return titles;
    };
    return enrich(service, store, clock, artists, titles_of, at_most,
                  [&](std::int64_t done, std::int64_t total) { progress.emplace_back(done, total); });
  }
  std::vector<std::string> asked() const {
    std::vector<std::string> subjects;
    for (const HttpRequest& request : http.requests) subjects.push_back(subject(request));
    return subjects;
  }

  std::vector<std::string> artists = {"a", "b"};
  TitlesByArtist titles = {{"a", {{"A1", "A2"}, {"t1", "t2"}}}, {"b", {{"B1"}, {"u1"}}}};
  std::set<std::string> tagged, unknown, broken;
  std::vector<std::string> titles_asked_for;
  std::vector<std::pair<std::int64_t, std::int64_t>> progress;
  ScriptedHttp http{[this](const HttpRequest& request) { return answer(request); }};
  ManualClock clock;
  MemoryObjectStore store;
  ServiceSettings settings;
};

TEST_F(Fallback, where_everyone_has_tags_nothing_more_is_asked) {
  tagged = {"a", "b"};
  EXPECT_EQ(run().left, 0);
  EXPECT_THAT(asked(), ElementsAre("a", "b"));
  EXPECT_THAT(titles_asked_for, IsEmpty());
}

TEST_F(Fallback, albums_are_asked_for_after_all_artists_and_tracks_where_no_album_has_tags) {
  tagged = {"a/album: A2", "b/track: u1"};
  const EnrichResult result = run();
  EXPECT_THAT(asked(), ElementsAre("a", "b", "a/album: A1", "a/album: A2", "b/album: B1", "b/track: u1"));
  EXPECT_EQ(ScriptedHttp::parameter(http.requests[2], "autocorrect"), "1");
  EXPECT_EQ(result.asked, 6);
  EXPECT_EQ(result.left, 0);
}

TEST_F(Fallback, only_artists_without_tags_are_looked_up) {
  tagged = {"a"};
  run();
  EXPECT_THAT(titles_asked_for, ElementsAre("b"));
}

TEST_F(Fallback, an_unknown_artist_is_asked_for_by_its_albums_too) {
  tagged = {"b", "a/album: A1"};
  unknown = {"a", "a/album: A2"};
  run();
  EXPECT_THAT(asked(), ElementsAre("a", "b", "a/album: A1", "a/album: A2"));
}

TEST_F(Fallback, no_tags_and_not_found_are_remembered_for_90_days) {
  unknown = {"a/album: A1"};
  run();
  clock.advance(89 * 86'400);
  EXPECT_EQ(run().asked, 0);
  EXPECT_EQ(run(std::chrono::milliseconds(0)).left, 0);
  clock.advance(2 * 86'400);
  run();
  EXPECT_THAT(asked(), ElementsAre("a", "b", "a/album: A1", "a/album: A2", "a/track: t1", "a/track: t2", "b/album: B1",
                                   "b/track: u1"));
}

TEST_F(Fallback, tags_of_its_own_end_the_fallback) {
  run();
  clock.advance(91 * 86'400);
  tagged = {"a", "b"};
  run();
  EXPECT_THAT(asked(), ElementsAre("a", "b"));
}

TEST_F(Fallback, bodies_are_kept_as_they_came) {
  settings.max_rate = 1e6;
  run();
  const TagBatches held = read_tag_batches(store);
  const TagAnswer* album = held.find({"a", TagSource::album, "A1"});
  ASSERT_NE(album, nullptr);
  EXPECT_EQ(album->body, "{\"toptags\":{\"tag\":[],\"@attr\":{}}}");
  EXPECT_EQ(album->observed_at, clock.now());
  EXPECT_EQ(store.list(kTagBatchesPrefix).size(), 1u);
}

TEST_F(Fallback, a_lake_from_before_the_fallback_is_gone_on_with) {
  store.put(tag_batch_key({1, clock.now()}),
            pack_frames({"{\"artist\":\"a\",\"observed_at\":1700000000,\"body\":\"{\\\"toptags\\\":{}}\"}\n"}),
            PutIf::absent());
  tagged = {"b", "a/album: A1"};
  run();
  EXPECT_THAT(asked(), ElementsAre("b", "a/album: A1", "a/album: A2"));
}

TEST_F(Fallback, an_album_that_never_answers_holds_only_its_own_tracks_back) {
  broken = {"a/album: A1"};
  const EnrichResult result = run();
  EXPECT_THAT(asked(), ElementsAre("a", "b", "a/album: A1", "a/album: A1", "a/album: A1", "a/album: A1", "a/album: A2",
                                   "b/album: B1", "b/track: u1"));
  EXPECT_EQ(result.left, 1);
  broken.clear();
  run();
  EXPECT_THAT(asked(), ElementsAre("a/album: A1", "a/track: t1", "a/track: t2"));
}

TEST_F(Fallback, stopped_anywhere_by_time_the_next_run_asks_only_the_rest) {
  run();
  const std::vector<std::string> all = asked();
  for (std::size_t half_seconds = 0; half_seconds <= all.size(); ++half_seconds) {
    store = MemoryObjectStore();
    const EnrichResult first = run(std::chrono::milliseconds(500 * half_seconds));
    std::vector<std::string> both = asked();
    EXPECT_EQ(first.left == 0, both.size() == all.size()) << half_seconds;
    EXPECT_EQ(run().left, 0);
    for (const std::string& subject : asked()) both.push_back(subject);
    EXPECT_EQ(both, all) << half_seconds;
  }
}

TEST_F(Fallback, stopped_anywhere_by_a_service_that_goes_down_the_next_run_asks_only_the_rest) {
  settings.patience = std::chrono::seconds(20);
  run();
  const std::vector<std::string> all = asked();
  for (std::size_t answered = 0; answered < all.size(); ++answered) {
    store = MemoryObjectStore();
    ScriptedHttp goes_down([&, count = std::size_t{0}](const HttpRequest& request) mutable {
      return count++ < answered ? answer(request) : ScriptedHttp::failed(HttpAnswer::Outcome::unreachable, "refused");
    });
    LastfmClient service(goes_down, clock, settings);
    const auto titles_of = [&](const std::vector<std::string>&) { return titles; };
    const Error error =
        error_of([&] { enrich(service, store, clock, artists, titles_of, {}, [](std::int64_t, std::int64_t) {}); });
    EXPECT_EQ(error.remedy(), Remedy::wait_for_service);
    run();
    EXPECT_EQ(asked(), std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(answered), all.end()));
  }
}

TEST_F(Fallback, progress_ends_where_all_is_done) {
  const EnrichResult result = run();
  ASSERT_FALSE(progress.empty());
  EXPECT_EQ(progress.back(), std::pair(result.asked, result.asked));
  for (const auto& [done, total] : progress) EXPECT_LE(done, total);
}

}  // namespace
}  // namespace tonearm
