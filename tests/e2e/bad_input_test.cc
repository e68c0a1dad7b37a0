// Bad input gets a clear message, the right exit code, and nothing is lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>

#include <thread>

#include "e2e/program.h"

namespace tonearm::e2e {
namespace {

using simulator::Simulator;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> kSync = {"sync", "--enrich-for", "0s"};

class BadInput : public testing::Test {
 protected:
  void SetUp() override {
    give_history(simulator, 2'500);
    simulator.start();
    program.use(simulator);
  }

  void expect(const std::vector<std::string>& arguments, int code, const std::string& said,
              const std::string& advice = "") {
    const Ended ended = program.run(arguments);
    EXPECT_EQ(ended.code, code) << ended.err;
    EXPECT_THAT(ended.err, HasSubstr(said));
    EXPECT_THAT(ended.err, HasSubstr(advice));
    EXPECT_THAT(ended.err + ended.out, Not(HasSubstr("demo-key")));
  }

  void expect_true_copy() { EXPECT_EQ(difference(true_plays(simulator), held_plays(program)), ""); }

  Simulator simulator;
  Program program;
};

TEST_F(BadInput, a_wrong_key) {
  program.environment()["TONEARM_API_KEY"] = "wrong";
  expect(kSync, 78, "error 10", "tonearm init");
}

TEST_F(BadInput, a_suspended_key) {
  simulator.set_fault("key_suspended", 1);
  expect(kSync, 77, "error 26");
}

TEST_F(BadInput, a_private_history) {
  simulator.set_fault("private_history", 1);
  expect(kSync, 77, "error 17", "settings/privacy");
}

TEST_F(BadInput, an_unknown_user) {
  program.environment()["TONEARM_USER"] = "nobody_here";
  expect(kSync, 78, "User not found", "Check the user's name");
}

TEST_F(BadInput, no_network) {
  program.environment()["TONEARM_API_BASE"] = "http://127.0.0.1:9/2.0/";
  program.environment()["TONEARM_PATIENCE"] = "300ms";
  expect(kSync, 69, "no good answer", "Check the network");
}

TEST_F(BadInput, a_service_that_goes_down_half_way_keeps_what_was_copied) {
  simulator.set_fault("down_after", 2);
  program.environment()["TONEARM_PATIENCE"] = "300ms";
  expect(kSync, 69, "no good answer", "What was copied is kept");
  EXPECT_EQ(files_below(program.home() / "lake/raw").size(), 2u);
  simulator.set_fault("down_after", 0);
  EXPECT_EQ(program.run(kSync).code, 0);
  expect_true_copy();
}

TEST_F(BadInput, no_user_and_no_key) {
  program.environment().erase("TONEARM_USER");
  expect(kSync, 78, "no user is set", "tonearm init");
}

TEST_F(BadInput, a_home_that_cannot_be_made) {
  write_text(program.folder() / "file", "");
  program.environment()["TONEARM_HOME"] = (program.folder() / "file/home").string();
  expect(kSync, 78, "file/home", "another --home");
  program.environment()["TONEARM_HOME"] = "/proc/tonearm";
  EXPECT_THAT(program.run(kSync).code, testing::AnyOf(77, 78));
}

TEST_F(BadInput, a_disk_that_is_full) {
  const auto disk = program.folder() / "disk";
  std::filesystem::create_directories(disk);
  const bool mounted = ::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=96k") == 0;
  // Without the right to mount, a limit on the size of files stands for it.
  if (!mounted) program.limit_files_to(8'192);
  program.environment()["TONEARM_HOME"] = (disk / "home").string();
  expect(kSync, 75, "cannot write", "Make room");
  if (mounted) ::mount(nullptr, disk.c_str(), nullptr, MS_REMOUNT, "size=64m");
  program.limit_files_to(0);
  EXPECT_EQ(program.run(kSync).code, 0);
  expect_true_copy();
  if (mounted) ::umount2(disk.c_str(), MNT_DETACH);
}

TEST_F(BadInput, a_second_sync_at_once_names_the_first) {
  simulator.set_fault("slow", 1);
  simulator.set_fault("slow_ms", 400);
  std::thread first([&] {
    Program other;
    other.use(simulator);
    other.environment()["TONEARM_HOME"] = program.home().string();
    EXPECT_EQ(other.run(kSync).code, 0);
  });
  for (int i = 0; i < 500 && read_text(program.home() / "lock").empty(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  const std::string pid = read_text(program.home() / "lock");
  expect(kSync, 75, "process " + pid.substr(0, pid.find('\n')), "Wait until it is done");
  first.join();
  expect_true_copy();
}

TEST_F(BadInput, a_stale_lock_is_taken_over) {
  std::filesystem::create_directories(program.home());
  write_text(program.home() / "lock", "999999\n");
  EXPECT_EQ(program.run(kSync).code, 0);
}

TEST_F(BadInput, a_damaged_page_is_named_set_aside_and_fetched_again) {
  ASSERT_EQ(program.run(kSync).code, 0);
  const auto page = files_below(program.home() / "lake/raw").front();
  std::string bytes = read_text(page);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
  write_text(page, bytes);
  expect(kSync, 0, page.filename().string());
  EXPECT_EQ(files_below(program.home() / "lake/damaged").size(), 1u);
  expect_true_copy();
}

TEST_F(BadInput, a_damaged_page_in_a_rebuild_is_a_gap_until_the_next_sync) {
  ASSERT_EQ(program.run(kSync).code, 0);
  const auto page = files_below(program.home() / "lake/raw").front();
  write_text(page, read_text(page).substr(0, 1000));
  expect({"rebuild"}, 65, page.filename().string(), "run tonearm sync");
  EXPECT_THAT(program.run({"report", "genres"}).out, HasSubstr("1 gap"));
  EXPECT_EQ(program.run(kSync).code, 0);
  expect_true_copy();
  EXPECT_THAT(program.run({"report", "genres"}).out, HasSubstr("no gaps"));
}

TEST_F(BadInput, a_lost_page_is_a_gap_that_the_next_sync_fills) {
  ASSERT_EQ(program.run(kSync).code, 0);
  std::filesystem::remove(files_below(program.home() / "lake/raw").front());
  EXPECT_EQ(program.run(kSync).code, 0);
  expect_true_copy();
}

TEST_F(BadInput, a_configuration_with_a_typo) {
  std::filesystem::create_directories(program.home());
  write_text(program.home() / "tonearm.toml", "# mine\nmax_rat = 3\n");
  expect(kSync, 78, "tonearm.toml line 2", "Did you mean 'max_rate'?");
  write_text(program.home() / "tonearm.toml", "user = \n");
  expect(kSync, 78, "tonearm.toml line 1");
  write_text(program.home() / "tonearm.toml", "[[zone]]\nfrom = 2019-03-01\ntz = \"Europe/Berlim\"\n");
  program.environment().erase("TONEARM_ZONE");
  expect(kSync, 78, "Europe/Berlim", "Did you mean Europe/Berlin?");
}

TEST_F(BadInput, overrides_of_genres_that_do_not_exist) {
  std::filesystem::create_directories(program.home());
  write_text(program.home() / "genres.toml", "[artists]\n\"Low\" = \"slowcor\"\n");
  expect(kSync, 78, "genres.toml line 2", "slowcore");
  write_text(program.home() / "genres.toml", "[artist]\n");
  expect(kSync, 78, "genres.toml line 1", "artists");
  write_text(program.home() / "genres.toml", "[tags]\n\"indie\" =\n");
  expect(kSync, 78, "genres.toml line 2");
}

TEST_F(BadInput, dates_that_are_no_dates) {
  expect({"sync", "--since", "2019-02-30"}, 64, "2019-02-30");
  expect({"sync", "--since", "yesterday"}, 64, "yesterday", "5y");
  expect({"sync", "--day", "21.11.2026"}, 64, "21.11.2026", "2019-01-01");
  expect({"sync", "--since", "2020-01-01", "--until", "2019-01-01"}, 64, "no time between");
  expect({"report", "genres", "--from", "x"}, 64, "--from 'x'");
}

TEST_F(BadInput, words_that_are_no_commands) {
  expect({"snyc"}, 64, "", "Did you mean sync?");
  expect({"report", "genre"}, 64, "no report 'genre'", "Did you mean genres?");
  expect({}, 64, "");
}

TEST_F(BadInput, a_lake_of_a_newer_version) {
  std::filesystem::create_directories(program.home() / "lake");
  write_text(program.home() / "lake/lake.json", "{\"format\":99}\n");
  expect(kSync, 78, "format 99", "newer tonearm");
}

TEST_F(BadInput, a_failed_data_test_names_model_test_and_rows_and_leaves_the_old_generation) {
  ASSERT_EQ(program.run(kSync).code, 0);
  const std::string before = program.run({"report", "--json"}).out;
  std::filesystem::path month;
  for (const auto& file : files_below(program.home() / "lake/staged/scrobbles"))
    if (file.extension() == ".parquet") month = file;
  std::filesystem::copy_file(month, month.parent_path() / "twice.parquet");
  ASSERT_EQ(program.run({"load"}).code, 0);
  expect({"model"}, 65, "unique on fact_scrobbles.scrobble_id", "scrobble_id=");
  EXPECT_EQ(program.run({"report", "--json"}).out, before);
  EXPECT_EQ(program.run(kSync).code, 0);
  expect_true_copy();
}

TEST_F(BadInput, a_report_before_the_first_sync) { expect({"report"}, 64, "no warehouse", "tonearm sync"); }

}  // namespace
}  // namespace tonearm::e2e
