// What was told already, so that nothing is told twice.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/window.h"

namespace tonearm {

/// All times UTC seconds.
struct Memory {
  struct Failing {
    std::string what;
    int exit_code = 0;
    std::int64_t since = 0;  ///< the first of the failures in a row that was told
    std::int64_t told_at = 0;
    bool operator==(const Failing&) const = default;
  };
  struct Listener {
    std::vector<Window> gaps;         ///< told, and not closed
    std::int64_t no_plays_since = 0;  ///< the newest play when its age was told; 0 while plays come
    bool operator==(const Listener&) const = default;
  };
  std::map<std::string, Failing> failing;     ///< by command
  std::map<std::string, Listener> listeners;  ///< by user
  std::int64_t no_sync_since = 0;             ///< the last good run when its age was told; 0 while runs end well
  bool operator==(const Memory&) const = default;
};

/// JSON, one line.
std::string write_memory(const Memory& memory);
/// An empty one for text that is none: then something may be told once more.
Memory read_memory(const std::string& text);

}  // namespace tonearm
