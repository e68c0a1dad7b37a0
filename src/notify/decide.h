// What is told of a run that ended: each trouble once, and its end. Pure.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "core/local_time.h"
#include "notify/memory.h"
#include "notify/message.h"

namespace tonearm {

/// What an Error says, of one listener or of the whole run.
struct RunFailure {
  std::string user;  ///< "" where it ended the run
  std::string what, what_to_do;
};

/// How a listener's history stood when the run was done with it.
struct ListenerEnd {
  std::string user;
  std::vector<Hole> gaps;
  std::int64_t newest_play = 0;  ///< UTC seconds; 0 where it was not looked for
  WindowSet covered;             ///< by the lake, of the gaps that were told before
};

/// Filled while the run goes.
struct RunEnd {
  std::string command;
  std::string user;  ///< "" where there are several
  int exit_code = 0;
  std::vector<RunFailure> failures;
  std::vector<ListenerEnd> listeners;
};

struct Decision {
  std::vector<Message> messages;
  Memory memory;  ///< once they are told
};

/// A failure is told at once, the same one again a day later; the first good end of the same command after it is a
/// recovery, and that of sync one of the stages, too. A gap, and an age of the newest play above `fresh_within` (0: any
/// is fine), are told once, and their end.
Decision decide(const Memory& memory, const RunEnd& end, std::chrono::seconds fresh_within, std::int64_t now,
                LocalClock& clock);

/// The same for whoever waits for runs: `last_good`, when one ended well (0: never), is older than `at_most`.
Decision decide_no_sync(const Memory& memory, std::int64_t last_good, std::chrono::seconds at_most, std::int64_t now,
                        LocalClock& clock);

}  // namespace tonearm
