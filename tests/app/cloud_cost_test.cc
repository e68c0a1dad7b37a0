#include "app/cloud_cost.h"

#include <gtest/gtest.h>

#include "core/utc_time.h"
#include "fakes/memory_object_store.h"
#include "lake/keys.h"

namespace tonearm {
namespace {

void add_run(ObjectStore& lake, std::int64_t sequence, std::int64_t started_at, const CloudUsage& cloud) {
  RunRecord record;
  record.user = "rj";
  record.started_at = started_at;
  record.outcome = "complete";
  record.cloud = cloud;
  lake.put(run_key({"rj", sequence, started_at}), write_run_record(record), PutIf::absent());
}

TEST(MonthUsage, adds_up_the_runs_that_began_in_this_month) {
  MemoryObjectStore lake;
  constexpr std::int64_t kNovember = 1'793'491'200;  // 2026-11-01
  add_run(lake, 1, kNovember - 1, {1000, 1000, 1000, 1000, 1000});
  add_run(lake, 2, kNovember, {9, 4, 30, 25, 400});
  add_run(lake, 3, kNovember + 86'400, {8, 4, 31, 24, 500});
  lake.put(run_key({"rj", 4, kNovember + 90'000}), "not a record", PutIf::absent());
  EXPECT_EQ(month_usage(lake, "rj", kNovember + 100'000), (CloudUsage{17, 8, 61, 49, 900}));
  EXPECT_EQ(month_usage(lake, "ada", kNovember), CloudUsage());
}

TEST(MonthCost, is_operations_storage_and_what_queries_bill_beyond_the_free_tebibyte) {
  EXPECT_DOUBLE_EQ(month_cost({}, 0), 0);
  EXPECT_DOUBLE_EQ(month_cost({6'000, 4'000, 0, 0, 0}, 0), 0.05);
  EXPECT_DOUBLE_EQ(month_cost({0, 0, 10'000, 0, 0}, 0), 0.004);
  EXPECT_DOUBLE_EQ(month_cost({}, 1'000'000'000), 0.026);
  constexpr std::int64_t kTebibyte = std::int64_t{1} << 40;
  EXPECT_DOUBLE_EQ(month_cost({0, 0, 0, 0, kTebibyte}, 0), 0);
  EXPECT_DOUBLE_EQ(month_cost({0, 0, 0, 0, 3 * kTebibyte}, 0), 12.5);
}

}  // namespace
}  // namespace tonearm
