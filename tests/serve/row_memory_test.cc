#include "serve/row_memory.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "serve/fake_api.h"

namespace tonearm {
namespace {

/// Answers each statement with one row a unit of its first parameter, and counts what it is asked.
class CountingWarehouse : public Warehouse {
 public:
  explicit CountingWarehouse(int& asked) : asked_(asked) {}

  void load_parquet(const std::string&, const std::vector<Column>&, const std::vector<std::string>&) override {}
  void run(const std::string&) override {}
  void query(const std::string& sql, const std::vector<Value>& parameters,
             const std::function<void(const Row&)>& on_row) override {
    ++asked_;
    for (std::int64_t i = 0; i < as_int(parameters.at(0)); ++i) on_row({sql, i});
  }
  Dialect dialect() const override { return Dialect::duckdb; }

 private:
  int& asked_;
};

class CountedGenerations : public FakeGenerations {
 public:
  explicit CountedGenerations(int& asked) : asked_(asked) {}
  Readers open_readers(std::size_t count) override {
    Readers readers{"1", {}};
    for (std::size_t i = 0; i < count; ++i) readers.warehouses.push_back(std::make_unique<CountingWarehouse>(asked_));
    return readers;
  }

 private:
  int& asked_;
};

class RowMemoryTest : public testing::Test {
 protected:
  Warehouse& reader(std::size_t i) { return *readers_.warehouses.at(i); }
  std::size_t rows(std::size_t at, const std::string& sql, std::vector<Value> parameters) {
    return rows_of(reader(at), sql, parameters).size();
  }

  int asked_ = 0;

 private:
  CountedGenerations generations_{asked_};
  Readers readers_ = RememberedGenerations(generations_, 80'000).open_readers(2);
};

TEST_F(RowMemoryTest, what_one_reader_asked_another_need_not_ask) {
  const auto first = rows_of(reader(0), "select", {std::int64_t{3}});
  EXPECT_EQ(rows_of(reader(1), "select", {std::int64_t{3}}), first);
  EXPECT_EQ(asked_, 1);
}

TEST_F(RowMemoryTest, no_rows_are_an_answer_too) {
  EXPECT_EQ(rows(0, "select", {std::int64_t{0}}), 0u);
  EXPECT_EQ(rows(0, "select", {std::int64_t{0}}), 0u);
  EXPECT_EQ(asked_, 1);
}

TEST_F(RowMemoryTest, other_values_are_another_question) {
  const std::vector<std::vector<Value>> questions = {{std::int64_t{1}},
                                                     {std::int64_t{1}, std::monostate{}},
                                                     {std::int64_t{1}, std::string()},
                                                     {std::int64_t{1}, "ab"},
                                                     {std::int64_t{1}, "a", "b"},
                                                     {std::int64_t{1}, "a", "b", std::monostate{}},
                                                     {1.0},
                                                     {std::int64_t{1}, false},
                                                     {std::int64_t{1}, std::int64_t{0}}};
  for (const auto& parameters : questions) rows(0, "select", parameters);
  rows(0, "select ", {std::int64_t{1}});
  EXPECT_EQ(asked_, 10);
  for (const auto& parameters : questions) rows(1, "select", parameters);
  EXPECT_EQ(asked_, 10);
}

TEST_F(RowMemoryTest, many_rows_pass_through_and_are_not_kept) {
  EXPECT_EQ(rows(0, "select", {std::int64_t{10'000}}), 10'000u);
  EXPECT_EQ(rows(0, "select", {std::int64_t{10'000}}), 10'000u);
  EXPECT_EQ(asked_, 2);
}

TEST_F(RowMemoryTest, a_reader_that_breaks_off_leaves_nothing_half_read) {
  const auto stop = [](const Row&) { throw std::runtime_error("enough"); };
  EXPECT_THROW(reader(0).query("select", {std::int64_t{3}}, stop), std::runtime_error);
  EXPECT_EQ(rows(0, "select", {std::int64_t{3}}), 3u);
  EXPECT_EQ(asked_, 2);
}

TEST(RowMemory, stays_within_its_bytes_and_drops_what_was_asked_for_longest_ago) {
  RowMemory memory(100'000);
  for (int i = 0; i < 100; ++i) {
    memory.keep(std::to_string(i), {{std::string(5'000, 'x')}});
    EXPECT_LE(memory.bytes(), 100'000u);
    EXPECT_NE(memory.find("0"), nullptr) << i;  // asked for all the time
  }
  EXPECT_EQ(memory.find("50"), nullptr);
  EXPECT_NE(memory.find("99"), nullptr);
  memory.keep("large", {{std::string(50'000, 'x')}});
  EXPECT_EQ(memory.find("large"), nullptr);
}

}  // namespace
}  // namespace tonearm
