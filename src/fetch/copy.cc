#include "fetch/copy.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/error.h"
#include "fetch/plan.h"
#include "lake/frames.h"
#include "lake/observed_rows.h"

namespace tonearm {

Difference compare(std::vector<Scrobble> before, std::vector<Scrobble> after) {
  std::sort(before.begin(), before.end());
  std::sort(after.begin(), after.end());
  std::vector<Scrobble> gone, come;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone));
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(come));
  Difference difference{static_cast<std::int64_t>(come.size()), static_cast<std::int64_t>(gone.size()), {kForever, 0}};
  for (const auto* rows : {&gone, &come})
    for (const Scrobble& row : *rows) {
      difference.span.from = std::min(difference.span.from, row.uts);
      difference.span.to = std::max(difference.span.to, row.uts + 1);
    }
  return difference;
}

Copy::Copy(ObjectStore& store, std::string user, std::vector<Observation> held, RunRecord& record)
    : store_(store), user_(std::move(user)), held_(std::move(held)), record_(record) {}

std::vector<Scrobble> Copy::rows(Window window) {
  std::vector<Observation> near;
  for (const Observation& observation : held_)
    if (!intersect(observation.name.window, window).empty()) near.push_back(observation);
  std::vector<Scrobble> rows;
  for (const Ruling& ruling : rulings(near)) {
    const WindowSet wanted = ruling.windows.within(window);
    if (wanted.empty()) continue;
    try {
      std::vector<Scrobble> some = observed_rows(store_.get(ruling.observation->key).value_or(""), wanted);
      std::move(some.begin(), some.end(), std::back_inserter(rows));
    } catch (const Error&) {
      drop_damaged(*ruling.observation);
    }
  }
  return rows;
}

void Copy::put(const Seen& seen) {
  const ObservationName name{user_, next_sequence(held_), seen.window, seen.observed_at};
  const std::string key = observation_key(name);
  const std::string object = pack_frames(seen.bodies);
  if (!store_.put(key, object, PutIf::absent()))
    throw Error(Remedy::try_again, fmt::format("{} is there already: another run writes this lake", key));
  held_.push_back({name, key, ""});
  record_.pages += 1;
  record_.bytes += static_cast<std::int64_t>(object.size());
  record_.suspect.remove(seen.window);
}

void Copy::confirm(Window window, std::int64_t observed_at) {
  // Only what no page covers: a page that is lost must show as a gap.
  WindowSet silent(intersect(window, {0, observed_at}));
  silent.remove(covered(held_));
  record_.covered.add(silent);
  record_.settled.add(intersect(window, {0, observed_at - kLateArrivals}));
  record_.suspect.remove(window);
}

void Copy::count(const Difference& difference) {
  record_.added += difference.added;
  record_.removed += difference.removed;
}

void Copy::drop_damaged(const Observation& observation) {
  damaged_.push_back(observation);
  std::erase_if(held_, [&](const Observation& held) { return held.key == damaged_.back().key; });
}

}  // namespace tonearm
