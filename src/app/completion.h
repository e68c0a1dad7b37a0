// Completion scripts for shells.
#pragma once
#include <string>
#include <vector>

namespace tonearm {

struct CompletedCommand {
  std::string name, help;
  std::vector<std::string> words;  ///< its flags and the values of its positionals
};

/// `shell`: bash, zsh or fish. Throws Error(fix_usage) for another.
std::string completion_script(const std::string& shell, const std::vector<CompletedCommand>& commands);

}  // namespace tonearm
