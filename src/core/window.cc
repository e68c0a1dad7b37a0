#include "core/window.h"

#include <algorithm>

namespace tonearm {

Window intersect(Window a, Window b) { return {std::max(a.from, b.from), std::min(a.to, b.to)}; }

void WindowSet::add(Window window) {
  if (window.empty()) return;
  auto first =
      std::partition_point(windows_.begin(), windows_.end(), [&](const Window& w) { return w.to < window.from; });
  auto last = first;
  for (; last != windows_.end() && last->from <= window.to; ++last) {
    window.from = std::min(window.from, last->from);
    window.to = std::max(window.to, last->to);
  }
  windows_.insert(windows_.erase(first, last), window);
}

void WindowSet::add(const WindowSet& other) {
  for (const Window& window : other.windows_) add(window);
}

void WindowSet::remove(Window window) {
  if (window.empty()) return;
  auto first =
      std::partition_point(windows_.begin(), windows_.end(), [&](const Window& w) { return w.to <= window.from; });
  std::vector<Window> left;
  auto last = first;
  for (; last != windows_.end() && last->from < window.to; ++last) {
    if (last->from < window.from) left.push_back({last->from, window.from});
    if (last->to > window.to) left.push_back({window.to, last->to});
  }
  auto at = windows_.erase(first, last);
  windows_.insert(at, left.begin(), left.end());
}

void WindowSet::remove(const WindowSet& other) {
  for (const Window& window : other.windows_) remove(window);
}

WindowSet WindowSet::within(Window window) const {
  WindowSet result;
  for (const Window& w : windows_)
    if (const Window common = intersect(w, window); !common.empty()) result.windows_.push_back(common);
  return result;
}

bool WindowSet::contains(std::int64_t t) const {
  auto it = std::partition_point(windows_.begin(), windows_.end(), [&](const Window& w) { return w.to <= t; });
  return it != windows_.end() && it->contains(t);
}

}  // namespace tonearm
