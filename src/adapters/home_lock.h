// One writer of a home at a time.
#pragma once
#include <filesystem>
#include <optional>

namespace tonearm {

/// Held until destroyed. The kernel frees it when its holder dies, so a stale lock never needs a hand.
class HomeLock {
 public:
  /// Throws Error(try_again) that names the holder's process, Error(get_permission) where the home cannot be written.
  explicit HomeLock(const std::filesystem::path& home);
  ~HomeLock();
  HomeLock(const HomeLock&) = delete;
  HomeLock& operator=(const HomeLock&) = delete;

 private:
  int descriptor_ = -1;
};

/// The process that holds the lock of this home now; nothing where none does. Looks without touching the lock.
std::optional<long> lock_holder(const std::filesystem::path& home);

}  // namespace tonearm
