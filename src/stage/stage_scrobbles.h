// The staged months of one listener: for each instant what the latest observation says, as Parquet.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/local_time.h"
#include "lake/observations.h"
#include "ports/clock.h"
#include "ports/object_store.h"

namespace tonearm {

struct StagedScrobbles {
  std::int64_t rows = 0;    ///< of all months
  std::int64_t months = 0;  ///< that hold rows
  std::int64_t months_rebuilt = 0;
  std::vector<Observation> damaged;  ///< objects that could not be read; what they say is left out
};

/// `user` as user_part gives it. Rebuilds the months whose observations or zones changed, all of them with
/// `from_scratch`. `clock` is asked whether the user interrupts.
StagedScrobbles stage_scrobbles(ObjectStore& store, const std::string& user, const std::vector<DatedZone>& zones,
                                bool from_scratch, Clock& clock);

}  // namespace tonearm
