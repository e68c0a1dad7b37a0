#include "notify/wording.h"

#include <fmt/format.h>

namespace tonearm {
namespace {

std::string of_user(const std::string& user) { return user.empty() ? "" : " of " + user; }

std::string begin_text(const Window& window, LocalClock& clock) {
  return window.from == 0 ? "the beginning" : moment_text(window.from, clock);
}
std::string end_text(const Window& window, LocalClock& clock) {
  return window.to >= kForever ? "now" : moment_text(window.to, clock);
}

std::string gap_lines(const std::vector<Hole>& gaps, LocalClock& clock) {
  std::string text;
  for (const Hole& gap : gaps)
    text += fmt::format("{} to {}{}\n", begin_text(gap.window, clock), end_text(gap.window, clock),
                        gap.reason.empty() ? "" : ": " + gap.reason);
  return text;
}

std::string remedy_lines(const RunEnd& end) {
  std::string text;
  for (const RunFailure& failure : end.failures)
    if (!failure.what_to_do.empty() && text.find(failure.what_to_do) == std::string::npos)
      text += failure.what_to_do + "\n";
  return text;
}

}  // namespace

std::string moment_text(std::int64_t uts, LocalClock& clock) {
  std::string text = format_utc(clock.local(uts)).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string span_text(std::int64_t seconds) {
  if (seconds >= 2 * kDay) return fmt::format("{} days", seconds / kDay);
  if (seconds >= 2 * 3600) return fmt::format("{} h", seconds / 3600);
  return seconds >= 120 ? fmt::format("{} min", seconds / 60) : fmt::format("{} s", seconds);
}

std::string failure_text(const RunEnd& end) {
  std::string text;
  for (const RunFailure& failure : end.failures)
    text += (text.empty() ? "" : "\n") + (failure.user.empty() ? "" : failure.user + ": ") + failure.what;
  return text;
}

Message failure_message(const RunEnd& end, std::int64_t since, std::int64_t now, LocalClock& clock) {
  Message message{Event::failure, fmt::format("Tonearm: {}{} failed", end.command, of_user(end.user))};
  message.text =
      failure_text(end) + "\n" + remedy_lines(end) +
      fmt::format("tonearm {} ended with exit code {} at {}.", end.command, end.exit_code, moment_text(now, clock));
  if (since < now) message.text += fmt::format(" It has failed since {}.", moment_text(since, clock));
  message.user = end.user, message.command = end.command, message.exit_code = end.exit_code;
  message.at = now, message.since = since;
  return message;
}

Message recovery_message(const RunEnd& end, const std::string& failed, const Memory::Failing& told, std::int64_t now,
                         LocalClock& clock) {
  Message message{Event::recovery, fmt::format("Tonearm: {}{} works again", failed, of_user(end.user))};
  message.text = fmt::format("tonearm {} ended well at {}; {} had failed since {}:\n{}", end.command,
                             moment_text(now, clock), failed, moment_text(told.since, clock), told.what);
  message.user = end.user, message.command = end.command, message.exit_code = end.exit_code;
  message.at = now, message.since = told.since;
  return message;
}

Message gap_message(const std::string& user, const std::vector<Hole>& gaps, std::int64_t now, LocalClock& clock) {
  Message message{Event::gap, fmt::format("Tonearm: a gap in the history of {}", user)};
  message.text =
      gap_lines(gaps, clock) + "The next sync tries again by itself; tonearm status names every gap there is.";
  message.user = user, message.at = now, message.gaps = gaps;
  return message;
}

Message closed_message(const std::string& user, const std::vector<Hole>& gaps, std::int64_t now, LocalClock& clock) {
  Message message{Event::recovery, fmt::format("Tonearm: a gap in the history of {} is closed", user)};
  message.text = gap_lines(gaps, clock) + "The plays of that time are in the copy now.";
  message.user = user, message.at = now, message.gaps = gaps;
  return message;
}

Message no_plays_message(const std::string& user, std::int64_t newest, std::int64_t now, LocalClock& clock) {
  Message message{Event::no_fresh_data, fmt::format("Tonearm: no play of {} for {}", user, span_text(now - newest))};
  message.text = fmt::format(
      "The newest play that last.fm has of {} is of {}.\n"
      "Is your player still connected? See https://www.last.fm/settings/applications.",
      user, moment_text(newest, clock));
  message.user = user, message.at = now, message.since = newest;
  return message;
}

Message plays_again_message(const std::string& user, std::int64_t before, std::int64_t newest, std::int64_t now,
                            LocalClock& clock) {
  Message message{Event::recovery, fmt::format("Tonearm: plays of {} come again", user)};
  message.text = fmt::format("The newest one is of {}; there was none after {}.", moment_text(newest, clock),
                             moment_text(before, clock));
  message.user = user, message.at = now, message.since = before;
  return message;
}

Message no_sync_message(std::int64_t last_good, std::int64_t at_most, std::int64_t now, LocalClock& clock) {
  Message message{Event::no_sync, fmt::format("Tonearm: no sync has ended well for {}", span_text(at_most))};
  message.text = last_good == 0 ? "None is recorded in the lake."
                                : fmt::format("The last one that did ended at {}.", moment_text(last_good, clock));
  message.text += "\ntonearm status says how the last one ended; tonearm sync tries now.";
  message.at = now, message.since = last_good;
  return message;
}

Message sync_again_message(std::int64_t since, std::int64_t last_good, std::int64_t now, LocalClock& clock) {
  Message message{Event::recovery, "Tonearm: a sync has ended well again"};
  message.text = fmt::format("It ended at {}.", moment_text(last_good, clock));
  message.at = now, message.since = since > 1 ? since : 0;
  return message;
}

Message test_message(std::int64_t now, LocalClock& clock) {
  Message message{Event::test, "Tonearm: a test"};
  message.text = fmt::format("This is how trouble with your copy will be told. Sent at {}.", moment_text(now, clock));
  message.at = now;
  return message;
}

}  // namespace tonearm
