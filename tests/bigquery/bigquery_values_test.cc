#include "bigquery/bigquery_values.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "fakes/error_of.h"

namespace tonearm {
namespace {

using nlohmann::json;

Value read(const std::string& type, const json& value, const std::string& mode = "NULLABLE") {
  const json fields = json::array({{{"name", "x"}, {"type", type}, {"mode", mode}}});
  return row_of({{"f", json::array({{{"v", value}}})}}, fields).at(0);
}

TEST(BigqueryValues, come_as_ours_under_both_names_of_a_type) {
  EXPECT_EQ(read("INTEGER", "-9223372036854775808"), Value(std::numeric_limits<std::int64_t>::min()));
  EXPECT_EQ(read("INT64", "7"), Value(std::int64_t{7}));
  EXPECT_EQ(read("FLOAT", "0.1"), Value(0.1));
  EXPECT_EQ(read("FLOAT64", "1.5E-5"), Value(1.5e-5));
  EXPECT_EQ(read("BOOLEAN", "true"), Value(true));
  EXPECT_EQ(read("BOOL", "false"), Value(false));
  EXPECT_EQ(read("STRING", "Sigur Rós"), Value(std::string("Sigur Rós")));
  EXPECT_EQ(read("NUMERIC", "12.50"), Value(12.5));
  EXPECT_EQ(read("INTEGER", nullptr), Value());
}

TEST(BigqueryValues, numbers_that_are_none_have_names) {
  EXPECT_TRUE(std::isnan(as_double(read("FLOAT", "NaN"))));
  EXPECT_EQ(read("FLOAT", "Infinity"), Value(std::numeric_limits<double>::infinity()));
  EXPECT_EQ(read("FLOAT", "-Infinity"), Value(-std::numeric_limits<double>::infinity()));
}

TEST(BigqueryValues, times_are_text_as_of_duckdb) {
  EXPECT_EQ(read("DATE", "2015-04-14"), Value(std::string("2015-04-14")));
  EXPECT_EQ(read("DATETIME", "2015-04-14T22:45:11"), Value(std::string("2015-04-14 22:45:11")));
  EXPECT_EQ(read("DATETIME", "2015-04-14T22:45:11.500000"), Value(std::string("2015-04-14 22:45:11")));
  EXPECT_EQ(read("TIMESTAMP", "1429051511000000"), Value(std::string("2015-04-14 22:45:11")));
  EXPECT_EQ(read("TIMESTAMP", "1429051511999999"), Value(std::string("2015-04-14 22:45:11")));
  EXPECT_EQ(read("TIMESTAMP", "-1"), Value(std::string("1969-12-31 23:59:59")));
}

TEST(BigqueryValues, what_is_not_read_here_is_an_error_that_names_the_column) {
  for (const char* type : {"RECORD", "GEOGRAPHY", "JSON", "BYTES"})
    EXPECT_EQ(error_of([&] { read(type, "x"); }).remedy(), Remedy::look_into_data) << type;
  const Error error = error_of([] { read("INTEGER", json::array(), "REPEATED"); });
  EXPECT_THAT(error.what(), testing::HasSubstr("the column x has BigQuery's type ARRAY<INT64>"));
  EXPECT_EQ(error_of([] { read("INTEGER", "12x"); }).remedy(), Remedy::look_into_data);
  EXPECT_EQ(error_of([] { read("TIMESTAMP", "1.429051511E9"); }).remedy(), Remedy::look_into_data);
  EXPECT_EQ(error_of([] {
              row_of({{"f", json::array()}}, json::array({{{"name", "x"}}}));
            }).remedy(),
            Remedy::look_into_data);
}

TEST(BigqueryValues, parameters_keep_every_bit) {
  const json parameters =
      query_parameters({Value(0.1), Value(std::nan("")), Value(-std::numeric_limits<double>::infinity()),
                        Value(std::numeric_limits<std::int64_t>::max())});
  const auto text = [&](std::size_t i) { return parameters[i]["parameterValue"]["value"].get<std::string>(); };
  EXPECT_EQ(std::stod(text(0)), 0.1);
  EXPECT_EQ(text(1), "NaN");
  EXPECT_EQ(text(2), "-Infinity");
  EXPECT_EQ(text(3), "9223372036854775807");
}

TEST(BigqueryValues, schemas_are_the_same_in_order_whatever_the_names_of_types) {
  const json ours = schema_of({{"user", "string"}, {"plays", "int64"}, {"at", "datetime"}});
  const auto theirs = [](const std::string& text) { return json{{"fields", json::parse(text)}}; };
  EXPECT_TRUE(same_schema(ours, theirs(R"([{"name":"user","type":"STRING"},{"name":"plays","type":"INTEGER"},
                                           {"name":"at","type":"DATETIME","mode":"NULLABLE"}])")));
  EXPECT_FALSE(same_schema(ours, theirs(R"([{"name":"plays","type":"INTEGER"},{"name":"user","type":"STRING"},
                                            {"name":"at","type":"DATETIME"}])")));
  EXPECT_FALSE(same_schema(ours, theirs(R"([{"name":"user","type":"STRING"},{"name":"plays","type":"FLOAT"},
                                            {"name":"at","type":"DATETIME"}])")));
  EXPECT_FALSE(same_schema(ours, json::object()));
}

}  // namespace
}  // namespace tonearm
