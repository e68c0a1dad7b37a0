// Whose plays, and which days of them, an answer is about, and how it is cut.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/utc_time.h"
#include "ports/warehouse.h"
#include "report/hemisphere.h"

namespace tonearm {

enum class Grouping { family, genre };

/// Days of the listener's own calendar, both ends included; without an end the history is open there. A play without
/// a known time lies only in the range without ends.
struct ReportRange {
  std::string user;
  std::optional<Date> from, to;
  Hemisphere hemisphere = Hemisphere::north;  ///< for the names of the seasons
  Grouping grouping = Grouping::family;       ///< what is compared between seasons, and between years

  bool open() const { return !from && !to; }
};

/// Every listener in the warehouse, in order of names.
std::vector<std::string> users_of(Warehouse& warehouse);

/// Throws Error(fix_usage) for a listener whom the warehouse does not know (with the nearest name) and for a range that
/// ends before it begins. A warehouse without any listener knows everyone: an empty history is an answer.
void check_range(Warehouse& warehouse, const ReportRange& range);

/// A condition for `where` and the values of its `?`: the rows of alias `h` that lie in the range by `h.<column>`.
struct RangeFilter {
  std::string sql;
  std::vector<Value> parameters;
};
RangeFilter range_filter(const ReportRange& range, const std::string& column = "local_date");

/// The smallest mart of plays by artist that can answer for the range: of months where it begins and ends with a month,
/// else of hours. Rows of alias `h`: artist_id, plays, and the day or first of the month in `day`.
struct ArtistPlays {
  std::string table, day;
  RangeFilter filter;
};
ArtistPlays artist_plays(const ReportRange& range);

/// "since 2010-01-01", "from 2010-01-01 to 2010-12-31", "" for the whole history.
std::string range_text(const ReportRange& range);

}  // namespace tonearm
