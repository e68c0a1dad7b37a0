// The simulated last.fm, without its socket: parameters in, answer out.
#pragma once
#include <chrono>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>

#include "simulator/answer.h"
#include "simulator/faults.h"
#include "simulator/history.h"
#include "simulator/recent_tracks.h"
#include "simulator/stats.h"
#include "simulator/tags.h"

namespace tonearm::simulator {

/// Thread-safe; answers one request at a time.
class Service {
 public:
  /// An empty `api_key` takes every key. `tags` must not change any more once requests come.
  Service(History& history, const Tags& tags, std::string api_key, std::uint64_t seed)
      : history_(history), tags_(tags), api_key_(std::move(api_key)), seed_(seed), recent_(history) {}

  Answer answer(const Params& params, const std::string& user_agent = "", int client_port = 0);

  Faults faults() const;
  /// Mixes rows into the histories of the users that there are by now (Faults). `down_after` counts from here on when
  /// it changes.
  void set_faults(const Faults& faults);
  Stats stats() const;

 private:
  using Clock = std::chrono::steady_clock;

  Answer make_answer(const Params& params, Dice& dice);
  std::optional<Answer> refusal(const Params& params);
  bool is_above_rate();
  Answer dispatch(const Params& params, const std::string& flaky, Dice& dice);
  Answer user_info(const Params& params, bool other_user) const;
  /// Of an unknown artist: error 6, for a track an empty list. Every title of a known artist is known.
  Answer top_tags(Tagged::Kind kind, const Params& params, Dice& dice) const;
  void change_history(const Params& params, Dice& dice);
  std::int64_t now() const;

  History& history_;
  const Tags& tags_;
  const std::string api_key_;
  const std::uint64_t seed_;
  mutable std::mutex mutex_;
  RecentTracks recent_;
  Faults faults_;
  Stats stats_;
  std::int64_t requests_before_down_ = 0;
  std::deque<Clock::time_point> let_through_;  ///< within the last second
};

}  // namespace tonearm::simulator
