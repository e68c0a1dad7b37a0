// Plays by artist and calendar month: the source of the answers about years and seasons.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "report/coverage.h"
#include "report/slice.h"

namespace tonearm {

/// A calendar month, counted from year 0: year * 12 + month - 1.
int month_index(Date day);
/// "2005-02".
std::string month_text(int index);

/// Months, both ends included.
struct MonthSpan {
  int first = 0, last = 0;
  bool contains(int index) const { return first <= index && index <= last; }
  bool operator==(const MonthSpan&) const = default;
};
/// "2005-02 to 2008-06".
std::string span_text(MonthSpan span);

/// The first and the last third of the months from the first play to the last.
struct Thirds {
  MonthSpan first, last;
};
/// Nothing for fewer than three months.
std::optional<Thirds> thirds_of(const Coverage& coverage);

/// A `select` of (artist_id, year, month 1 to 12, plays), one row an artist and month, of the plays in the slice
/// that have a time, whole ones (genres_of weighs them). plays are fractions, because sums of those are faster.
Sql plays_by_month(const Slice& slice);

/// Of alias `g` of genres_of: what the slice's plays are grouped by.
std::string group_column(const Slice& slice);

/// Weighted plays of a family, or of a genre where the slice groups by those, in one month.
struct FamilyMonth {
  int year = 0, month = 0;  ///< month 1 to 12
  std::string family;
  double plays = 0;
};
std::vector<FamilyMonth> family_months(Warehouse& warehouse, const Slice& slice);

}  // namespace tonearm
