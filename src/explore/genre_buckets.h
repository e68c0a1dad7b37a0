// Plays of families or genres by some number of a play's day or hour: a month, a season, a part of the day.
#pragma once
#include <functional>
#include <string>

#include "ports/warehouse.h"
#include "report/slice.h"

namespace tonearm {

/// What a play is put by. `days` is SQL over "{}", a column of days; `hours` over "{}", one of hours of the day; one is
/// "".
struct BucketBy {
  std::string days, hours;
};

struct BucketPlays {
  std::int64_t bucket = 0;
  std::string name, family;  ///< name is the family's, or the genre's
  double plays = 0;
};

/// Of plays with a known time, from the smallest table that can tell. In no order.
std::vector<BucketPlays> genre_buckets(Warehouse& warehouse, const Slice& slice, const BucketBy& by);

}  // namespace tonearm
