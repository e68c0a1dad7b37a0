// What the lake says of a window, and what an answer of the service adds to that.
#pragma once
#include <string>
#include <vector>

#include "core/scrobble.h"
#include "lake/observations.h"
#include "lake/run_record.h"
#include "ports/object_store.h"

namespace tonearm {

/// An answer for a window that it covers completely.
struct Seen {
  Window window;
  std::vector<Scrobble> scrobbles;  ///< those in the window
  std::vector<std::string> bodies;
  std::int64_t observed_at = 0;
};

/// Two multisets compared. `span` holds every difference.
struct Difference {
  std::int64_t added = 0, removed = 0;
  Window span;
  bool none() const { return added == 0 && removed == 0; }
};
Difference compare(std::vector<Scrobble> before, std::vector<Scrobble> after);

class Copy {
 public:
  Copy(ObjectStore& store, std::string user, std::vector<Observation> held, RunRecord& record);

  /// What the lake says of the window. A damaged object says nothing; it is remembered in `damaged`.
  std::vector<Scrobble> rows(Window window);
  /// Puts the answer as a new observation, later than all the lake holds.
  void put(const Seen& seen);
  /// Notes that the window was seen and that the lake says the same.
  void confirm(Window window, std::int64_t observed_at);
  void count(const Difference& difference);

  const std::vector<Observation>& damaged() const { return damaged_; }

 private:
  void drop_damaged(const Observation& observation);

  ObjectStore& store_;
  std::string user_;
  std::vector<Observation> held_;
  std::vector<Observation> damaged_;
  RunRecord& record_;
};

}  // namespace tonearm
