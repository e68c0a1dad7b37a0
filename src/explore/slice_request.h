// The filters of a request as a slice.
#pragma once
#include <string>
#include <vector>

#include "explore/parameters.h"
#include "ports/warehouse.h"
#include "report/slice.h"

namespace tonearm {

/// user, from, to, weekday, hour, season, family, genre, artist.
const std::vector<std::string>& filter_names();

/// Of "user" where the request names none. Asks the warehouse which listeners, families and genres there are. With one
/// family, or with genres alone, what is compared is genres. Throws Error(fix_usage): see Parameters.
Slice slice_of(Warehouse& warehouse, const Parameters& parameters, const std::string& user, Hemisphere hemisphere);

/// "winter" to "autumn" of a quarter of the year, 0 from December. The tropics take the north's names.
std::string season_key(Hemisphere hemisphere, int season);

}  // namespace tonearm
