// A slice in words, as far as it differs from another.
#pragma once
#include <string>

#include "ports/warehouse.h"
#include "report/slice.h"

namespace tonearm {

/// "2005 to 2009", "Saturday and Sunday", "winter, 06:00 to 12:00"; "the same" where nothing differs.
std::string words_of(Warehouse& warehouse, const Slice& slice, const Slice& other);

/// "Monday to Friday", "Saturday and Sunday", "Monday, Wednesday and Friday"; "every day" of none.
std::string weekday_words(const std::vector<int>& weekdays);
/// "06:00 to 12:00", "21:00 to 02:00", "05:00 to 06:00 and 07:00 to 08:00"; "any hour" of none.
std::string hour_words(const std::vector<int>& hours);
/// "2005 to 2009", "2010", "May 2010", "5 May 2010 to 6 June 2011", "since 2010", "until 5 May 2010"; "all time"
/// without ends.
std::string period_words(const Slice& slice);

}  // namespace tonearm
