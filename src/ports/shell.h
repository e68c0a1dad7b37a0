// A command of the user's own, run by the shell.
#pragma once
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace tonearm {

struct ShellCommand {
  std::string text;   ///< as `sh -c` takes it
  std::string input;  ///< its standard input
  /// Set in its environment beside this program's; one without a value is taken out of it.
  std::vector<std::pair<std::string, std::string>> environment;
  std::chrono::milliseconds at_most{30'000};  ///< then it is killed, and all that it started in its process group
};

struct ShellAnswer {
  enum class Outcome { ended, killed, not_started } outcome = Outcome::not_started;
  int code = 0;      ///< its exit code where it ended; 128 and more for a signal, as shells count
  std::string said;  ///< the end of what it wrote on both outputs, or why it did not start
};

class Shell {
 public:
  virtual ~Shell() = default;
  virtual ShellAnswer run(const ShellCommand& command) = 0;
};

}  // namespace tonearm
