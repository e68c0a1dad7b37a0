// Plays by artist and calendar month: the source of the answers about years and seasons.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "report/coverage.h"
#include "report/report_range.h"

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

/// A `select` of (artist_id, year, month 1 to 12, plays), one row an artist and month, of the plays in the range
/// that have a time. plays are fractions, because sums of those are faster.
RangeFilter plays_by_month(const ReportRange& range);

/// Weighted plays of a family in one month.
struct FamilyMonth {
  int year = 0, month = 0;  ///< month 1 to 12
  std::string family;
  double plays = 0;
};
std::vector<FamilyMonth> family_months(Warehouse& warehouse, const ReportRange& range);

}  // namespace tonearm
