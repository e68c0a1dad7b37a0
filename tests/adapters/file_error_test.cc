#include "adapters/file_error.h"

#include <gmock/gmock.h>

#include <cerrno>

namespace tonearm {
namespace {

TEST(FileError, each_refusal_of_a_disk_has_its_remedy) {
  for (const auto& [number, remedy] : std::vector<std::pair<int, Remedy>>{{EACCES, Remedy::get_permission},
                                                                          {EPERM, Remedy::get_permission},
                                                                          {EROFS, Remedy::get_permission},
                                                                          {ENOSPC, Remedy::try_again},
                                                                          {EDQUOT, Remedy::try_again},
                                                                          {ENOENT, Remedy::fix_setup},
                                                                          {ENOTDIR, Remedy::fix_setup},
                                                                          {EISDIR, Remedy::fix_setup},
                                                                          {EIO, Remedy::try_again}}) {
    const Error error = file_error(number, "write", "/lake/raw/x");
    EXPECT_EQ(error.remedy(), remedy) << number;
    EXPECT_THAT(error.what(), testing::HasSubstr("cannot write /lake/raw/x")) << number;
  }
}

TEST(FileError, a_full_disk_says_that_nothing_is_lost) {
  EXPECT_THAT(file_error(ENOSPC, "write", "x").what_to_do(), testing::HasSubstr("nothing is lost"));
}

}  // namespace
}  // namespace tonearm
