#include "report/clock_check.h"

#include "core/utc_time.h"

namespace tonearm {
namespace {

/// "2015-04-14 22:45:11"
std::string text_of(std::int64_t local) {
  std::string text = format_utc(local);
  text.replace(10, 1, " ");
  text.pop_back();
  return text;
}

}  // namespace

bool lies_on(Warehouse& warehouse, const std::string& user, LocalClock& clock) {
  std::int64_t months = 0, others = 0;
  warehouse.query(
      "select max(h.uts), max(h.local_at) from fact_scrobbles h where h.user = ? and h.local_at is not null"
      " group by extract(year from h.local_date), extract(month from h.local_date)",
      {user}, [&](const Row& row) {
        ++months;
        others += as_string(row[1]).substr(0, 19) != text_of(clock.local(as_int(row[0])));
      });
  return others <= months / 20;
}

}  // namespace tonearm
