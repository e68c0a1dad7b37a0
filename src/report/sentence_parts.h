// Words that the sentences of the answers share.
#pragma once
#include <string>

#include "report/coverage.h"
#include "report/slice.h"
#include "statistics/findings.h"

namespace tonearm {

/// "95 % interval +7.7 to +14.7", of a difference of shares in points.
std::string interval_text(const Estimate& difference);
/// "chance alone gives this in 0.2 % of cases"; never in none.
std::string chance_text(double p);
/// "family" or "genre".
std::string kind_name(Grouping grouping);
/// "No genre is known for any of 3 scrobbles, …".
std::string no_genre_known(const Coverage& coverage);
/// "17:30" of hours of the day, to the minute; 24:00 is 00:00.
std::string time_text(double hours);

}  // namespace tonearm
