#include "adapters/file_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace tonearm {

Error file_error(int number, const std::string& doing, const std::string& path) {
  const std::string what = fmt::format("cannot {} {}: {}", doing, path, std::strerror(number));
  switch (number) {
    case EACCES:
    case EPERM:
    case EROFS:
      return Error(Remedy::get_permission, what, "Make it writable for this user, or choose another --home.");
    case ENOSPC:
    case EFBIG:
    case EDQUOT:
      return Error(Remedy::try_again, what, "Make room on the disk and run the same command again; nothing is lost.");
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case EEXIST:
    case ENAMETOOLONG:
      return Error(Remedy::fix_setup, what, "Choose another --home.");
    default:
      return Error(Remedy::try_again, what, "");
  }
}

}  // namespace tonearm
