#include "app/log.h"

#include <gmock/gmock.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "fakes/manual_clock.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::Not;

class Logged : public testing::Test {
 protected:
  ~Logged() override {
    std::fclose(file_);
    std::free(buffer_);
  }
  Log log(LogFormat format = LogFormat::text, bool terminal = false) { return Log(file_, format, terminal, clock); }
  std::string text() {
    std::fflush(file_);
    return {buffer_, size_};
  }
  ManualClock clock{1'795'395'906};

 private:
  char* buffer_ = nullptr;
  std::size_t size_ = 0;
  std::FILE* file_ = ::open_memstream(&buffer_, &size_);
};

TEST_F(Logged, text_is_for_people) {
  Log out = log();
  out.info("fetched");
  out.warn("a gap");
  out.error(Error(Remedy::fix_setup, "no key", "Run tonearm init."));
  EXPECT_EQ(text(), "fetched\ntonearm: warning: a gap\ntonearm: no key\n  Run tonearm init.\n");
}

TEST_F(Logged, json_is_one_object_a_line) {
  Log out = log(LogFormat::json);
  out.info("say \"hi\"\nthere");
  out.error(Error(Remedy::fix_setup, "bad \xff byte", "Run tonearm init."));
  std::istringstream lines(text());
  std::string line;
  std::getline(lines, line);
  const auto first = nlohmann::json::parse(line);
  EXPECT_EQ(first["time"], "2026-11-23T01:05:06Z");
  EXPECT_EQ(first["level"], "info");
  EXPECT_EQ(first["message"], "say \"hi\"\nthere");
  std::getline(lines, line);
  const auto second = nlohmann::json::parse(line);
  EXPECT_EQ(second["level"], "error");
  EXPECT_EQ(second["what_to_do"], "Run tonearm init.");
}

TEST_F(Logged, the_secret_stands_nowhere) {
  for (const LogFormat format : {LogFormat::text, LogFormat::json})
    for (const bool terminal : {false, true}) {
      Log out = log(format, terminal);
      out.hide("s3cr3t");
      out.hide("");
      out.hide("t0ken");
      out.info("t0ken");
      out.info("asked ?api_key=s3cr3t&s3cr3t");
      out.warn("s3cr3t");
      out.error(Error(Remedy::fix_setup, "s3cr3t is wrong", "Change s3cr3t."));
      out.progress("s3cr3t 1");
      clock.advance(60);
      out.progress("s3cr3t 2");
    }
  EXPECT_THAT(text(), Not(HasSubstr("s3cr3t")));
  EXPECT_THAT(text(), Not(HasSubstr("t0ken")));
  EXPECT_THAT(text(), HasSubstr("asked ?api_key="));
}

TEST_F(Logged, quiet_says_warnings_and_errors_alone) {
  Log out = log();
  out.set_quiet(true);
  out.info("fetched");
  out.progress("1 of 2");
  clock.advance(60);
  out.progress("2 of 2");
  out.warn("a gap");
  EXPECT_EQ(text(), "tonearm: warning: a gap\n");
}

TEST_F(Logged, progress_off_a_terminal_is_a_line_every_ten_seconds) {
  Log out = log();
  for (int second = 0; second <= 35; ++second) {
    out.progress(std::to_string(second));
    clock.advance(1);
  }
  EXPECT_EQ(text(), "10\n20\n30\n");
}

TEST_F(Logged, how_often_progress_is_said_can_be_set) {
  Log out = log();
  out.set_progress_every(std::chrono::milliseconds(2'000));
  for (int second = 0; second <= 5; ++second) {
    out.progress(std::to_string(second));
    clock.advance(1);
  }
  EXPECT_EQ(text(), "2\n4\n");
}

TEST_F(Logged, json_says_stage_and_count_as_numbers) {
  Log out = log(LogFormat::json);
  out.set_progress_every(std::chrono::milliseconds(0));
  out.set_stage("fetch");
  out.progress("half", ProgressCount{52'000, 104'571});
  out.progress("some", ProgressCount{7, -1});
  std::vector<nlohmann::json> lines;
  std::istringstream said(text());
  for (std::string line; std::getline(said, line);) lines.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0]["stage"], "fetch");
  EXPECT_EQ(lines[1]["done"], 52'000);
  EXPECT_EQ(lines[1]["total"], 104'571);
  EXPECT_EQ(lines[1]["stage"], "fetch");
  EXPECT_EQ(lines[2]["done"], 7);
  EXPECT_FALSE(lines[2].contains("total"));
}

TEST_F(Logged, text_says_nothing_of_stages) {
  Log out = log();
  out.set_stage("fetch");
  EXPECT_EQ(text(), "");
}

TEST_F(Logged, progress_on_a_terminal_replaces_itself_and_gives_way_to_lines) {
  Log out = log(LogFormat::text, true);
  out.progress("1 of 2");
  clock.advance(1);
  out.progress("2 of 2");
  out.info("done");
  EXPECT_EQ(text(), "\r\033[K1 of 2\r\033[K2 of 2\r\033[Kdone\n");
}

TEST_F(Logged, progress_goes_on_when_the_clock_was_set_back) {
  Log out = log(LogFormat::text, true);
  out.progress("1");
  clock.advance(-86'400);
  out.progress("2");
  EXPECT_THAT(text(), HasSubstr("2"));
}

}  // namespace
}  // namespace tonearm
