// The days that a person names, as windows of time.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "core/local_time.h"

namespace tonearm {

/// The window of --since, --until and --day, in the listener's zones. `since`: "all", "5y", "18mo", "2w", "30d" or a
/// date; `until` and `day`: a date, that day included. Throws Error(fix_usage) for what is none of these and for an
/// empty window.
Window wanted_window(const std::optional<std::string>& since, const std::optional<std::string>& until,
                     const std::optional<std::string>& day, LocalClock& local, std::int64_t now);

/// "2019-03-01" or Error(fix_usage) that names the flag.
Date required_date(const std::string& text, const std::string& flag);

}  // namespace tonearm
