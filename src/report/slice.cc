#include "report/slice.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.h"
#include "core/nearest.h"
#include "report/display_text.h"

namespace tonearm {
namespace {

std::string what_to_ask_instead(const std::string& user, const std::vector<std::string>& known) {
  const std::string near = nearest(user, known);
  if (!near.empty()) return fmt::format("Ask for \"{}\".", printable(near));
  std::string names;
  for (std::size_t i = 0; i < std::min<std::size_t>(known.size(), 5); ++i)
    names += (i ? ", " : "") + printable(known[i]);
  return fmt::format("Ask for one of: {}{}.", names, known.size() > 5 ? ", …" : "");
}

Date day_after(const Date& day) { return civil_from_days(days_from_civil(day) + 1); }

/// The first of the month where a day is one, else that of the next.
Date month_from(const Date& day) {
  if (day.day == 1) return day;
  return day.month == 12 ? Date{day.year + 1, 1, 1} : Date{day.year, day.month + 1, 1};
}

/// The months that lie wholly in a period, [first, end) by their first days; without an end where it has none.
struct WholeMonths {
  std::optional<Date> first, end;

  bool empty() const { return first && end && *end <= *first; }
};

WholeMonths whole_months(const Slice& slice) {
  WholeMonths months;
  if (slice.from) months.first = month_from(*slice.from);
  if (!slice.to) return months;
  months.end = day_after(*slice.to);
  months.end->day = 1;
  return months;
}

/// "column >= …" and "column < …", as far as there is a first and an end.
Sql between(const std::string& column, const std::optional<Date>& first, const std::optional<Date>& end) {
  Sql sql = "true";
  if (first) sql += {" and " + column + " >= cast(? as date)", {format_date(*first)}};
  if (end) sql += {" and " + column + " < cast(? as date)", {format_date(*end)}};
  return sql;
}

Value as_value(int number) { return std::int64_t{number}; }
Value as_value(std::int64_t number) { return number; }
Value as_value(const std::string& text) { return text; }

/// "column in (?, ?)".
template <class T>
Sql one_of(const std::string& column, const std::vector<T>& values) {
  Sql sql = column + " in (";
  for (const T& value : values) sql += {sql.parameters.empty() ? "?" : ", ?", {as_value(value)}};
  return sql + ")";
}

std::vector<int> months_of(const std::vector<int>& seasons) {
  std::vector<int> months;
  for (const int season : seasons)
    for (const int month : {(season * 3 + 11) % 12 + 1, season * 3 + 1, season * 3 + 2}) months.push_back(month);
  return months;
}

}  // namespace

std::vector<std::string> users_of(Warehouse& warehouse) {
  std::vector<std::string> users;
  warehouse.query(
      "select distinct u.name from (select h.user as name from mart_days h"
      " union all select g.user as name from mart_gaps g) u order by u.name",
      {}, [&](const Row& row) { users.push_back(as_string(row[0])); });
  return users;
}

Slice checked(Warehouse& warehouse, Slice slice) {
  const std::vector<std::string> known = users_of(warehouse);
  if (!known.empty() && std::find(known.begin(), known.end(), slice.user) == known.end())
    throw Error(Remedy::fix_usage, fmt::format("the warehouse holds no plays of \"{}\"", printable(slice.user)),
                what_to_ask_instead(slice.user, known));
  if (slice.from && slice.to && *slice.to < *slice.from)
    throw Error(
        Remedy::fix_usage,
        fmt::format("the range ends ({}) before it begins ({})", format_date(*slice.to), format_date(*slice.from)),
        "Give --from the earlier day.");
  slice.alone = known == std::vector{slice.user};
  return slice;
}

Sql conditions(const Slice& slice, const std::string& day) {
  // a text compared a million times costs more than all else that is asked
  Sql sql = slice.alone ? Sql("true") : Sql("h.user = ?", {slice.user});
  if (slice.from) sql += {" and h." + day + " >= cast(? as date)", {format_date(*slice.from)}};
  if (slice.to) sql += {" and h." + day + " <= cast(? as date)", {format_date(*slice.to)}};
  if (!slice.weekdays.empty()) sql += " and " + one_of("h.weekday", slice.weekdays);
  if (!slice.hours.empty()) sql += " and " + one_of("h.local_hour", slice.hours);
  if (!slice.seasons.empty()) sql += " and " + one_of("extract(month from h." + day + ")", months_of(slice.seasons));
  if (!slice.artists.empty()) sql += " and " + one_of("h.artist_id", slice.artists);
  return sql;
}

Sql genres_of(const Slice& slice) {
  if (!slice.weighted()) return "artist_genres";
  Sql sql = "(select a.artist_id, a.genre, a.family, a.weight, a.source from artist_genres a where ";
  if (!slice.families.empty()) sql += one_of("a.family", slice.families);
  if (!slice.families.empty() && !slice.genres.empty()) sql += " or ";
  if (!slice.genres.empty()) sql += one_of("a.genre", slice.genres);
  return sql + ")";
}

Sql genreless_parts(const Slice& slice) {
  return "without_genre as (select g.artist_id, g.weight from " + genres_of(slice) + " g where g.genre = 'unknown')";
}

Sql joined_weights(const Slice& slice, const std::string& alias) {
  if (!slice.weighted()) return {};
  return " join (select c.artist_id, sum(c.weight) as weight from " + genres_of(slice) +
         " c group by c.artist_id) w on w.artist_id = " + alias + ".artist_id";
}

std::string counted_plays(const Slice& slice, const std::string& plays) {
  return slice.weighted() ? plays + " * w.weight" : plays;
}

PlaysByDay plays_by_day(const Slice& slice, const std::string& columns, const std::string& by_month,
                        const std::string& by_day) {
  const WholeMonths months = whole_months(slice);
  if (months.empty()) return {by_day, "local_date"};
  const bool cut_first = months.first && *months.first != *slice.from;
  const bool cut_end = months.end && *months.end != day_after(*slice.to);
  if (!cut_first && !cut_end) return {by_month, "month"};
  const auto days = [&](const std::optional<Date>& first, const std::optional<Date>& end) {
    return " union all select d.user, d.local_date as day, " + columns + " from " + by_day + " d where " +
           between("d.local_date", first, end);
  };
  Sql table = "(select d.user, d.month as day, " + columns + " from " + by_month + " d where " +
              between("d.month", months.first, months.end);
  if (cut_first) table += days(slice.from, months.first);
  if (cut_end) table += days(months.end, day_after(*slice.to));
  return {table + ")", "day"};
}

PlaysByDay artist_plays(const Slice& slice) {
  if (!slice.weekdays.empty() || !slice.hours.empty()) return {"fact_artist_quarters", "local_date"};
  return plays_by_day(slice, "d.artist_id, d.plays", "mart_artist_months", "fact_artist_quarters");
}

Sql from_artist_plays(const Slice& slice) {
  const PlaysByDay plays = artist_plays(slice);
  return " from " + plays.table + " h" + joined_weights(slice) + " where " + conditions(slice, plays.day);
}

Sql from_days(const Slice& slice) {
  return std::string(" from ") + (slice.of_days() ? "mart_days" : "fact_artist_quarters") + " h" +
         joined_weights(slice) + " where " + conditions(slice);
}

std::string range_text(const Slice& slice) {
  if (slice.from && slice.to) return fmt::format("from {} to {}", format_date(*slice.from), format_date(*slice.to));
  if (slice.from) return "since " + format_date(*slice.from);
  if (slice.to) return "until " + format_date(*slice.to);
  return "";
}

}  // namespace tonearm
