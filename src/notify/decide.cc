#include "notify/decide.h"

#include <algorithm>

#include "notify/wording.h"

namespace tonearm {
namespace {

/// Less than a day: a daily run is some minutes early at times.
constexpr std::int64_t kTellAgain = 23 * 3600;

/// "after 12 requests" and "after 15 requests" are the same failure.
std::string without_numbers(const std::string& text) {
  std::string rest;
  std::copy_if(text.begin(), text.end(), std::back_inserter(rest), [](char c) { return c < '0' || c > '9'; });
  return rest;
}

bool is_same(const Memory::Failing& told, const std::string& what, int exit_code) {
  return told.exit_code == exit_code && without_numbers(told.what) == without_numbers(what);
}

bool makes_good(const std::string& command, const std::string& failed) {
  return command == failed || command == "sync";  // which does all that its stages do
}

bool touch(const Window& a, const Window& b) { return a.from <= b.to && b.from <= a.to; }

bool touches_any(const Window& window, const std::vector<Window>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Window& other) { return touch(window, other); });
}

void decide_failure(Decision& decision, const RunEnd& end, std::int64_t now, LocalClock& clock) {
  const std::string what = failure_text(end);
  auto told = decision.memory.failing.find(end.command);
  const bool is_known = told != decision.memory.failing.end();
  if (is_known && is_same(told->second, what, end.exit_code) && now - told->second.told_at < kTellAgain) return;
  const std::int64_t since = is_known ? told->second.since : now;
  decision.messages.push_back(failure_message(end, since, now, clock));
  decision.memory.failing[end.command] = {what, end.exit_code, since, now};
}

void decide_recovery(Decision& decision, const RunEnd& end, std::int64_t now, LocalClock& clock) {
  std::erase_if(decision.memory.failing, [&](const auto& failing) {
    const auto& [failed, told] = failing;
    if (!makes_good(end.command, failed)) return false;
    decision.messages.push_back(recovery_message(end, failed, told, now, clock));
    return true;
  });
}

/// A gap that touches one that was told is that one, grown or shrunk. One that no run speaks of any more is closed
/// where the lake covers it: a run of a single day says nothing of the other days.
void decide_gaps(Decision& decision, const ListenerEnd& end, std::int64_t now, LocalClock& clock) {
  std::vector<Window>& told = decision.memory.listeners[end.user].gaps;
  std::vector<Window> open;
  std::vector<Hole> found, closed;
  for (const Hole& gap : end.gaps) {
    open.push_back({gap.window.from, std::min(gap.window.to, now)});
    if (!touches_any(gap.window, told)) found.push_back(gap);
  }
  for (const Window& window : told) {
    if (touches_any(window, open)) continue;
    if (end.covered.within(window) == WindowSet(window))
      closed.push_back({window, ""});
    else
      open.push_back(window);
  }
  if (!found.empty()) decision.messages.push_back(gap_message(end.user, found, now, clock));
  if (!closed.empty()) decision.messages.push_back(closed_message(end.user, closed, now, clock));
  told = open;
}

void decide_plays(Decision& decision, const ListenerEnd& end, std::int64_t fresh_within, std::int64_t now,
                  LocalClock& clock) {
  std::int64_t& told = decision.memory.listeners[end.user].no_plays_since;
  if (end.newest_play == 0) return;
  const bool is_old = fresh_within > 0 && now - end.newest_play > fresh_within;
  if (is_old && told == 0) {
    decision.messages.push_back(no_plays_message(end.user, end.newest_play, now, clock));
    told = end.newest_play;
  } else if (!is_old && told != 0) {
    if (fresh_within > 0) decision.messages.push_back(plays_again_message(end.user, told, end.newest_play, now, clock));
    told = 0;
  }
}

}  // namespace

Decision decide(const Memory& memory, const RunEnd& end, std::chrono::seconds fresh_within, std::int64_t now,
                LocalClock& clock) {
  Decision decision{{}, memory};
  if (!end.failures.empty())
    decide_failure(decision, end, now, clock);
  else
    decide_recovery(decision, end, now, clock);
  for (const ListenerEnd& listener : end.listeners) {
    decide_gaps(decision, listener, now, clock);
    decide_plays(decision, listener, fresh_within.count(), now, clock);
  }
  std::erase_if(decision.memory.listeners, [](const auto& one) { return one.second == Memory::Listener(); });
  return decision;
}

Decision decide_no_sync(const Memory& memory, std::int64_t last_good, std::chrono::seconds at_most, std::int64_t now,
                        LocalClock& clock) {
  Decision decision{{}, memory};
  const bool is_late = now - last_good > at_most.count(), was_told = memory.no_sync_since != 0;
  if (is_late && !was_told) {
    decision.messages.push_back(no_sync_message(last_good, at_most.count(), now, clock));
    decision.memory.no_sync_since = std::max<std::int64_t>(last_good, 1);
  } else if (!is_late && was_told) {
    decision.messages.push_back(sync_again_message(memory.no_sync_since, last_good, now, clock));
    decision.memory.no_sync_since = 0;
  }
  return decision;
}

}  // namespace tonearm
