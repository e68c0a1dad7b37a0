#include "publish/table_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/utc_time.h"
#include "report/numbers.h"
#include "report/sql.h"

namespace tonearm {
namespace {

constexpr std::int64_t kSaidEvery = 20'000, kPiece = 200'000;

Sql select(const PublishedTable& table, const std::string& user, const Sql& where) {
  std::string columns;
  for (const PublishedColumn& column : table.columns) columns += (columns.empty() ? "" : ", ") + column.sql;
  return "select " + columns + " from " + table.from + Sql(" where h.user = ?", {user}) + where + " order by " +
         table.order;
}

std::vector<Window> windows_of(const Publication& publication) {
  std::vector<YearOfPlays> years;
  query(publication.warehouse,
        Sql("select extract(year from h.local_date) as year, sum(h.plays) from mart_days h where h.user = ? and"
            " h.local_date is not null group by year order by year",
            {publication.user}),
        [&](const Row& row) {
          years.push_back({static_cast<int>(as_int(row[0])), as_int(row[1])});
        });
  return year_windows(years, kPiece);
}

std::vector<Sql> conditions_of(const Publication& publication, const PublishedTable& table) {
  if (table.name != "scrobbles") return {{}};
  std::vector<Sql> conditions;
  for (const Window& window : windows_of(publication))
    conditions.push_back({" and h.uts >= ? and h.uts < ?", {window.from, window.to}});
  return conditions;
}

}  // namespace

std::vector<Window> year_windows(const std::vector<YearOfPlays>& years, std::int64_t at_most) {
  std::vector<Window> windows{{0, 1}, {1, kForever}};
  std::int64_t plays = 0;
  for (const YearOfPlays& year : years) {
    if (plays > 0 && plays + year.plays > at_most) {
      const std::int64_t begin = std::max(windows.back().from, days_from_civil({year.year, 1, 1}) * kDay);
      windows.back().to = begin;
      windows.push_back({begin, kForever});
      plays = 0;
    }
    plays += year.plays;
  }
  return windows;
}

std::int64_t for_each_row(const Publication& publication, const PublishedTable& table,
                          const std::function<void(const Row&)>& on_row) {
  std::int64_t rows = 0;
  const auto say = [&] { publication.progress(fmt::format("{}: {} rows", table.name, with_thousands(rows))); };
  for (const Sql& condition : conditions_of(publication, table)) {
    say();
    query(publication.warehouse, select(table, publication.user, condition), [&](const Row& row) {
      on_row(row);
      if (++rows % kSaidEvery == 0) say();
    });
  }
  return rows;
}

}  // namespace tonearm
