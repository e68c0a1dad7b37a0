#include "fetch/fetch.h"

#include <algorithm>
#include <utility>

#include "fetch/copy.h"
#include "fetch/dead_window.h"
#include "fetch/page_source.h"
#include "fetch/plan.h"
#include "lake/listener.h"

namespace tonearm {
namespace {

std::vector<Scrobble> rows_within(std::vector<Scrobble> rows, Window window) {
  std::erase_if(rows, [&](const Scrobble& row) { return !window.contains(row.uts); });
  return rows;
}

/// The walk down a window: ask for its newest page, keep what the page covers, go on below it.
class Walk {
 public:
  Walk(PageSource& source, Copy& copy, RunRecord& record, std::int64_t now, const OnFetchProgress& on_progress)
      : source_(source), copy_(copy), record_(record), now_(now), on_progress_(on_progress) {}

  void down(Window window) { down(window, false); }
  void expect(std::int64_t scrobbles) { progress_.total = scrobbles; }
  std::int64_t first_seen_at() const { return first_seen_at_; }

 private:
  void down(Window window, bool keep_whole) {
    while (!window.empty()) {
      auto page = source_.newest(window);
      if (!page) {
        window.to = pass_dead_window(window, keep_whole);
        continue;
      }
      const Reach reach = reach_of(page->tracks, window, page->limit);
      if (progress_.total < 0) progress_.total = page->tracks.total;
      if (reach.one_second) {
        one_second(window.to - 1, keep_whole);
        window.to -= 1;
        continue;
      }
      keep({reach.covered,
            rows_within(std::move(page->tracks.scrobbles), reach.covered),
            {std::move(page->body)},
            page->observed_at},
           keep_whole);
      window.to = reach.whole ? window.from : reach.covered.from;
    }
  }

  void one_second(std::int64_t uts, bool keep_whole) {
    const Window window{uts, uts + 1};
    if (auto run = source_.second(uts))
      keep({window, std::move(run->scrobbles), std::move(run->bodies), run->observed_at}, keep_whole);
    else
      record_.gaps.push_back({window, source_.last_failure()});
  }

  /// What the lake says already adds no page; what differs in a small part is asked for again, just that part.
  void keep(Seen seen, bool keep_whole) {
    if (first_seen_at_ == 0) first_seen_at_ = seen.observed_at;
    const Difference difference = compare(copy_.rows(seen.window), seen.scrobbles);
    if (!keep_whole) report(seen);
    if (difference.none()) return copy_.confirm(seen.window, seen.observed_at);
    const auto in_span = std::count_if(seen.scrobbles.begin(), seen.scrobbles.end(),
                                       [&](const Scrobble& row) { return difference.span.contains(row.uts); });
    const bool small_part = 2 * in_span < static_cast<std::ptrdiff_t>(seen.scrobbles.size());
    if (small_part && !keep_whole) {
      down(difference.span, true);
      WindowSet rest(seen.window);
      rest.remove(difference.span);
      for (const Window& window : rest.windows()) copy_.confirm(window, seen.observed_at);
      return;
    }
    copy_.count(difference);
    copy_.put(seen);
  }

  /// Returns where the dead window begins: the walk goes on below it.
  std::int64_t pass_dead_window(Window window, bool keep_whole) {
    const std::string reason = source_.last_failure();
    const Window dead = find_dead_window(window, now_, [&](Window part) { return source_.answers(part); });
    if (dead.to < window.to) down({dead.to, window.to}, keep_whole);
    record_.gaps.push_back({dead, reason});
    return dead.from;
  }

  void report(const Seen& seen) {
    progress_.scrobbles += static_cast<std::int64_t>(seen.scrobbles.size());
    on_progress_(progress_);
  }

  PageSource& source_;
  Copy& copy_;
  RunRecord& record_;
  std::int64_t now_;
  const OnFetchProgress& on_progress_;
  FetchProgress progress_;
  std::int64_t first_seen_at_ = 0;
};

/// A gap may have been bad luck: each is tried once more when all else is done.
void try_gaps_again(Walk& walk, RunRecord& record) {
  const std::vector<Gap> gaps = std::exchange(record.gaps, {});
  for (const Gap& gap : gaps) walk.down(gap.window);
}

}  // namespace

std::vector<Observation> fetch(LastfmClient& service, ObjectStore& store, const FetchRequest& request, std::int64_t now,
                               RunRecord& record, const OnFetchProgress& on_progress) {
  const std::string user = user_part(request.user);
  std::vector<Observation> held = list_observations(store, user);
  const FetchPlan plan = plan_fetch(held, record, request.wanted, now, request.full);
  record.gaps.clear();
  Copy copy(store, user, std::move(held), record);
  PageSource source(service, request.user);
  Walk walk(source, copy, record, now, on_progress);
  for (const Window& gap : plan.gaps) walk.down(gap);
  for (const Window& window : plan.reread) walk.down(window);
  try_gaps_again(walk, record);
  if (walk.first_seen_at() > 0) {
    const Window whole{request.wanted.from, std::min(request.wanted.to, walk.first_seen_at())};
    if (!whole.empty()) record.said = SaidTotal{whole, source.total(whole)};
  }
  return copy.damaged();
}

}  // namespace tonearm
