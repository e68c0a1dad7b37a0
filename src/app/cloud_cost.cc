#include "app/cloud_cost.h"

#include <algorithm>

#include "core/error.h"
#include "core/utc_time.h"
#include "lake/keys.h"

namespace tonearm {
namespace {

constexpr double kDollarsAWrite = 0.05 / 10'000, kDollarsARead = 0.004 / 10'000;
constexpr double kDollarsAGigabyteMonth = 0.026, kGigabyte = 1e9;
constexpr double kDollarsATebibyte = 6.25, kTebibyte = 1024.0 * 1024 * 1024 * 1024, kFreeTebibytes = 1;

/// "2026-11"
std::string month_text(std::int64_t uts) { return format_utc(uts).substr(0, 7); }

void add(CloudUsage& sum, const CloudUsage& more) {
  sum.writes += more.writes;
  sum.lists += more.lists;
  sum.reads += more.reads;
  sum.jobs += more.jobs;
  sum.bytes_billed += more.bytes_billed;
}

}  // namespace

CloudUsage month_usage(ObjectStore& lake, const std::string& user, std::int64_t now) {
  std::vector<std::string> keys;
  for (const ObjectInfo& object : lake.list(runs_prefix(user)))
    if (const auto name = parse_run_key(object.key); name && month_text(name->started_at) == month_text(now))
      keys.push_back(object.key);
  CloudUsage sum;
  lake.get_each(keys, [&](std::size_t, const std::optional<std::string>& text) {
    try {
      if (text) add(sum, read_run_record(*text).cloud);
    } catch (const Error&) {
      // A damaged record: what it asked for is not known.
    }
  });
  return sum;
}

double month_cost(const CloudUsage& usage, std::int64_t lake_bytes) {
  const double billed = static_cast<double>(usage.bytes_billed) / kTebibyte;
  return static_cast<double>(usage.writes + usage.lists) * kDollarsAWrite +
         static_cast<double>(usage.reads) * kDollarsARead +
         static_cast<double>(lake_bytes) / kGigabyte * kDollarsAGigabyteMonth +
         std::max(0.0, billed - kFreeTebibytes) * kDollarsATebibyte;
}

}  // namespace tonearm
