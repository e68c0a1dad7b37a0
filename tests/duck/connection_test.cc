#include "duck/connection.h"

#include <gmock/gmock.h>

#include "duck/appender.h"
#include "duck/column_type.h"
#include "fakes/error_of.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Value text(const std::string& value) { return value; }
Value number(std::int64_t value) { return value; }

class Duck : public testing::Test {
 protected:
  std::vector<Row> rows(const std::string& sql, const std::vector<Value>& parameters = {}) {
    std::vector<Row> all;
    connection.query(sql, parameters, [&](const Row& row) { all.push_back(row); });
    return all;
  }
  Value cell(const std::string& expression) { return rows("select " + expression).at(0).at(0); }

  DuckConnection connection = DuckConnection::in_memory();
};

TEST_F(Duck, whole_numbers_of_every_width_come_as_one_type) {
  for (const char* type :
       {"tinyint", "smallint", "integer", "bigint", "utinyint", "usmallint", "uinteger", "ubigint", "hugeint"})
    EXPECT_EQ(cell(std::string("42::") + type), number(42)) << type;
  EXPECT_EQ(cell("(-9223372036854775808)::bigint"), number(INT64_MIN));
  EXPECT_EQ(cell("(-5)::hugeint"), number(-5));
  EXPECT_EQ(cell("sum(x) from range(10) r(x)"), number(45)) << "a sum is a hugeint";
}

TEST_F(Duck, fractions_come_as_doubles) {
  EXPECT_EQ(cell("0.5::double"), Value(0.5));
  EXPECT_EQ(cell("0.5::float"), Value(0.5));
  EXPECT_EQ(cell("1.25::decimal(4,2)"), Value(1.25));
  EXPECT_EQ(cell("1.25::decimal(9,2)"), Value(1.25));
  EXPECT_EQ(cell("-1.25::decimal(18,2)"), Value(-1.25));
  EXPECT_EQ(cell("1.25::decimal(38,2)"), Value(1.25));
  EXPECT_EQ(cell("100000000000000000000::hugeint"), Value(1e20));
}

TEST_F(Duck, truth_and_null_come_as_themselves) {
  EXPECT_EQ(cell("true"), Value(true));
  EXPECT_EQ(cell("null::bigint"), Value());
  EXPECT_EQ(cell("null::varchar"), Value());
  EXPECT_EQ(cell("null"), Value());
}

TEST_F(Duck, days_and_instants_come_as_text) {
  EXPECT_EQ(cell("date '2015-04-14'"), text("2015-04-14"));
  EXPECT_EQ(cell("timestamp '2015-04-14 22:45:11'"), text("2015-04-14 22:45:11"));
  EXPECT_EQ(cell("timestamp '1969-12-31 23:59:59.5'"), text("1969-12-31 23:59:59"));
}

TEST_F(Duck, text_goes_through_byte_for_byte) {
  for (const std::string& strange :
       {std::string("a\0b", 3), std::string("\xEF\xBF\xBE"), std::string(4096, 'x'), std::string(" "), std::string(),
        std::string("'; drop table x; --"), std::string("\xF0\x9F\x8E\xB5"), std::string("12 bytes long"),
        std::string("\n\r\t")})
    EXPECT_EQ(rows("select ?::varchar", {text(strange)}).at(0).at(0), text(strange));
}

TEST_F(Duck, composed_and_decomposed_text_stay_two) {
  connection.run("create table names (name varchar)");
  DuckAppender appender(connection, "names");
  for (const char* name : {"Bj\xC3\xB6rk", "Bjo\xCC\x88rk", "Bj\xC3\xB6rk"}) appender.text(name).end_row();
  appender.close();
  EXPECT_THAT(rows("select name, count(*) from names group by name order by count(*)"),
              ElementsAre(Row{text("Bjo\xCC\x88rk"), number(1)}, Row{text("Bj\xC3\xB6rk"), number(2)}));
}

TEST_F(Duck, nulls_among_values_stay_where_they_are) {
  const std::vector<Row> all = rows("select case when i % 3 = 0 then null else i end from range(5000) t(i) order by i");
  ASSERT_EQ(all.size(), 5000u);
  for (std::int64_t i = 0; i < 5000; ++i) ASSERT_EQ(all[i][0], i % 3 ? number(i) : Value()) << i;
}

