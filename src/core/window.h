// Windows of time and sets of them.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tonearm {

/// The end of a window that was asked for without an upper bound (year 5138).
inline constexpr std::int64_t kForever = 99'999'999'999;

/// UTC seconds, half open: from <= t < to. Second 0 holds the scrobbles whose time the service does not know.
struct Window {
  std::int64_t from = 0;
  std::int64_t to = 0;

  bool empty() const { return from >= to; }
  bool contains(std::int64_t t) const { return from <= t && t < to; }
  bool operator==(const Window&) const = default;
};

Window intersect(Window a, Window b);

/// Sorted, disjoint, not touching.
class WindowSet {
 public:
  WindowSet() = default;
  explicit WindowSet(Window window) { add(window); }

  void add(Window window);
  void add(const WindowSet& other);
  void remove(Window window);
  void remove(const WindowSet& other);

  WindowSet within(Window window) const;
  bool contains(std::int64_t t) const;
  bool empty() const { return windows_.empty(); }
  const std::vector<Window>& windows() const { return windows_; }
  bool operator==(const WindowSet&) const = default;

 private:
  std::vector<Window> windows_;
};

}  // namespace tonearm
