#include "lake/observations.h"

#include <algorithm>

namespace tonearm {

std::vector<Ruling> rulings(const std::vector<Observation>& observations) {
  std::vector<const Observation*> latest_first;
  for (const Observation& observation : observations) latest_first.push_back(&observation);
  std::sort(latest_first.begin(), latest_first.end(),
            [](const auto* a, const auto* b) { return a->name.sequence > b->name.sequence; });
  std::vector<Ruling> result;
  WindowSet taken;
  for (const Observation* observation : latest_first) {
    WindowSet left(observation->name.window);
    left.remove(taken.within(observation->name.window));
    if (left.empty()) continue;
    taken.add(left);
    result.push_back({observation, std::move(left)});
  }
  std::sort(result.begin(), result.end(), [](const Ruling& a, const Ruling& b) {
    return a.windows.windows().front().from < b.windows.windows().front().from;
  });
  return result;
}

WindowSet covered(const std::vector<Observation>& observations) { return settled(observations, 0); }

WindowSet settled(const std::vector<Observation>& observations, std::int64_t margin_s) {
  WindowSet result;
  for (const Observation& observation : observations)
    result.add(intersect(observation.name.window, {0, observation.name.observed_at - margin_s}));
  return result;
}

std::int64_t next_sequence(const std::vector<Observation>& observations) {
  std::int64_t last = 0;
  for (const Observation& observation : observations) last = std::max(last, observation.name.sequence);
  return last + 1;
}

}  // namespace tonearm
