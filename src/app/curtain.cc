#include "app/curtain.h"

#include <fmt/format.h>

#include "core/error.h"
#include "core/nearest.h"
#include "core/sql_text.h"
#include "lake/staged_tables.h"
#include "report/display_text.h"

namespace tonearm {
namespace {

/// As the lake holds it, under a name that no model reads.
std::string uncurtained(const std::string& table) { return "uncurtained_" + table; }

/// The ids of all artists so called, letter case aside.
std::vector<std::int64_t> ids_of(Warehouse& warehouse, const Curtain& curtain, const std::string& name) {
  const std::string from = " from " + uncurtained("scrobbles") + " s where s.user = ?";
  std::vector<std::int64_t> ids;
  warehouse.query("select distinct s.artist_id" + from + " and lower(s.artist) = lower(?)", {curtain.user, name},
                  [&](const Row& row) { ids.push_back(as_int(row[0])); });
  if (!ids.empty()) return ids;
  std::vector<std::string> known;
  warehouse.query("select distinct s.artist" + from, {curtain.user},
                  [&](const Row& row) { known.push_back(as_string(row[0])); });
  const std::string near = nearest(name, known);
  throw Error(Remedy::fix_usage, fmt::format("--hide {}: the history has no such artist", printable(name)),
              near.empty() ? "Spell it as the history does." : fmt::format("Did you mean {}?", printable(near)));
}

std::string seen(Warehouse& warehouse, const Curtain& curtain) {
  std::string where = "s.user = " + sql_text(curtain.user);
  if (curtain.before) where += fmt::format(" and s.local_at >= timestamp '{}'", format_date(*curtain.before));
  for (const std::string& name : curtain.artists)
    for (const std::int64_t id : ids_of(warehouse, curtain, name)) where += fmt::format(" and s.artist_id <> {}", id);
  return where;
}

/// "… as uts, … as local_at": every column, times as the curtain leaves them.
std::string columns_of(const StagedTable& table, bool times) {
  std::string columns;
  for (const Column& column : table.columns) {
    std::string shown = "s." + column.name;
    if (!times && column.name == "uts") shown = "s.uts // 86400 * 86400";
    if (!times && (column.name == "played_at" || column.name == "local_at"))
      shown = "date_trunc('day', s." + column.name + ")";
    columns += (columns.empty() ? "" : ", ") + shown + " as " + column.name;
  }
  return columns;
}

void leave_out(Warehouse& warehouse, const Curtain& curtain) {
  warehouse.run(fmt::format("create table {} as select {} from {} s where {}", loaded_name("scrobbles"),
                            columns_of(staged_table("scrobbles"), curtain.times), uncurtained("scrobbles"),
                            seen(warehouse, curtain)));
  const std::int64_t from = curtain.before ? days_from_civil(*curtain.before) * kDay : 0;
  warehouse.run(
      fmt::format("create table {} as select s.user, greatest(s.from_uts, {}) as from_uts, s.to_uts, s.reason from {} s"
                  " where s.user = {} and s.to_uts > {}",
                  loaded_name("gaps"), from, uncurtained("gaps"), sql_text(curtain.user), from));
}

void load(Warehouse& warehouse, ObjectStore& lake) {
  for (const StagedTable& table : staged_tables()) {
    const bool behind = table.name == "scrobbles" || table.name == "gaps";
    warehouse.load_parquet(behind ? uncurtained(table.name) : loaded_name(table.name), table.columns,
                           parquet_keys(lake, table));
  }
}

}  // namespace

void draw_curtain(Warehouse& empty, ObjectStore& lake, const ModelProject& models, const Curtain& curtain,
                  const BuildProgress& progress) {
  load(empty, lake);
  leave_out(empty, curtain);
  build_models(empty, models, progress);
}

}  // namespace tonearm
