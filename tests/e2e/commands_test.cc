// What a user types, and what comes of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <ctime>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/csv.h"
#include "e2e/program.h"

namespace tonearm::e2e {
namespace {

using nlohmann::json;
using simulator::Simulator;
using testing::HasSubstr;
using testing::Not;

class Commands : public testing::Test {
 protected:
  void SetUp() override {
    give_history(simulator, 3'500);
    simulator.start();
    program.use(simulator);
  }
  void sync() { ASSERT_EQ(program.run({"sync"}).code, 0); }

  Simulator simulator;
  Program program;
};

TEST_F(Commands, init_asks_checks_and_writes_a_private_file) {
  program.environment().erase("TONEARM_USER");
  program.environment().erase("TONEARM_API_KEY");
  const Ended ended = program.run({"init"}, "LISTENER\ndemo-key\n");
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("3,500 scrobbles"));
  struct stat info {};
  ASSERT_EQ(::stat((program.home() / "tonearm.toml").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  EXPECT_EQ(program.run({"sync", "--enrich-for", "0s"}).code, 0);
  EXPECT_EQ(difference(true_plays(simulator), held_plays(program)), "");
}

TEST_F(Commands, init_writes_nothing_where_the_key_is_refused) {
  EXPECT_EQ(program.run({"init", "--api-key", "wrong"}).code, 78);
  EXPECT_FALSE(std::filesystem::exists(program.home() / "tonearm.toml"));
}

TEST_F(Commands, config_shows_each_value_and_its_source_but_not_the_key) {
  std::filesystem::create_directories(program.home());
  write_text(program.home() / "tonearm.toml", "user = \"from_file\"\nmax_rate = 3\npatience = \"3m\"\n");
  const Ended ended = program.run({"config", "--max-rate", "7"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("--max-rate"));
  EXPECT_THAT(ended.out, HasSubstr("TONEARM_USER"));
  EXPECT_THAT(ended.out, Not(HasSubstr("demo-key")));
  program.environment().erase("TONEARM_PATIENCE");
  EXPECT_THAT(program.run({"config"}).out, HasSubstr("tonearm.toml line 3"));
}

TEST_F(Commands, a_first_copy_costs_few_requests_over_one_connection_and_says_who_asks) {
  ASSERT_EQ(program.run({"sync", "--enrich-for", "0s"}).code, 0);
  EXPECT_LE(simulator.stats().requests, 3'500 / 990 + 20);
  EXPECT_EQ(simulator.stats().connections.size(), 1u);
  EXPECT_THAT(simulator.stats().user_agent, HasSubstr("tonearm/"));
  EXPECT_THAT(simulator.stats().user_agent, HasSubstr("(+http"));
}

TEST_F(Commands, a_second_sync_adds_no_page_and_asks_little) {
  ASSERT_EQ(program.run({"sync", "--enrich-for", "0s"}).code, 0);
  const auto pages = files_below(program.home() / "lake/raw").size();
  const auto requests = simulator.stats().requests;
  ASSERT_EQ(program.run({"sync", "--enrich-for", "0s"}).code, 0);
  EXPECT_EQ(files_below(program.home() / "lake/raw").size(), pages);
  EXPECT_LE(simulator.stats().requests - requests, 4);
}

TEST_F(Commands, since_and_day_fetch_just_that) {
  ASSERT_EQ(program.run({"sync", "--since", "1y", "--enrich-for", "0s"}).code, 0);
  const auto year = held_plays(program);
  ASSERT_FALSE(year.empty());
  const std::int64_t from = std::time(nullptr) - 367 * 86'400;
  std::size_t expected = 0;
  for (const PlayKey& play : true_plays(simulator)) expected += std::stoll(play[0]) > from + 2 * 86'400;
  EXPECT_GE(year.size(), expected);
  for (const PlayKey& play : year) EXPECT_GE(std::stoll(play[0]), from);
  ASSERT_EQ(program.run({"sync", "--day", "2020-06-01", "--enrich-for", "0s"}).code, 0);
  ASSERT_EQ(program.run({"sync", "--enrich-for", "0s"}).code, 0);
  EXPECT_EQ(difference(true_plays(simulator), held_plays(program)), "");
}

TEST_F(Commands, the_stages_one_by_one_give_the_same_copy_as_sync) {
  for (const char* stage : {"fetch", "stage", "enrich", "stage", "load", "model"})
    ASSERT_EQ(program.run({stage}).code, 0) << stage;
  EXPECT_EQ(difference(true_plays(simulator), held_plays(program)), "");
}

TEST_F(Commands, rebuild_needs_no_network_and_gives_the_same_answers_and_staged_bytes) {
  sync();
  const std::string before = program.run({"report", "--json"}).out;
  std::map<std::string, std::string> staged;
  for (const auto& file : files_below(program.home() / "lake/staged")) staged[file.string()] = read_text(file);
  std::filesystem::remove_all(program.home() / "lake/staged");
  std::filesystem::remove_all(program.home() / "warehouse");
  simulator.stop();
  ASSERT_EQ(program.run({"rebuild"}).code, 0);
  EXPECT_EQ(program.run({"report", "--json"}).out, before);
  for (const auto& [path, bytes] : staged) EXPECT_TRUE(read_text(path) == bytes) << path;
}

TEST_F(Commands, report_as_json_is_one_answer_or_all) {
  sync();
  const json genres = json::parse(program.run({"report", "genres", "--json"}).out);
  double sum = 0;
  for (const auto& genre : genres.at("genres")) sum += genre.at("share").get<double>();
  EXPECT_NEAR(sum, 1, 1e-4);
  EXPECT_EQ(genres.at("coverage").at("scrobbles"), 3'500);
  const json all = json::parse(program.run({"report", "--json"}).out);
  for (const char* kind : {"summary", "genres", "clock", "years", "seasons", "top"})
    EXPECT_TRUE(all.contains(kind)) << kind;
}

TEST_F(Commands, status_says_what_the_copy_holds_and_what_last_fm_counts) {
  sync();
  const Ended text = program.run({"status"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("3,500 scrobbles: the copy agrees"));
  EXPECT_THAT(text.out, HasSubstr("100 MB"));
  const json status = json::parse(program.run({"status", "--json"}).out);
  EXPECT_EQ(status.at("scrobbles"), 3'500);
  EXPECT_EQ(status.at("last_run").at("outcome"), "complete");
  EXPECT_TRUE(status.at("gaps").empty());
}

TEST_F(Commands, a_total_that_differs_is_named_in_status) {
  simulator.set_fault("total_off", 5);
  sync();
  EXPECT_THAT(program.run({"status"}).out, HasSubstr("NOT what the copy holds"));
}

TEST_F(Commands, an_unwilling_tag_service_does_not_hold_the_rest_back) {
  ASSERT_EQ(program.run({"fetch"}).code, 0);
  simulator.set_fault("down_after", 4);
  program.environment()["TONEARM_PATIENCE"] = "200ms";
  const Ended ended = program.run({"sync"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.err, HasSubstr("the next sync goes on"));
  EXPECT_EQ(difference(true_plays(simulator), held_plays(program)), "");
}

TEST_F(Commands, readers_never_wait_nor_fail_while_syncs_run) {
  sync();
  std::atomic<bool> done{false};
  std::thread writer([&] {
    Program other;
    other.use(simulator);
    other.environment()["TONEARM_HOME"] = program.home().string();
    for (int i = 0; i < 4; ++i) EXPECT_EQ(other.run({"sync"}).code, 0);
    done = true;
  });
  int reads = 0;
  for (; !done; ++reads) {
    const Ended ended = program.run({"report", "genres", "--json"});
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(json::parse(ended.out).at("coverage").at("scrobbles"), 3'500);
  }
  writer.join();
  EXPECT_GT(reads, 4);
  std::size_t generations = 0;
  for (const auto& file : files_below(program.home() / "warehouse"))
    generations += file.filename() != "current" && !std::filesystem::is_symlink(file);
  EXPECT_EQ(generations, 2u);
}

TEST_F(Commands, logs_as_json_lines_and_help_with_an_example) {
  const Ended ended = program.run({"sync", "--log-format", "json", "--enrich-for", "0s"});
  std::istringstream lines(ended.err);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) EXPECT_TRUE(json::parse(line).contains("message")) << line;
  EXPECT_GT(count, 2);
  for (const char* command : {"init", "sync", "rebuild", "fetch", "stage", "enrich", "load", "model", "report", "plays",
                              "status", "config", "completion"}) {
    const Ended help = program.run({command, "--help"});
    EXPECT_EQ(help.code, 0);
    EXPECT_THAT(help.out, HasSubstr("Example:")) << command;
  }
  EXPECT_THAT(program.run({"--version"}).out, HasSubstr("tonearm 0."));
  for (const char* shell : {"bash", "zsh", "fish"})
    EXPECT_THAT(program.run({"completion", shell}).out, HasSubstr("sync"));
}

TEST(RealHistory, ten_years_of_a_real_listener_equal_the_source) {
  Simulator simulator;
  const std::string folder = TONEARM_SOURCE_DIR;
  Program program;
  ASSERT_EQ(
      std::system(
          ("gzip -dc " + folder + "/demo/history.csv.gz > " + program.folder().string() + "/history.csv").c_str()),
      0);
  std::vector<PlayKey> source;
  std::vector<simulator::Play> plays;
  auto records = parse_csv(read_text(program.folder() / "history.csv"));
  records.erase(records.begin());
  for (const auto& r : records) {
    source.push_back({r[0], r[1], r[3], r[5]});
    plays.push_back({std::stoll(r[0]), {r[1], r[3], r[5], r[2], r[4], r[6], false}});
  }
  std::sort(source.begin(), source.end());
  simulator.history().add("listener", plays);
  simulator.start();
  program.use(simulator);
  program.environment()["TONEARM_ZONE"] = "Europe/London";
  const Ended ended = program.run({"sync", "--enrich-for", "0s"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(source.size(), 104'571u);
  EXPECT_EQ(difference(source, held_plays(program)), "");
  std::uintmax_t raw = 0;
  for (const auto& file : files_below(program.home() / "lake/raw")) raw += std::filesystem::file_size(file);
  EXPECT_LE(raw, 70u * source.size());
}

}  // namespace
}  // namespace tonearm::e2e
