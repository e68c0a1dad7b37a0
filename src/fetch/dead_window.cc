#include "fetch/dead_window.h"

#include <algorithm>

namespace tonearm {
namespace {

/// The smallest t in (low, high] with good(t), where good(high) holds and good(low) does not.
std::int64_t first_good(std::int64_t low, std::int64_t high, const std::function<bool(std::int64_t)>& good) {
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (good(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace

Window find_dead_window(Window window, std::int64_t now, const std::function<bool(Window)>& answers) {
  const std::int64_t top = std::clamp(now + 1, window.from + 1, window.to);
  const auto suffix_answers = [&](std::int64_t from) { return from >= window.to || answers({from, window.to}); };
  const bool whole = top == window.to || !suffix_answers(top);
  const std::int64_t dead_to = first_good(window.from, whole ? window.to : top, suffix_answers);

  // Downward in growing steps until something answers, then back up to the edge.
  const auto prefix_answers = [&](std::int64_t to) { return to <= window.from || answers({window.from, to}); };
  std::int64_t bad = dead_to, step = 1;
  std::int64_t good = std::max(window.from, dead_to - step);
  while (!prefix_answers(good)) {
    bad = good;
    step *= 4;
    good = std::max(window.from, good - step);
  }
  // first_good wants the good end above: mirrored.
  const std::int64_t dead_from = -first_good(-bad, -good, [&](std::int64_t t) { return prefix_answers(-t); });
  return {dead_from, dead_to};
}

}  // namespace tonearm
