#include "model/test_failure.h"

#include <fmt/format.h>

namespace tonearm {
namespace {

std::string value_text(const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return "NULL";
  if (const auto* b = std::get_if<bool>(&value)) return *b ? "true" : "false";
  if (const auto* d = std::get_if<double>(&value)) return fmt::format("{}", *d);
  if (const auto* i = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *i);
  return std::get<std::string>(value);
}

std::string subject(const TestFailure& failure) {
  if (failure.model.empty()) return failure.test;
  return fmt::format("{} on {}.{}", failure.test, failure.model, failure.column);
}

}  // namespace

std::string format_row(const Row& row, const std::vector<std::string>& columns) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) text += ", ";
    if (i < columns.size()) text += columns[i] + "=";
    text += value_text(row[i]);
  }
  return text;
}

std::string format_failures(const std::vector<TestFailure>& failures) {
  std::string text;
  for (const TestFailure& failure : failures) {
    text += fmt::format("{}{}: {} {}", text.empty() ? "" : "\n", subject(failure), failure.failing_rows,
                        failure.failing_rows == 1 ? "row" : "rows");
    for (const std::string& row : failure.sample_rows) text += "\n    " + row;
  }
  return text;
}

Error tests_failed(const std::vector<TestFailure>& failures) {
  return Error(Remedy::look_into_data,
               fmt::format("{} data {} failed\n{}", failures.size(), failures.size() == 1 ? "test" : "tests",
                           format_failures(failures)),
               "The answers stay those of the last good build; look into the rows above.");
}

}  // namespace tonearm
