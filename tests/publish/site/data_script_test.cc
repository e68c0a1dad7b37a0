// What lies in data/ comes out of a browser as it went in.
#include "publish/site/data_script.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace tonearm {
namespace {

std::string inflated(const std::string& bytes, std::size_t size) {
  std::string text(size, '\0');
  uLongf length = size;
  EXPECT_EQ(uncompress(reinterpret_cast<Bytef*>(text.data()), &length, reinterpret_cast<const Bytef*>(bytes.data()),
                       bytes.size()),
            Z_OK);
  EXPECT_EQ(length, size);
  return text;
}

TEST(DataScript, bytes_come_back_whatever_they_are) {
  std::string bytes;
  for (int i = 0; i < 70'000; ++i) bytes += static_cast<char>(i * 7919 >> 3);
  EXPECT_EQ(inflated(deflated(bytes), bytes.size()), bytes);
}

TEST(DataScript, a_part_is_one_line_that_no_text_can_leave) {
  const std::string part = data_part("about", "</script>\"]);alert(1)\n");
  EXPECT_EQ(part.find("alert"), std::string::npos);
  EXPECT_EQ(part.find('\n'), part.size() - 1);
  EXPECT_EQ(part.rfind("(globalThis.tonearmParts||=[]).push([\"about\",\"", 0), 0u);
}

}  // namespace
}  // namespace tonearm
