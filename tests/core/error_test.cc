#include "core/error.h"

#include <gtest/gtest.h>

#include "core/value.h"

namespace tonearm {
namespace {

TEST(Error, exit_codes_are_those_of_sysexits) {
  EXPECT_EQ(exit_code(Remedy::fix_usage), 64);
  EXPECT_EQ(exit_code(Remedy::look_into_data), 65);
  EXPECT_EQ(exit_code(Remedy::wait_for_service), 69);
  EXPECT_EQ(exit_code(Remedy::try_again), 75);
  EXPECT_EQ(exit_code(Remedy::get_permission), 77);
  EXPECT_EQ(exit_code(Remedy::fix_setup), 78);
}

TEST(Error, its_subject_goes_in_front_and_the_rest_stays) {
  const Error error = Error(Remedy::try_again, "the disk is full", "Make room.").on("raw/x");
  EXPECT_STREQ(error.what(), "raw/x: the disk is full");
  EXPECT_EQ(error.remedy(), Remedy::try_again);
  EXPECT_EQ(error.what_to_do(), "Make room.");
}

TEST(Value, null_reads_as_nothing) {
  EXPECT_EQ(as_int(Value()), 0);
  EXPECT_EQ(as_double(Value()), 0.0);
  EXPECT_EQ(as_string(Value()), "");
}

TEST(Value, numbers_read_as_each_other) {
  EXPECT_EQ(as_int(Value(2.9)), 2);
  EXPECT_EQ(as_int(Value(true)), 1);
  EXPECT_EQ(as_double(Value(std::int64_t{3})), 3.0);
  EXPECT_EQ(as_string(Value(std::string("x"))), "x");
}

}  // namespace
}  // namespace tonearm
