#include "core/base64.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tonearm {
namespace {

TEST(Base64, is_that_of_rfc_4648) {
  for (const auto& [bytes, text] : std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                                                    {"f", "Zg=="},
                                                                                    {"fo", "Zm8="},
                                                                                    {"foo", "Zm9v"},
                                                                                    {"foob", "Zm9vYg=="},
                                                                                    {"fooba", "Zm9vYmE="},
                                                                                    {"foobar", "Zm9vYmFy"},
                                                                                    {"\xFF\xFE\xFD", "//79"},
                                                                                    {{"\xFB\xFF\0", 3}, "+/8A"}})
    EXPECT_EQ(base64(bytes), text);
}

}  // namespace
}  // namespace tonearm
