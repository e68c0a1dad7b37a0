// Whose plays, and which of them, an answer is about, and how it is cut.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/utc_time.h"
#include "ports/warehouse.h"
#include "report/hemisphere.h"
#include "report/sql.h"

namespace tonearm {

enum class Grouping { family, genre };

/// Several values of one kind mean any of them, none means all; different kinds must all hold. Days are those of the
/// listener's own calendar, both ends included; without an end the history is open there. A play without a known time
/// lies only where nothing is asked of time.
/// With families or genres plays are weighted: of an artist's plays only the part that belongs to them counts.
struct Slice {
  std::string user;
  std::optional<Date> from, to;
  Hemisphere hemisphere = Hemisphere::north;      ///< for the names of the seasons
  Grouping grouping = Grouping::family;           ///< what is compared between seasons, and between years
  std::vector<int> weekdays{};                    ///< 1 is Monday
  std::vector<int> hours{};                       ///< 0 to 23
  std::vector<int> seasons{};                     ///< quarters of the year: 0 is December to February
  std::vector<std::string> families{}, genres{};  ///< a play counts for any of these, once
  std::vector<std::int64_t> artists{};            ///< ids
  bool alone = false;                             ///< the warehouse holds nobody else: no row is asked whose it is

  /// Open at both ends.
  bool open() const { return !from && !to; }
  bool weighted() const { return !families.empty() || !genres.empty(); }
  /// Nothing is asked of time.
  bool of_all_time() const { return open() && weekdays.empty() && hours.empty() && seasons.empty(); }
  /// Plays by day alone can tell what lies in it.
  bool of_days() const { return weekdays.empty() && hours.empty() && artists.empty() && !weighted(); }
  /// Nothing but the user is asked for.
  bool whole() const { return of_all_time() && of_days(); }
};

/// Every listener in the warehouse, in order of names.
std::vector<std::string> users_of(Warehouse& warehouse);

/// The slice, with `alone` as it is. Throws Error(fix_usage) for a listener whom the warehouse does not know (with the
/// nearest name) and for a range that ends before it begins. A warehouse without any listener knows everyone: an empty
/// history is an answer.
Slice checked(Warehouse& warehouse, Slice slice);

/// A condition for `where`: the rows of alias `h` (fact_scrobbles, fact_artist_quarters, or a mart with the columns
/// that are asked for) that lie in the slice, genres aside; `day` is h's column of days, or of months by their first
/// day.
Sql conditions(const Slice& slice, const std::string& day = "local_date");

/// artist_genres, only the rows that the slice asks for: a table, to be given an alias.
Sql genres_of(const Slice& slice);
/// "without_genre as (…)" for a `with`: artist_id and the weight of its part without a genre, only artists that have
/// one. The parts of an artist sum to 1, so what is known is the rest: these are far fewer rows.
Sql genreless_parts(const Slice& slice);
/// What weighs the plays of `alias`, by its artist_id, by their part in the slice: stands before `where`. Empty where
/// nothing is weighted.
Sql joined_weights(const Slice& slice, const std::string& alias = "h");
/// `plays` ("h.plays", or "1.0e0" of a fact) as it counts in the slice, once joined_weights stands in the query.
std::string counted_plays(const Slice& slice, const std::string& plays);

/// Plays with the day or the first of the month in `day`: a table, or a select in brackets, to be given the alias `h`.
struct PlaysByDay {
  Sql table;
  std::string day;
};
/// The smallest of two tables of the same `columns` ("d.artist_id, d.plays"), by month and by day: months as far as
/// they lie wholly in the slice, days at its ends. Its conditions are still to be asked.
PlaysByDay plays_by_day(const Slice& slice, const std::string& columns, const std::string& by_month,
                        const std::string& by_day);
/// By artist: artist_id and plays; of quarters of hours where weekdays or hours are asked for.
PlaysByDay artist_plays(const Slice& slice);

/// " from table h [join …] where …": what follows the list of a select over artist_plays.
Sql from_artist_plays(const Slice& slice);

/// The same over days: from mart_days, or a larger table where the slice asks for more than days. Rows of alias `h`:
/// local_date and plays, several a day.
Sql from_days(const Slice& slice);

/// "since 2010-01-01", "from 2010-01-01 to 2010-12-31", "" for the whole history.
std::string range_text(const Slice& slice);

}  // namespace tonearm
