#include "stage/stage_gaps.h"

#include <fmt/format.h>

#include "lake/keys.h"
#include "lake/staged_tables.h"
#include "stage/freshness.h"
#include "stage/parquet_table.h"

namespace tonearm {

std::vector<Gap> open_gaps(const std::vector<Observation>& observations, const RunRecord& record) {
  std::vector<Gap> open;
  const WindowSet held = covered(observations);
  for (const Gap& gap : record.gaps) {
    WindowSet left(gap.window);
    left.remove(held);
    for (const Window& window : left.windows()) open.push_back({window, gap.reason});
  }
  for (const Window& window : record.suspect.windows()) open.push_back({window, "its page was damaged and set aside"});
  return open;
}

void stage_gaps(ObjectStore& store, const std::string& user, const std::vector<Gap>& gaps) {
  std::string inputs;
  for (const Gap& gap : gaps) inputs += fmt::format("{} {} {}\n", gap.window.from, gap.window.to, gap.reason);
  const std::string fingerprint = inputs_fingerprint(inputs), key = staged_gaps_key(user), mark_key = key + ".json";
  if (is_fresh(store, mark_key, fingerprint)) return;
  ParquetTable table(staged_table("gaps").columns);
  for (const Gap& gap : gaps) {
    table.rows().text(user).int64(gap.window.from).int64(gap.window.to).text(gap.reason);
    table.rows().end_row();
  }
  store.put(key, table.bytes(), PutIf::always());
  mark_fresh(store, mark_key, fingerprint);
}

}  // namespace tonearm
