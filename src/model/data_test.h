// The data tests of the .yml files, as values.
#pragma once
#include <string>
#include <vector>

namespace tonearm {

/// One of dbt's four generic tests on one column.
struct DataTest {
  enum class Kind { not_null, unique, accepted_values, relationships } kind = Kind::not_null;
  std::string column;
  std::vector<std::string> values;  ///< accepted_values: SQL literals
  std::string to, field;            ///< relationships: the table and column that must hold each value
};

struct ModelTests {
  std::string model;
  std::vector<std::string> columns;  ///< the described ones, shown in sample rows
  std::vector<DataTest> tests;
};

/// "not_null", as dbt spells it.
std::string test_name(DataTest::Kind kind);

/// The models of one .yml file. Throws Error(look_into_data) for text that is not YAML and for tests of another name;
/// `path` names the file in it.
std::vector<ModelTests> read_data_tests(const std::string& path, const std::string& text);

}  // namespace tonearm
