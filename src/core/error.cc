#include "core/error.h"

namespace tonearm {

int exit_code(Remedy remedy) {
  switch (remedy) {
    case Remedy::fix_usage:
      return 64;
    case Remedy::look_into_data:
      return 65;
    case Remedy::wait_for_service:
      return 69;
    case Remedy::try_again:
      return 75;
    case Remedy::get_permission:
      return 77;
    case Remedy::fix_setup:
      return 78;
  }
  return 70;
}

}  // namespace tonearm
