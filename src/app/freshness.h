// Whether runs still end well, and whether plays still come.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/parts.h"

namespace tonearm {

/// The listeners of the configuration, as user_part gives them; where it names none, the only one of the lake.
std::vector<std::string> listeners(Parts& parts);

/// When the newest run that asked last.fm and came to its end did so, with gaps or without; 0 where none did.
std::int64_t last_good_end(ObjectStore& lake, const std::string& user);
/// Of all listeners the one that is worst off.
std::int64_t oldest_good_end(ObjectStore& lake, const std::vector<std::string>& users);

/// The newest staged play, UTC seconds; 0 where there is none. Reads a month, and asks no warehouse.
std::int64_t newest_staged_play(Parts& parts, const std::string& user);

/// tonearm status --fresh-within: says since when; throws Error(look_into_data) where no run ended well within that
/// time.
int show_freshness(Parts& parts, const std::string& within);

}  // namespace tonearm
