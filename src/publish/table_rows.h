// A table's rows from any warehouse, in pieces, so that memory does not grow with the history.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "core/value.h"
#include "core/window.h"
#include "publish/publication.h"
#include "publish/tables.h"

namespace tonearm {

/// Calls `on_row` for each row of the publication's listener, in the table's order, and says how far it is. Scrobbles
/// are read in pieces of whole years. Returns how many there were.
std::int64_t for_each_row(const Publication& publication, const PublishedTable& table,
                          const std::function<void(const Row&)>& on_row);

struct YearOfPlays {
  int year;
  std::int64_t plays;
};
/// Windows that hold all plays, each once, oldest first: the second 0 of those without a time, then years, as many
/// together as have `at_most` plays (each window joins all names again), where no year alone has more. `years`: those
/// with plays, in order; a play of a year's first hours may lie in the window before.
std::vector<Window> year_windows(const std::vector<YearOfPlays>& years, std::int64_t at_most);

}  // namespace tonearm