TEST_F(Duck, an_appender_takes_what_a_table_holds) {
  connection.run("create table t (a varchar, b bigint, c timestamp, d varchar)");
  DuckAppender appender(connection, "t");
  appender.text(std::string_view("x\0y", 3)).int64(-7).timestamp(1'795'395'906).null().end_row();
  appender.close();
  EXPECT_THAT(rows("select * from t"),
              ElementsAre(Row{text(std::string("x\0y", 3)), number(-7), text("2026-11-23 01:05:06"), Value()}));
}

TEST_F(Duck, an_appender_refuses_what_does_not_fit) {
  EXPECT_EQ(error_of([&] { DuckAppender(connection, "nowhere"); }).remedy(), Remedy::look_into_data);
  connection.run("create table t (a varchar, b bigint)");
  DuckAppender appender(connection, "t");
  appender.text("x");
  EXPECT_EQ(error_of([&] { appender.end_row(); }).remedy(), Remedy::look_into_data);
}

TEST_F(Duck, errors_carry_message_and_sql) {
  for (const std::string sql : {"select nonsense from nowhere", "selec 1", "select error('nonsense')"}) {
    const Error error = error_of([&] { rows(sql); });
    EXPECT_EQ(error.remedy(), Remedy::look_into_data);
    EXPECT_THAT(error.what(), HasSubstr(sql));
  }
  EXPECT_THAT(error_of([&] { connection.run("drop table nowhere"); }).what(), HasSubstr("drop table nowhere"));
}

TEST_F(Duck, a_long_statement_is_shortened_in_its_error) {
  const std::string sql = "select nonsense from nowhere where x in (" + std::string(5'000, '1') + ")";
  EXPECT_LT(std::string(error_of([&] { rows(sql); }).what()).size(), 1'500u);
}

TEST_F(Duck, a_type_that_no_answer_has_is_refused) {
  EXPECT_EQ(error_of([&] { cell("interval 1 day"); }).remedy(), Remedy::look_into_data);
  EXPECT_EQ(cell("1::bigint"), number(1)) << "the connection goes on";
}

TEST_F(Duck, what_the_reader_of_a_row_throws_goes_through) {
  EXPECT_EQ(error_of([&] {
              connection.query("select 1", {}, [](const Row&) { throw Error(Remedy::try_again, "stop"); });
            }).remedy(),
            Remedy::try_again);
}

TEST_F(Duck, extensions_are_never_fetched) {
  EXPECT_THAT(
      rows("select current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions')"),
      ElementsAre(Row{Value(false), Value(false)}));
}

TEST_F(Duck, a_million_different_numbers_are_grouped_by_an_array) {
  EXPECT_EQ(cell("current_setting('perfect_ht_threshold')::bigint"), number(20));
}

TEST(DuckFile, a_file_that_is_no_database_is_named) {
  const TemporaryFolder folder;
  folder.write("w.duckdb", std::string(20'000, 'x'));
  const Error error =
      error_of([&] { DuckConnection::open((folder / "w.duckdb").string(), DuckConnection::Access::read_only); });
  EXPECT_EQ(error.remedy(), Remedy::look_into_data);
  EXPECT_THAT(error.what(), HasSubstr("w.duckdb"));
}

TEST(DuckFile, a_read_only_one_must_be_there) {
  const TemporaryFolder folder;
  EXPECT_THROW(DuckConnection::open((folder / "none.duckdb").string(), DuckConnection::Access::read_only), Error);
}

TEST(DuckType, every_column_type_has_one) {
  for (const auto& [ours, theirs] : std::vector<std::pair<std::string, std::string>>{{"string", "varchar"},
                                                                                     {"int64", "bigint"},
                                                                                     {"float64", "double"},
                                                                                     {"bool", "boolean"},
                                                                                     {"date", "date"},
                                                                                     {"datetime", "timestamp"},
                                                                                     {"timestamp", "timestamp"}})
    EXPECT_EQ(duck_type({"x", ours}), theirs);
}

}  // namespace
}  // namespace tonearm
