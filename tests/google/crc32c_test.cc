#include "google/crc32c.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

// RFC 3720, appendix B.4
TEST(Crc32c, gives_the_sums_of_its_standard) {
  EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8A9136AAu);
  EXPECT_EQ(crc32c(std::string(32, '\xFF')), 0x62A8AB43u);
  std::string rising;
  for (int i = 0; i < 32; ++i) rising += static_cast<char>(i);
  EXPECT_EQ(crc32c(rising), 0x46DD794Eu);
  EXPECT_EQ(crc32c("123456789"), 0xE3069283u);
  EXPECT_EQ(crc32c(""), 0u);
}

TEST(Crc32c, goes_on_from_the_sum_of_what_came_before) {
  const std::string text = "the quick brown fox jumps over the lazy dog";
  for (std::size_t cut = 0; cut <= text.size(); ++cut)
    EXPECT_EQ(crc32c(text.substr(cut), crc32c(text.substr(0, cut))), crc32c(text)) << cut;
}

TEST(Crc32c, is_written_as_cloud_storage_writes_it) {
  EXPECT_EQ(crc32c_text(""), "AAAAAA==");
  EXPECT_EQ(crc32c_text("123456789"), "4waSgw==");
}

}  // namespace
}  // namespace tonearm
