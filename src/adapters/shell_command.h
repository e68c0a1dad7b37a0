// A user's own command as a child process.
#pragma once
#include <atomic>

#include "ports/shell.h"

namespace tonearm {

class ShellRunner : public Shell {
 public:
  /// `interrupted` kills a command that runs.
  explicit ShellRunner(const std::atomic<bool>& interrupted) : interrupted_(interrupted) {}
  ShellAnswer run(const ShellCommand& command) override;

 private:
  const std::atomic<bool>& interrupted_;
};

}  // namespace tonearm
