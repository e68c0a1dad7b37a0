#include "fetch/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/utc_time.h"
#include "lake/keys.h"

namespace tonearm {

ServiceQuestion page_question(const std::string& user, Window window, int limit, int page) {
  ServiceQuestion question{"user.getRecentTracks", {{"user", user}, {"limit", std::to_string(limit)}}};
  if (window.from > 0) question.parameters.emplace_back("from", std::to_string(window.from - 1));
  if (window.to != kForever) question.parameters.emplace_back("to", std::to_string(window.to));
  if (page > 1) question.parameters.emplace_back("page", std::to_string(page));
  return question;
}

std::optional<std::string> check_page(const RecentTracks& page, const std::string& user, Window window,
                                      bool tolerate_total) {
  if (user_part(page.user) != user_part(user))
    return fmt::format("the page is of user '{}', not of '{}'", page.user, user);
  for (const Scrobble& row : page.scrobbles)
    if (row.uts > 0 && (row.uts < window.from - 1 || row.uts > window.to))
      return fmt::format("a scrobble of {} lies outside the window asked for", format_utc(row.uts));
  if (page.scrobbles.empty() && page.total > 0 && !tolerate_total)
    return fmt::format("the page is empty and says that there are {} scrobbles", page.total);
  return std::nullopt;
}

Reach reach_of(const RecentTracks& page, Window window, int limit) {
  const auto rows = static_cast<std::int64_t>(page.scrobbles.size());
  if (rows < limit && (rows >= page.total || rows == 0)) return {true, false, window};
  // More rows lie below. Those without a time are listed last: below them is nothing but more of them.
  std::int64_t oldest = kForever;
  for (const Scrobble& row : page.scrobbles)
    if (row.uts > 0) oldest = std::min(oldest, row.uts);
  if (oldest == kForever) oldest = 0;
  if (oldest < window.from) return {true, false, window};  // a row of the second that was asked for early
  // Also where `to` is inclusive and all rows are of that second.
  if (oldest + 1 >= window.to) return {false, true, {}};
  return {false, false, {oldest + 1, window.to}};
}

}  // namespace tonearm
