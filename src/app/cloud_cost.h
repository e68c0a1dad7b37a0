// What a month on Google Cloud costs, by list prices.
#pragma once
#include <cstdint>
#include <string>

#include "lake/run_record.h"
#include "ports/object_store.h"

namespace tonearm {

/// What the runs of one listener that began in the calendar month (UTC) of `now` asked for, by their records.
CloudUsage month_usage(ObjectStore& lake, const std::string& user, std::int64_t now);

/// Dollars: operations, the lake's storage for a month, bytes that queries billed beyond the free TiB. List prices of
/// 2026, EU multi-region: https://cloud.google.com/storage/pricing, https://cloud.google.com/bigquery/pricing. Without
/// BigQuery's storage (its first 10 GiB are free), network and taxes.
double month_cost(const CloudUsage& usage, std::int64_t lake_bytes);

}  // namespace tonearm
