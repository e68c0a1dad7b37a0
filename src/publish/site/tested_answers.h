// The four tested answers that travel: of the whole history, each year, each family, workdays and weekends.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "publish/publication.h"
#include "report/slice.h"

namespace tonearm {

/// A slice whose answers travel, its name as web/src/site/tested.ts spells it, and the file that holds them.
struct TestedSlice {
  std::string name, file;
  Slice slice;
};

/// `families` without "unknown".
std::vector<TestedSlice> tested_slices(const Slice& whole, int first_year, int last_year,
                                       const std::vector<std::string>& families);

/// By file: JSON of the answers by the slice's name. `times`: with the clock.
std::map<std::string, std::string> tested_answers(const Publication& publication,
                                                  const std::vector<TestedSlice>& slices, bool times);

}  // namespace tonearm
