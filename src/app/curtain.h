// A warehouse in memory that never sees what is not everyone's business: what is made of it cannot give it away.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/utc_time.h"
#include "model/build_models.h"
#include "ports/object_store.h"

namespace tonearm {

struct Curtain {
  std::string user;                  ///< whose plays it holds, nobody else's
  std::optional<Date> before;        ///< no play before this day, nor one whose day is not known
  std::vector<std::string> artists;  ///< none of these
  bool times = true;                 ///< else every play is of its day's midnight
};

/// Fills an empty DuckDB with the lake's staged plays less those behind the curtain, and all models built of them.
/// Throws Error(fix_usage) that names an artist whom the history does not know, with the nearest name.
void draw_curtain(Warehouse& empty, ObjectStore& lake, const ModelProject& models, const Curtain& curtain,
                  const BuildProgress& progress = {});

}  // namespace tonearm
