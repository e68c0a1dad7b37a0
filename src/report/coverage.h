// What an answer rests on.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "lake/run_record.h"
#include "ports/warehouse.h"
#include "report/slice.h"

namespace tonearm {

struct Coverage {
  std::int64_t scrobbles = 0;           ///< the answer rests on these
  std::int64_t scrobbles_in_range = 0;  ///< what the copy holds in the slice
  std::int64_t timed = 0;               ///< those of scrobbles_in_range with a known time
  std::int64_t without_time = 0;        ///< of this listener; in the range only where it is open
  std::int64_t artists = 0;             ///< different ones in the slice
  std::int64_t artists_once = 0;        ///< those with one play in it
  double counted = 0;                   ///< plays as they count in the slice: scrobbles_in_range where all count whole
  double with_genre = 0;                ///< of `counted`, those with a genre
  std::optional<Date> first, last;      ///< local days of the first and last play in the range with a known time
  std::vector<Gap> gaps;                ///< windows never answered that touch the range; a reason may hold any bytes

  double genre_share() const;  ///< of `counted`; 0 where there are none
};

Coverage coverage_of(Warehouse& warehouse, const Slice& slice);
/// The same for an answer that needs the time of day or year: plays without a known time are left out.
Coverage timed(Coverage coverage);

/// "2015-04-14", or null.
nlohmann::ordered_json day_json(const std::optional<Date>& day);
nlohmann::ordered_json to_json(const Coverage& coverage);
/// "Rests on 104,571 of 104,571 scrobbles, 2005-02-13 to 2015-04-14; 87.0 % have a genre; no gaps."
std::string coverage_line(const Coverage& coverage);

}  // namespace tonearm
