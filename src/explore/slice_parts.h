// What a slice adds up to by artist, in one reading, and the artists whose shares differ most between two slices.
#pragma once
#include <cstdint>
#include <map>

#include "explore/json_cells.h"
#include "ports/warehouse.h"
#include "report/slice.h"

namespace tonearm {

struct SliceParts {
  std::int64_t scrobbles = 0, timed = 0;   ///< in the slice; those with a known time
  double counted = 0, with_genre = 0;      ///< plays as they count, and of those the ones with a genre
  std::map<std::int64_t, double> artists;  ///< plays as they count, by id
};

SliceParts slice_parts(Warehouse& warehouse, const Slice& slice);

/// The artists with the largest differences of their shares, so many each way; those that rise first.
Json artist_differences(Warehouse& warehouse, const SliceParts& a, const SliceParts& b, std::int64_t limit);

}  // namespace tonearm
