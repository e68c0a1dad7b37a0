// What a data test found.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/value.h"

namespace tonearm {

struct TestFailure {
  std::string model;   ///< "" for a singular test
  std::string test;    ///< "not_null", or the singular test's name
  std::string column;  ///< "" for a singular test
  std::int64_t failing_rows = 0;
  std::vector<std::string> sample_rows;  ///< up to 5, for people
};

/// "artist=Mogwai, plays=3"; without `columns` the values alone.
std::string format_row(const Row& row, const std::vector<std::string>& columns);

/// One paragraph a failure: "not_null on fact_scrobbles.user: 2 rows" and the samples below.
std::string format_failures(const std::vector<TestFailure>& failures);

/// The same as Error(look_into_data), for the caller who stops at failures.
Error tests_failed(const std::vector<TestFailure>& failures);

}  // namespace tonearm
