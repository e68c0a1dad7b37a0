// The real program as a child process, in a home of its own.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "simulator/simulator.h"

namespace tonearm::e2e {

struct Ended {
  int code = -1;  ///< the exit code; -1 where a signal ended it
  int signal = 0;
  std::string out, err;
};

/// A temporary folder with a home in it, and the environment that a run gets; gone when destroyed.
class Program {
 public:
  Program();
  ~Program();
  Program(const Program&) = delete;

  std::filesystem::path home() const { return folder_ / "home"; }
  std::filesystem::path folder() const { return folder_; }
  std::map<std::string, std::string>& environment() { return environment_; }
  /// User, key, address, a high rate and short waits for this simulator.
  void use(const simulator::Simulator& simulator, const std::string& user = "listener");

  /// Runs may write no larger files, in bytes; 0 is no limit.
  void limit_files_to(std::uint64_t bytes) { file_limit_ = bytes; }

  Ended run(const std::vector<std::string>& arguments, const std::string& input = "") const;
  /// The same, ended by `signal` after `wait` unless it ended before.
  Ended run_until(const std::vector<std::string>& arguments, std::chrono::milliseconds wait, int signal) const;

 private:
  pid_t start(const std::vector<std::string>& arguments, const std::string& input) const;
  Ended collect(pid_t pid, int status) const;

  std::filesystem::path folder_;
  std::uint64_t file_limit_ = 0;
  std::map<std::string, std::string> environment_;
};

/// uts, artist, album, track.
using PlayKey = std::vector<std::string>;

/// What the program says it holds, and what the simulator knows, each sorted.
std::vector<PlayKey> held_plays(const Program& program);
std::vector<PlayKey> true_plays(simulator::Simulator& simulator, const std::string& user = "listener");

/// "" where both are the same multiset; else how many are missing and extra, with the first of each.
std::string difference(const std::vector<PlayKey>& truth, const std::vector<PlayKey>& held);

std::string read_text(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, const std::string& text);
/// Every regular file below `folder`, sorted.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);

/// Fills the simulator's history with so many plays up to now, and makes tags up.
void give_history(simulator::Simulator& simulator, std::int64_t plays, std::uint64_t seed = 11);

}  // namespace tonearm::e2e
