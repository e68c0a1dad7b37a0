#include "fetch/page_source.h"

#include <algorithm>
#include <array>

namespace tonearm {
namespace {

// Sizes at which last.fm has been seen to answer where it fails at 1000.
constexpr std::array<int, 5> kLimits = {1000, 500, 200, 125, 50};
constexpr int kAttempts = 4;
constexpr int kGoodBeforeLarger = 3;
constexpr int kTriesOfOneSecond = 3;

}  // namespace

std::optional<Page> PageSource::newest(Window window) {
  for (std::size_t rung = rung_; rung < kLimits.size(); ++rung) {
    if (auto page = ask(window, kLimits[rung], 1, kAttempts, false)) {
      settle_rung(rung);
      return page;
    }
    wait_until_the_service_answers();
  }
  rung_ = 0;
  // Empty at every size although it claims a total: then the total is wrong; the run's end compares totals.
  return ask(window, kLimits.back(), 1, 1, true);
}

bool PageSource::answers(Window window) {
  if (ask(window, kLimits.back(), 1, kAttempts, true)) return true;
  wait_until_the_service_answers();
  return false;
}

std::optional<PageRun> PageSource::second(std::int64_t uts) {
  for (const int limit : kLimits) {
    if (auto run = whole_second(uts, limit)) return run;
    wait_until_the_service_answers();
  }
  return std::nullopt;
}

std::int64_t PageSource::total(Window window) {
  std::int64_t total = 0;
  service_.ask(page_question(user_, window, 1), [&](const std::string& body) -> std::optional<std::string> {
    std::string copy = body;
    const RecentTracks page = parse_recent_tracks(copy);
    if (auto complaint = check_page(page, user_, window, true)) return complaint;
    if (page.total < 0) return "the page says no total";
    total = page.total;
    return std::nullopt;
  });
  return total;
}

std::optional<Page> PageSource::ask(Window window, int limit, int number, int attempts, bool tolerate_total) {
  Page page;
  auto answer =
      service_.ask_at_most(attempts, page_question(user_, window, limit, number), [&](const std::string& body) {
        std::string copy = body;
        page.tracks = parse_recent_tracks(copy);
        return check_page(page.tracks, user_, window, tolerate_total || number > 1);
      });
  if (!answer) return std::nullopt;
  page.body = std::move(answer->body);
  page.observed_at = answer->observed_at;
  page.limit = limit;
  return page;
}

/// Pages shift when a scrobble of that second is added or deleted between them: then the count is off and it is read
/// again. A total that is off by itself is seen by two readings that list the same.
std::optional<PageRun> PageSource::whole_second(std::int64_t uts, int limit) {
  std::size_t listed_before = 0;
  for (int tries = 0; tries < kTriesOfOneSecond; ++tries) {
    std::size_t listed = 0, total = 0;
    auto run = pages_of_second(uts, limit, listed, total);
    if (!run || listed == total || (tries > 0 && listed == listed_before)) return run;
    listed_before = listed;
  }
  return std::nullopt;
}

/// Page after page until one is empty or the total is reached. `listed` also counts rows of the seconds beside it.
std::optional<PageRun> PageSource::pages_of_second(std::int64_t uts, int limit, std::size_t& listed,
                                                   std::size_t& total) {
  const Window window{uts, uts + 1};
  PageRun run;
  for (int number = 1;; ++number) {
    auto page = fullest(window, limit, number);
    if (!page) return std::nullopt;
    if (number == 1)
      total = static_cast<std::size_t>(std::max<std::int64_t>(0, page->tracks.total)),
      run.observed_at = page->observed_at;
    listed += page->tracks.scrobbles.size();
    const bool last = page->tracks.scrobbles.empty() || listed >= total;
    for (Scrobble& row : page->tracks.scrobbles)
      if (window.contains(row.uts)) run.scrobbles.push_back(std::move(row));
    run.bodies.push_back(std::move(page->body));
    if (last) return run;
  }
}

/// A page by number that is shorter than its total says would shift all after it: it is asked again, and the fullest
/// counts.
std::optional<Page> PageSource::fullest(Window window, int limit, int number) {
  std::optional<Page> best;
  for (int tries = 0; tries < kAttempts; ++tries) {
    auto page = ask(window, limit, number, kAttempts, true);
    if (!page) return std::nullopt;
    const std::int64_t below = page->tracks.total - std::int64_t{number - 1} * limit;
    const auto rows = static_cast<std::int64_t>(page->tracks.scrobbles.size());
    if (rows >= std::clamp<std::int64_t>(below, 0, limit)) return page;
    if (!best || rows > static_cast<std::int64_t>(best->tracks.scrobbles.size())) best = std::move(page);
  }
  return best;
}

/// Throws when patience ends: then it was not the page.
void PageSource::wait_until_the_service_answers() {
  service_.ask({"user.getInfo", {{"user", user_}}}, [](const std::string&) { return std::nullopt; });
}

void PageSource::settle_rung(std::size_t rung) {
  if (rung != rung_) {
    rung_ = rung;
    good_pages_ = 0;
  } else if (rung_ > 0 && ++good_pages_ >= kGoodBeforeLarger) {
    --rung_;
    good_pages_ = 0;
  }
}

}  // namespace tonearm
