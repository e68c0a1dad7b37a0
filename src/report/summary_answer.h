// The whole history at a glance, with the four answers in a sentence each.
#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "report/coverage.h"
#include "report/text_style.h"

namespace tonearm {

/// Days in a row with plays.
struct Streak {
  Date from;
  std::int64_t days = 0;
  bool operator==(const Streak&) const = default;
};
/// The longest, of equal ones the first. `days`: in order, each once.
Streak longest_streak(const std::vector<Date>& days);

struct SummaryAnswer {
  Slice slice;
  Coverage coverage;
  std::int64_t artists = 0, albums = 0, tracks = 0;  ///< different ones
  std::string first_play, last_play;  ///< "2005-02-13 20:01:44" of the listener's clock; "" without plays
  std::int64_t days = 0;              ///< from the first play's day to the last's, both included
  std::int64_t days_with_plays = 0;
  Streak streak;
  std::string genres, clock, years, seasons;  ///< the sentences of those answers

  double plays_a_day() const;  ///< over all `days`; 0 without any
};

SummaryAnswer summary_answer(Warehouse& warehouse, const Slice& slice);

std::string sentence_of(const SummaryAnswer& answer);
nlohmann::ordered_json to_json(const SummaryAnswer& answer);
std::string to_text(const SummaryAnswer& answer, const TextStyle& style);

}  // namespace tonearm
