// Tells the user, by the ways of the configuration, what a run that nobody watches came to.
#pragma once
#include <atomic>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "app/config.h"
#include "app/log.h"
#include "notify/decide.h"
#include "notify/ways.h"
#include "ports/clock.h"
#include "ports/object_store.h"

namespace tonearm {

/// What is set of [notify]. Never throws: what is wrong with it is said by the way that fails, and by config check.
Ways ways_of(const Config& config);

class Teller {
 public:
  /// All outlive it. `interrupted`: the user ended the run, who then needs not be told.
  Teller(const Config& config, Log& log, Clock& clock, Wires wires, const std::atomic<bool>& interrupted);

  bool has_ways() const { return !ways_.none(); }

  /// Does `work`, which fills `end`, and tells how it ended; returns and throws what it does. `lake`: where what was
  /// told is remembered, as far as it can be reached; nothing before it is open.
  int told(RunEnd& end, const std::function<int()>& work, const std::function<ObjectStore*()>& lake);

  /// Sends each message by every way; says with `warn` which did not take it. True where each was taken by one at
  /// least.
  bool tell(const std::vector<Message>& messages, const std::function<void(const std::string&)>& warn);

  /// tonearm notify test. Throws Error(fix_setup) where no way is set.
  int test(std::ostream& out);

 private:
  void tell_end(RunEnd end, ObjectStore* lake);

  const Config& config_;
  Log& log_;
  Clock& clock_;
  const Wires wires_;
  const std::atomic<bool>& interrupted_;
  const Ways ways_;
};

/// What was told of a listener's lake, by this share of the users; best effort both ways: where the lake cannot be
/// reached nothing is known, and nothing is kept.
Memory recall(ObjectStore* lake, const std::string& key);
void remember(ObjectStore* lake, const std::string& key, const Memory& memory);

}  // namespace tonearm
