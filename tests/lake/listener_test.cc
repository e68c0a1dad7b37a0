#include "lake/listener.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "fakes/error_of.h"
#include "fakes/memory_object_store.h"
#include "fakes/plays_json.h"
#include "lake/frames.h"
#include "lake/observed_rows.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kSeen = 1'795'395'906;

Observation put_observation(ObjectStore& store, const std::string& user, std::int64_t sequence, Window window) {
  const ObservationName name{user, sequence, window, kSeen};
  store.put(observation_key(name), pack_frames({page_of({}, user)}), PutIf::absent());
  return {name, observation_key(name), ""};
}

std::string put_run(ObjectStore& store, const std::string& user, std::int64_t sequence, const std::string& command) {
  RunRecord record;
  record.user = user, record.command = command;
  const std::string key = run_key({user, sequence, kSeen - sequence * 1000});
  store.put(key, write_run_record(record), PutIf::always());
  return key;
}

TEST(Listener, observations_are_this_users_and_no_other_names) {
  MemoryObjectStore store;
  put_observation(store, "rj", 2, {5, 9});
  put_observation(store, "rj", 1, {0, 9});
  put_observation(store, "rjx", 3, {0, 9});
  store.put("raw/scrobbles/user=rj/notes.txt", "x", PutIf::always());
  const std::vector<Observation> found = list_observations(store, "rj");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].name.sequence, 1);
  EXPECT_EQ(found[1].name.window, (Window{5, 9}));
  EXPECT_NE(found[0].generation, "");
}

TEST(Listener, users_are_those_with_pages_or_runs) {
  MemoryObjectStore store;
  EXPECT_THAT(list_users(store), IsEmpty());
  put_observation(store, "rj", 1, {0, 9});
  put_run(store, "ada", 1, "sync");
  EXPECT_THAT(list_users(store), ElementsAre("ada", "rj"));
}

TEST(Listener, the_newest_run_is_the_last_one_that_can_be_read) {
  MemoryObjectStore store;
  EXPECT_EQ(newest_run(store, "rj").user, "rj");
  EXPECT_EQ(newest_run(store, "rj").command, "");
  put_run(store, "rj", 1, "first");
  put_run(store, "rj", 2, "second");
  EXPECT_EQ(newest_run(store, "rj").command, "second");
  store.put(run_key({"rj", 3, kSeen}), "{\"user\":", PutIf::always());
  EXPECT_EQ(newest_run(store, "rj").command, "second");
}

TEST(Listener, a_new_run_comes_after_all_whatever_the_clock_says) {
  MemoryObjectStore store;
  EXPECT_EQ(next_run_name(store, "rj", kSeen).sequence, 1);
  put_run(store, "rj", 7, "sync");
  const RunName next = next_run_name(store, "rj", 1000);
  EXPECT_EQ(next, (RunName{"rj", 8, 1000}));
  RunRecord later;
  later.user = "rj", later.command = "later";
  store.put(run_key(next), write_run_record(later), PutIf::always());
  EXPECT_EQ(newest_run(store, "rj").command, "later");
}

TEST(Listener, a_damaged_object_is_set_aside_and_its_window_is_to_be_read_again) {
  MemoryObjectStore store;
  const Observation damaged = put_observation(store, "rj", 1, {10, 20});
  store.put(damaged.key, "damaged bytes", PutIf::always());
  RunRecord record;
  record.user = "rj";
  record.covered = WindowSet(Window{0, 30}), record.settled = WindowSet(Window{0, 15});
  const std::string key = run_key({"rj", 1, kSeen});
  set_aside(store, damaged, key, record);
  EXPECT_EQ(store.get(damaged.key), std::nullopt);
  EXPECT_EQ(store.get(damaged_key(damaged.key)), "damaged bytes");
  EXPECT_EQ(record.suspect.windows(), (std::vector<Window>{{10, 20}}));
  EXPECT_EQ(record.covered.windows(), (std::vector<Window>{{0, 10}, {20, 30}}));
  EXPECT_EQ(record.settled.windows(), (std::vector<Window>{{0, 10}}));
  EXPECT_EQ(newest_run(store, "rj").suspect, record.suspect);
}

TEST(Listener, a_lake_of_a_newer_format_is_refused) {
  MemoryObjectStore store;
  check_lake_format(store, false);
  EXPECT_EQ(store.get(kLakeMarkerKey), std::nullopt);
  check_lake_format(store, true);
  EXPECT_NO_THROW(check_lake_format(store, true));
  store.put(kLakeMarkerKey, "{\"format\":999}", PutIf::always());
  const Error newer = error_of([&] { check_lake_format(store, true); });
  EXPECT_EQ(newer.remedy(), Remedy::fix_setup);
  EXPECT_THAT(newer.what(), HasSubstr("999"));
  store.put(kLakeMarkerKey, "rubbish", PutIf::always());
  EXPECT_EQ(error_of([&] { check_lake_format(store, true); }).remedy(), Remedy::look_into_data);
  for (const char* odd : {"{\"format\":\"1\"}", "{\"format\":null}", "[]"}) {
    store.put(kLakeMarkerKey, odd, PutIf::always());
    EXPECT_EQ(error_of([&] { check_lake_format(store, true); }).remedy(), Remedy::look_into_data) << odd;
  }
}

TEST(ObservedRows, only_what_lies_in_the_windows_comes_and_equal_plays_are_kept) {
  const Scrobble twice{15, "a", "", "", "", "t", ""}, outside{9, "b", "", "", "", "t", ""};
  const std::string object = pack_frames({page_of({twice, twice}, "rj"), page_of({outside}, "rj")});
  EXPECT_THAT(observed_rows(object, WindowSet(Window{10, 20})), ElementsAre(twice, twice));
  EXPECT_EQ(error_of([&] { observed_rows("no frame", WindowSet(Window{0, 9})); }).remedy(), Remedy::look_into_data);
}

}  // namespace
}  // namespace tonearm
