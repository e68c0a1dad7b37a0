// A permission that a run needs, and how to find out whether it is there.
#pragma once
#include <functional>
#include <string>

namespace tonearm {

struct PermissionCheck {
  std::string permission;  ///< "storage.objects.create"
  std::string role;        ///< the least of Google's own roles that has it: "roles/storage.objectUser"
  std::string on;          ///< what that role is granted on: "the bucket music"
  /// Does what needs it, and leaves nothing behind. Throws Error where it cannot; of get_permission where the
  /// permission is what lacks.
  std::function<void()> attempt;
};

}  // namespace tonearm
