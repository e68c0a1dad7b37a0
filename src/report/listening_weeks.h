// Plays by week of the listener's own calendar: what the tests behind the answers start from.
#pragma once
#include <string>
#include <vector>

#include "ports/warehouse.h"
#include "report/slice.h"
#include "statistics/clock.h"
#include "statistics/family_clock.h"
#include "statistics/week_matrix.h"

namespace tonearm {

/// Plays in the range that have a time, of the weeks from the first play to the last. Weights of genres are taken to
/// 32 binary places, so that every sum is exact, and the same whatever the order in which an engine gives the rows.
struct ListeningWeeks {
  std::vector<std::string> names;  ///< of the columns, in their order; the last is kUnknown
  WeekMatrix plays;                ///< by family, or by genre where the range says so

  /// Without the last column: what is asked of taste is asked of plays whose genre is known, since what is not known
  /// yet would look like a change.
  WeekMatrix known() const;
};

/// What is compared between seasons, and between years: the known columns, the rare ones together as the last.
struct ComparedWeeks {
  std::vector<std::string> names;
  WeekMatrix plays;
};
ComparedWeeks compared(const ListeningWeeks& weeks, Grouping grouping);

struct ListeningClock {
  ListeningWeeks weeks;
  WeekClock clock;           ///< all plays
  FamilyWeekClock families;  ///< of the columns of `weeks` but the last
};

/// The columns of a clock: genres only within chosen families, since few genres have plays enough for a clock.
Grouping clock_grouping(const Slice& slice);

ListeningWeeks listening_weeks(Warehouse& warehouse, const Slice& slice);
ListeningClock listening_clock(Warehouse& warehouse, const Slice& slice);

}  // namespace tonearm
