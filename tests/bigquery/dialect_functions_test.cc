// The functions of models/dialects/bigquery.sql are read by what puts them in front of statements.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "bigquery/temporary_functions.h"

namespace tonearm {
namespace {

TEST(DialectFunctions, of_the_models_stand_in_front_of_what_calls_them) {
  std::ifstream file(TONEARM_SOURCE_DIR "/models/dialects/bigquery.sql");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const TemporaryFunctions functions(text);
  for (const char* name : {"weekday_of", "month_of", "week_number", "day_number"}) {
    const std::string sql = functions.in_front_of("select " + std::string(name) + "(d)");
    EXPECT_EQ(sql.find("create temp function " + std::string(name) + "("), 0u) << sql;
  }
}

}  // namespace
}  // namespace tonearm
