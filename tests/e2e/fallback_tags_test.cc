// Artists without tags: their albums speak for them, then their tracks, and the service is asked once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <ctime>
#include <mutex>
#include <utility>

#include "adapters/duckdb_warehouse.h"
#include "e2e/program.h"
#include "lake/staged_tables.h"

namespace tonearm::e2e {
namespace {

using simulator::Simulator;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class FallbackTags : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* csv : {"artist,tag,count\nTagged,jazz,100\n",
                            "artist,album,tag,count\nBy Album,Second,shoegaze,60\nBy Track,Only,x,0\n",
                            "artist,track,tag,count\nBy Album,one,never asked for,100\nBy Track,one,trip-hop,40\n"})
      simulator.tags().add_csv(csv);
    play("Tagged", "Best", "one", 9);
    play("By Album", "First", "one", 8);
    play("By Album", "Second", "two", 7);
    play("By Track", "Only", "one", 6);
    play("By Nothing", "Silence", "one", 5);
    play("By Nothing", "", "two", 4);
    simulator.start();
    program.use(simulator);
  }
  void play(const std::string& artist, const std::string& album, const std::string& track, int times) {
    for (int i = 0; i < times; ++i)
      simulator.history().add("listener", {now_ -= 60, {artist, album, track, "", "", "", false}});
  }
  void sync() {
    const Ended ended = program.run({"sync"});
    ASSERT_EQ(ended.code, 0) << ended.err;
  }
  /// "artist.getTopTags Tagged" and so on, as they came since the last call.
  std::vector<std::string> questions() {
    const std::lock_guard lock(mutex_);
    return std::exchange(questions_, {});
  }
  std::vector<std::string> staged(const std::string& where = "true") {
    DuckdbWarehouse warehouse(DuckConnection::in_memory(), program.home() / "lake");
    warehouse.load_parquet("t", staged_table("artist_tags").columns, {"staged/artist_tags/artist_tags.parquet"});
    std::vector<std::string> rows;
    for (const Row& row : rows_of(warehouse,
                                  "select artist || ' | ' || source || ' | ' || coalesce(title, '-') || ' | ' || "
                                  "coalesce(tag, 'no tag') from t where " +
                                      where + " order by artist, source, title"))
      rows.push_back(as_string(row[0]));
    return rows;
  }

  const std::vector<std::string> all = {
      "artist.getTopTags By Album",          "artist.getTopTags By Nothing",    "artist.getTopTags Tagged",
      "artist.getTopTags By Track",          "album.getTopTags By Album/First", "album.getTopTags By Album/Second",
      "album.getTopTags By Nothing/Silence", "track.getTopTags By Nothing/one", "track.getTopTags By Nothing/two",
      "album.getTopTags By Track/Only",      "track.getTopTags By Track/one",
  };
  Simulator simulator{{.log = [this](const std::string& line) { remember(line); }}};
  Program program;

 private:
  /// " album=First artist=By Album autocorrect=1 method=album.getTopTags -> 200 61 B": names in their order.
  void remember(const std::string& line) {
    const auto value = [&](const std::string& name, const std::string& next) {
      const auto begin = line.find(" " + name + "=");
      if (begin == std::string::npos) return std::string();
      const auto from = begin + name.size() + 2;
      return line.substr(from, line.find(next, from) - from);
    };
    const std::string method = value("method", " ");
    if (!method.ends_with(".getTopTags")) return;
    const std::string title = value("album", " artist=") + value("track", " ->");
    const std::lock_guard lock(mutex_);
    questions_.push_back(method + " " + value("artist", " autocorrect=") + (title.empty() ? "" : "/" + title));
  }

  std::int64_t now_ = std::time(nullptr) - 3600;
  std::mutex mutex_;
  std::vector<std::string> questions_;
};

TEST_F(FallbackTags, albums_speak_for_an_artist_without_tags_then_tracks) {
  sync();
  EXPECT_EQ(questions(), all);
  EXPECT_THAT(staged("tag is not null"),
              ElementsAre("By Album | album | Second | shoegaze", "By Track | album | Only | x",
                          "By Track | track | one | trip-hop", "Tagged | artist | - | jazz"));
}

TEST_F(FallbackTags, who_has_none_at_all_is_remembered_and_a_second_sync_asks_nothing) {
  sync();
  EXPECT_THAT(staged("artist = 'By Nothing'"),
              ElementsAre("By Nothing | album | Silence | no tag", "By Nothing | artist | - | no tag",
                          "By Nothing | track | one | no tag", "By Nothing | track | two | no tag"));
  questions();
  sync();
  EXPECT_THAT(questions(), IsEmpty());
}

TEST_F(FallbackTags, after_the_service_went_down_in_the_middle_only_the_rest_is_asked) {
  ASSERT_EQ(program.run({"fetch"}).code, 0);
  ASSERT_EQ(program.run({"stage"}).code, 0);
  for (const int answered : {2, 6, 9}) {
    std::filesystem::remove_all(program.home() / "lake/raw/artist_tags");
    questions();
    simulator.set_fault("down_after", answered);
    program.environment()["TONEARM_PATIENCE"] = "50ms";
    const Ended ended = program.run({"enrich"});
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_THAT(ended.err, HasSubstr("the next sync goes on"));
    std::vector<std::string> asked = questions();
    ASSERT_GT(asked.size(), static_cast<std::size_t>(answered));
    asked.resize(static_cast<std::size_t>(answered));  // the others were not answered
    simulator.set_fault("down_after", 0);
    ASSERT_EQ(program.run({"enrich"}).code, 0);
    for (const std::string& question : questions()) asked.push_back(question);
    EXPECT_EQ(asked, all) << answered;
  }
}

TEST_F(FallbackTags, interrupted_in_the_middle_only_the_rest_is_asked) {
  ASSERT_EQ(program.run({"fetch"}).code, 0);
  ASSERT_EQ(program.run({"stage"}).code, 0);
  simulator.set_fault("slow", 1);
  simulator.set_fault("slow_ms", 50);
  program.run_until({"enrich"}, std::chrono::milliseconds(400), SIGINT);
  std::vector<std::string> asked = questions();
  simulator.set_fault("slow", 0);
  ASSERT_EQ(program.run({"enrich"}).code, 0);
  const std::vector<std::string> rest = questions();
  // The answer that was under way may be lost, no other.
  if (!rest.empty() && !asked.empty() && rest.front() == asked.back()) asked.pop_back();
  asked.insert(asked.end(), rest.begin(), rest.end());
  EXPECT_EQ(asked, all);
}

TEST_F(FallbackTags, a_service_with_every_trouble_gives_the_same_rows) {
  sync();
  const std::vector<std::string> quiet = staged();
  std::filesystem::remove_all(program.home());
  for (const char* fault : {"http_500", "error_29", "cut_body", "broken_json", "http_503_html", "reset"})
    simulator.set_fault(fault, 0.05);
  for (const char* form : {"bare_single", "escape_slash", "shuffle_members"}) simulator.set_fault(form, 0.5);
  for (int round = 0; round < 3; ++round) sync();
  EXPECT_EQ(staged(), quiet);
}

}  // namespace
}  // namespace tonearm::e2e
