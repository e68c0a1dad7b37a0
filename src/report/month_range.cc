#include "report/month_range.h"

#include <fmt/format.h>

namespace tonearm {
namespace {

std::string family_months_sql(const RangeFilter& months) {
  return fmt::format(R"(
with played as ({})
select p.year, p.month, coalesce(g.family, 'unknown'), sum(p.plays * g.weight)
from played p join artist_genres g on g.artist_id = p.artist_id
group by 1, 2, 3)",
                     months.sql);
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

RangeFilter plays_by_month(const ReportRange& range) {
  ArtistPlays plays = artist_plays(range);
  const bool one_row_a_month = plays.day == "month";
  plays.filter.sql = fmt::format(
      "select h.artist_id, extract(year from h.{0}) as year, extract(month from h.{0}) as month,"
      " {3} as plays from {1} h where {2} and h.{0} is not null{4}",
      plays.day, plays.table, plays.filter.sql, one_row_a_month ? "h.plays * 1.0e0" : "sum(h.plays * 1.0e0)",
      one_row_a_month ? "" : " group by 1, 2, 3");
  return plays.filter;
}

std::vector<FamilyMonth> family_months(Warehouse& warehouse, const ReportRange& range) {
  std::vector<FamilyMonth> rows;
  const RangeFilter months = plays_by_month(range);
  warehouse.query(family_months_sql(months), months.parameters, [&](const Row& row) {
    rows.push_back(
        {static_cast<int>(as_int(row[0])), static_cast<int>(as_int(row[1])), as_string(row[2]), as_double(row[3])});
  });
  return rows;
}

}  // namespace tonearm
