#include "report/month_range.h"

#include <fmt/format.h>

namespace tonearm {
namespace {

Sql family_months_sql(const Slice& slice) {
  return "with played as (" + plays_by_month(slice) + ") select p.year, p.month, " + group_column(slice) +
         ", sum(p.plays * g.weight) from played p join " + genres_of(slice) +
         " g on g.artist_id = p.artist_id group by 1, 2, 3";
}

}  // namespace

int month_index(Date day) { return day.year * 12 + static_cast<int>(day.month) - 1; }

std::string month_text(int index) { return fmt::format("{:04}-{:02}", index / 12, index % 12 + 1); }

std::string span_text(MonthSpan span) {
  return span.first == span.last ? month_text(span.first) : month_text(span.first) + " to " + month_text(span.last);
}

std::optional<Thirds> thirds_of(const Coverage& coverage) {
  if (!coverage.first || !coverage.last) return std::nullopt;
  const int first = month_index(*coverage.first), last = month_index(*coverage.last);
  const int third = (last - first + 1) / 3;
  if (third == 0) return std::nullopt;
  return Thirds{{first, first + third - 1}, {last - third + 1, last}};
}

Sql plays_by_month(const Slice& slice) {
  const PlaysByDay plays = artist_plays(slice);
  const bool one_row_a_month = plays.day == "month";
  const std::string day = "h." + plays.day;
  return "select h.artist_id, extract(year from " + day + ") as year, extract(month from " + day + ") as month, " +
         (one_row_a_month ? "h.plays * 1.0e0" : "sum(h.plays * 1.0e0)") + " as plays from " + plays.table +
         " h where " + conditions(slice, plays.day) + " and " + day + " is not null" +
         (one_row_a_month ? "" : " group by 1, 2, 3");
}

std::string group_column(const Slice& slice) {
  return slice.grouping == Grouping::genre ? "g.genre" : "coalesce(g.family, 'unknown')";
}

std::vector<FamilyMonth> family_months(Warehouse& warehouse, const Slice& slice) {
  std::vector<FamilyMonth> rows;
  query(warehouse, family_months_sql(slice), [&](const Row& row) {
    rows.push_back(
        {static_cast<int>(as_int(row[0])), static_cast<int>(as_int(row[1])), as_string(row[2]), as_double(row[3])});
  });
  return rows;
}

}  // namespace tonearm
