#include "report/report_range.h"

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

bool begins_month(const std::optional<Date>& day) { return !day || day->day == 1; }
bool ends_month(const std::optional<Date>& day) { return !day || civil_from_days(days_from_civil(*day) + 1).day == 1; }

}  // namespace

std::vector<std::string> users_of(Warehouse& warehouse) {
  std::vector<std::string> users;
  warehouse.query(
      "select distinct u.name from (select h.user as name from fact_artist_quarters h"
      " union all select g.user as name from mart_gaps g) u order by u.name",
      {}, [&](const Row& row) { users.push_back(as_string(row[0])); });
  return users;
}

void check_range(Warehouse& warehouse, const ReportRange& range) {
  const std::vector<std::string> known = users_of(warehouse);
  if (!known.empty() && std::find(known.begin(), known.end(), range.user) == known.end())
    throw Error(Remedy::fix_usage, fmt::format("the warehouse holds no plays of \"{}\"", printable(range.user)),
                what_to_ask_instead(range.user, known));
  if (range.from && range.to && *range.to < *range.from)
    throw Error(
        Remedy::fix_usage,
        fmt::format("the range ends ({}) before it begins ({})", format_date(*range.to), format_date(*range.from)),
        "Give --from the earlier day.");
}

RangeFilter range_filter(const ReportRange& range, const std::string& column) {
  RangeFilter filter{"h.user = ?", {range.user}};
  const auto bound = [&](const std::optional<Date>& day, const char* relation) {
    if (!day) return;
    filter.sql += fmt::format(" and h.{} {} cast(? as date)", column, relation);
    filter.parameters.push_back(format_date(*day));
  };
  bound(range.from, ">=");
  bound(range.to, "<=");
  return filter;
}

ArtistPlays artist_plays(const ReportRange& range) {
  const bool whole_months = begins_month(range.from) && ends_month(range.to);
  const std::string day = whole_months ? "month" : "local_date";
  return {whole_months ? "mart_artist_months" : "fact_artist_quarters", day, range_filter(range, day)};
}

std::string range_text(const ReportRange& range) {
  if (range.from && range.to) return fmt::format("from {} to {}", format_date(*range.from), format_date(*range.to));
  if (range.from) return "since " + format_date(*range.from);
  if (range.to) return "until " + format_date(*range.to);
  return "";
}

}  // namespace tonearm
