#include "fetch/plan.h"

namespace tonearm {
namespace {

std::vector<Window> newest_first(const WindowSet& set) { return {set.windows().rbegin(), set.windows().rend()}; }

}  // namespace

FetchPlan plan_fetch(const std::vector<Observation>& held, const RunRecord& last, Window wanted, std::int64_t now,
                     bool full) {
  WindowSet gaps(wanted);
  gaps.remove(covered(held));
  gaps.remove(last.covered);

  WindowSet reread(wanted);
  if (!full) {
    reread.remove(settled(held, kLateArrivals));
    reread.remove(last.settled);
    reread.add(intersect(wanted, {now - kLateArrivals, kForever}));
    reread.add(last.suspect.within(wanted));
  }
  reread.remove(gaps);
  return {newest_first(gaps), newest_first(reread)};
}

}  // namespace tonearm
