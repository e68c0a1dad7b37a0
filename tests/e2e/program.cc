#include "e2e/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <thread>

#include "core/csv.h"
#include "simulator/generate_history.h"

namespace tonearm::e2e {

namespace fs = std::filesystem;

Program::Program() {
  // In memory where that can be had: hundreds of small synced files are slow on a disk.
  const fs::path base = fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
  std::string name = (base / "tonearm-e2e-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  folder_ = name;
  environment_ = {{"PATH", ::getenv("PATH")},
                  {"TONEARM_HOME", home().string()},
                  {"TONEARM_ZONE", "Europe/Berlin"},
                  {"TMPDIR", folder_.string()}};
  if (const char* options = ::getenv("ASAN_OPTIONS")) environment_["ASAN_OPTIONS"] = options;
}

Program::~Program() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Program::use(const simulator::Simulator& simulator, const std::string& user) {
  environment_["TONEARM_USER"] = user;
  environment_["TONEARM_API_KEY"] = "demo-key";
  environment_["TONEARM_API_BASE"] = simulator.base_url();
  environment_["TONEARM_MAX_RATE"] = "100000";
  environment_["TONEARM_RETRY_WAIT"] = "1ms";
  environment_["TONEARM_PATIENCE"] = "60s";
}

pid_t Program::start(const std::vector<std::string>& arguments, const std::string& input) const {
  write_text(folder_ / "in", input);
  std::vector<std::string> words{TONEARM_PROGRAM}, settings;
  words.insert(words.end(), arguments.begin(), arguments.end());
  for (const auto& [name, value] : environment_) settings.push_back(name + "=" + value);
  std::vector<char*> argv, envp;
  for (std::string& word : words) argv.push_back(word.data());
  for (std::string& setting : settings) envp.push_back(setting.data());
  argv.push_back(nullptr);
  envp.push_back(nullptr);
  const std::string in = folder_ / "in", out = folder_ / "out", err = folder_ / "err";
  const pid_t pid = ::fork();
  if (pid != 0) return pid;
  ::dup2(::open(in.c_str(), O_RDONLY), 0);
  ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 1);
  ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 2);
  const rlimit limit{file_limit_, file_limit_};
  if (file_limit_ > 0) ::setrlimit(RLIMIT_FSIZE, &limit);
  ::execve(TONEARM_PROGRAM, argv.data(), envp.data());
  ::_exit(127);
}

Ended Program::collect(pid_t, int status) const {
  Ended ended;
  if (WIFEXITED(status)) ended.code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  ended.out = read_text(folder_ / "out");
  ended.err = read_text(folder_ / "err");
  return ended;
}

Ended Program::run(const std::vector<std::string>& arguments, const std::string& input) const {
  const pid_t pid = start(arguments, input);
  int status = 0;
  ::waitpid(pid, &status, 0);
  return collect(pid, status);
}

Ended Program::run_until(const std::vector<std::string>& arguments, std::chrono::milliseconds wait, int signal) const {
  const pid_t pid = start(arguments, "");
  const auto end = std::chrono::steady_clock::now() + wait;
  int status = 0;
  while (::waitpid(pid, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() >= end) {
      ::kill(pid, signal);
      ::waitpid(pid, &status, 0);
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return collect(pid, status);
}

std::vector<PlayKey> held_plays(const Program& program) {
  const Ended ended = program.run({"plays", "--csv"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  std::vector<PlayKey> plays;
  for (const auto& record : parse_csv(ended.out))
    if (record.size() == 5)
      plays.push_back({record[0], record[2], record[3], record[4]});
    else
      ADD_FAILURE() << "a record of " << record.size() << " cells";
  if (!plays.empty()) plays.erase(plays.begin());
  std::sort(plays.begin(), plays.end());
  return plays;
}

std::vector<PlayKey> true_plays(simulator::Simulator& simulator, const std::string& user) {
  std::vector<PlayKey> plays;
  for (const simulator::Play& play : simulator.history().plays(user))
    plays.push_back({std::to_string(play.uts), play.song.artist, play.song.album, play.song.track});
  std::sort(plays.begin(), plays.end());
  return plays;
}

std::string difference(const std::vector<PlayKey>& truth, const std::vector<PlayKey>& held) {
  std::vector<PlayKey> missing, extra;
  std::set_difference(truth.begin(), truth.end(), held.begin(), held.end(), std::back_inserter(missing));
  std::set_difference(held.begin(), held.end(), truth.begin(), truth.end(), std::back_inserter(extra));
  if (missing.empty() && extra.empty()) return "";
  std::string text = std::to_string(missing.size()) + " missing, " + std::to_string(extra.size()) + " extra of " +
                     std::to_string(truth.size());
  for (const auto* some : {&missing, &extra})
    if (!some->empty())
      text += "; " + some->front()[0] + " " + some->front()[1] + " | " + some->front()[2] + " | " + some->front()[3];
  return text;
}

std::string read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_text(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  if (fs::exists(folder))
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

void give_history(simulator::Simulator& simulator, std::int64_t plays, std::uint64_t seed) {
  simulator.history().add_user("listener");
  simulator.history().add("listener", simulator::generate_history(plays, seed, std::time(nullptr) - 3600));
  simulator.tags().invent(seed);
}

}  // namespace tonearm::e2e
