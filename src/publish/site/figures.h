// What pictures and year pages say: a few numbers of the history, or of one of its years.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/utc_time.h"
#include "ports/warehouse.h"
#include "report/slice.h"

namespace tonearm {

struct NamedShare {
  std::string name;
  double share = 0;
};

struct NamedPlays {
  std::string name;
  double plays = 0;
};

struct AnsweredQuestion {
  std::string question, headline, sentence;
};

struct Figures {
  std::string user;
  std::optional<int> year;
  std::optional<Date> first, last;  ///< of the plays
  std::int64_t plays = 0, artists = 0, new_artists = 0;
  std::vector<NamedPlays> top_artists;  ///< five
  std::vector<NamedShare> families;     ///< the largest first, "unknown" last
  std::vector<double> weeks;            ///< plays of each week from the first to the last
  std::optional<Date> busiest_day;
  std::int64_t busiest_plays = 0;
  std::vector<double> hours;              ///< plays by hour; none where times are left out
  std::vector<AnsweredQuestion> answers;  ///< of a year
};

/// Of the slice's whole history, or of one year of it.
Figures read_figures(Warehouse& warehouse, const Slice& slice, std::optional<int> year, bool times);

}  // namespace tonearm
