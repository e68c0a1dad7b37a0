#include <sstream>

#include "app/stages.h"
#include "app/status.h"
#include "cloud/zetasql/asked_statements.h"
#include "cloud/zetasql/dumped_history.h"
#include "fakes/manual_clock.h"
#include "fakes/memory_object_store.h"
#include "fakes/scripted_http.h"
#include "lake/keys.h"
#include "lake/listener.h"

namespace tonearm {
namespace {

/// The recording one, for a caller who wants to own it.
class Reader : public Warehouse {
 public:
  explicit Reader(Warehouse& warehouse) : warehouse_(warehouse) {}

  void load_parquet(const std::string&, const std::vector<Column>&, const std::vector<std::string>&) override {}
  void run(const std::string& sql) override { warehouse_.run(sql); }
  void query(const std::string& sql, const std::vector<Value>& parameters,
             const std::function<void(const Row&)>& on_row) override {
    warehouse_.query(sql, parameters, on_row);
  }
  Dialect dialect() const override { return warehouse_.dialect(); }

 private:
  Warehouse& warehouse_;
};

/// One generation, read by whoever opens it.
class OneGeneration : public WarehouseGenerations {
 public:
  explicit OneGeneration(RecordingWarehouse& warehouse) : warehouse_(warehouse) {}

  std::unique_ptr<Warehouse> begin_next() override { return nullptr; }
  std::unique_ptr<Warehouse> open_next() override { return nullptr; }
  std::string publish() override { return ""; }
  std::unique_ptr<Warehouse> open_current() override { return std::make_unique<Reader>(warehouse_); }
  Readers open_readers(std::size_t) override { return {}; }
  std::string current_name() override { return "1"; }

 private:
  RecordingWarehouse& warehouse_;
};

/// A run that was told a total, so that status and sync compare it.
RunRecord told_run() {
  RunRecord record;
  record.user = kListener;
  record.command = "sync";
  record.said = SaidTotal{{0, kForever}, 1'000'000};
  return record;
}

}  // namespace

void ask_status(RecordingWarehouse& warehouse) {
  const Config config = read_config({{"user", kListener}}, [](const std::string& name) {
    return name == "TONEARM_HOME" ? std::optional<std::string>("no-such-home") : std::nullopt;
  });
  ManualClock clock;
  Log log(stderr, LogFormat::text, false, clock);
  log.set_quiet(true);
  ScriptedHttp http;
  MemoryObjectStore lake;
  check_lake_format(lake, true);
  lake.put(run_key({kListener, 1, 1'400'000'000}), write_run_record(told_run()), PutIf::absent());
  OneGeneration generations(warehouse);
  std::istringstream in;
  std::ostringstream out;
  RunEnd end;
  Parts parts{config, log, clock, http, lake, generations, {}, in, out, {}, {}, {}, {}, end};
  warehouse.asked_by("status");
  const Status status = read_status(parts);
  if (!status.generation_problem.empty() || !status.total_differs)
    throw Error(Remedy::look_into_data, "status did not ask all that it can: " + status.generation_problem);
  warehouse.asked_by("sync, comparing totals");
  count_held(warehouse, kListener, told_run().said->window);
}

}  // namespace tonearm
