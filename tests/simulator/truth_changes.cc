#include "simulator/truth_changes.h"

#include "simulator/strange_plays.h"

namespace tonearm::simulator {
namespace {

constexpr std::int64_t kDay = 86400;

bool is_due(double every, std::int64_t request) { return every > 0 && request % static_cast<std::int64_t>(every) == 0; }

/// A song that was heard before, or one that never was.
Song next_song(const History& history, const std::string& user, Dice& dice) {
  const auto known = history.any_play(user, dice);
  if (known && dice.chance(0.6)) return known->song;
  const auto number = std::to_string(dice.below(1'000'000));
  return {"Arrival " + number, "", "New Track " + number, "", "", "", false};
}

Song renamed(Song song, Dice& dice) {
  const auto number = std::to_string(dice.below(1'000'000));
  switch (dice.below(3)) {
    case 0:
      song.track += " (edit " + number + ")";
      break;
    case 1:
      song.album = song.album.empty() ? "Album " + number : "";
      break;
    default:
      song.album += " (edit " + number + ")";
  }
  return song;
}

}  // namespace

void change_truth(History& history, const std::string& user, const Faults& faults, std::int64_t request,
                  std::int64_t now, Dice& dice) {
  const auto since = faults.change_days > 0 ? now - static_cast<std::int64_t>(faults.change_days) * kDay : 0;
  if (is_due(faults.drift_every, request)) history.add(user, Play{now, next_song(history, user, dice)});
  if (is_due(faults.late_every, request))
    history.add(user, Play{now - dice.below(14 * kDay), next_song(history, user, dice)});
  if (is_due(faults.edit_every, request))
    if (const auto play = history.any_play(user, dice, since))
      history.replace(user, *play, {play->uts, renamed(play->song, dice)});
  if (is_due(faults.delete_every, request))
    if (const auto play = history.any_play(user, dice, since)) history.remove(user, *play);
}

void mix_in_rows(History& history, const Faults& before, const Faults& after, std::uint64_t seed) {
  Dice dice(seed, 3);
  for (const auto& user : history.users()) {
    const auto newest = history.slice(user, {1}, 0, 1);
    const auto to = newest.rows.empty() ? 1'430'000'000 : newest.rows[0].uts;
    const auto from = newest.rows.empty() ? 1'400'000'000 : history.census(user).first_uts;
    if (before.strange_text == 0 && after.strange_text != 0) history.add(user, strange_plays(dice, from, to));
    if (before.crowded_second == 0)
      history.add(user, crowded_second(dice, from, to, static_cast<std::int64_t>(after.crowded_second)));
    if (before.undated == 0) history.add(user, undated_plays(static_cast<std::int64_t>(after.undated)));
  }
}

}  // namespace tonearm::simulator
