// What the user is told, whichever way it goes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/window.h"

namespace tonearm {

enum class Event { failure, recovery, gap, no_fresh_data, no_sync, test };
/// "failure", "no_fresh_data": stable, documented in docs/notify.md.
const char* event_name(Event event);

/// A window of the history that did not answer.
struct Hole {
  Window window;
  std::string reason;
  bool operator==(const Hole&) const = default;
};

/// All times UTC seconds; what people read is on the listener's clock already.
struct Message {
  Event event = Event::test;
  std::string title = {};    ///< one line
  std::string text = {};     ///< some lines
  std::string user = {};     ///< "" where it concerns nobody alone
  std::string command = {};  ///< "sync"; "" where no command ended
  std::optional<int> exit_code = {};
  std::int64_t at = 0;
  std::int64_t since = 0;  ///< when it began; 0 where it has no beginning
  std::vector<Hole> gaps = {};
};

/// Title and text, as a chat shows them.
std::string whole_text(const Message& message);

}  // namespace tonearm
