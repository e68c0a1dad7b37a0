#include "serve/gzip.h"

#include <gtest/gtest.h>

#include "fakes/error_of.h"

namespace tonearm {
namespace {

TEST(Gzip, gives_back_what_went_in) {
  std::string text;
  for (unsigned i = 0; i < 100'000; ++i) text += static_cast<char>(i * i % 251);
  for (const std::string& one : {std::string(), std::string("a"), text, std::string(3'000'000, 'z')})
    for (const int level : {1, 5, 9}) EXPECT_TRUE(gunzipped(gzipped(one, level)) == one) << one.size();
}

TEST(Gzip, damaged_bytes_are_refused) {
  const std::string whole = gzipped(std::string(1000, 'x'), 5);
  EXPECT_EQ(error_of([&] { gunzipped(whole.substr(0, whole.size() / 2)); }).remedy(), Remedy::look_into_data);
  EXPECT_EQ(error_of([&] { gunzipped("no gzip at all"); }).remedy(), Remedy::look_into_data);
}

TEST(Gzip, is_given_to_those_who_take_it) {
  for (const char* takes : {"gzip", "deflate, gzip;q=0.5, br", "GZIP", "*", "br;q=1, *;q=0.1", " x-gzip "})
    EXPECT_TRUE(takes_gzip(takes)) << takes;
  for (const char* not_taken : {"", "identity", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *", "gzipped"})
    EXPECT_FALSE(takes_gzip(not_taken)) << not_taken;
}

}  // namespace
}  // namespace tonearm
