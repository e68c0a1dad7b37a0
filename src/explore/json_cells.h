// Cells of the answers as JSON: ids, plays, days.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "core/utc_time.h"
#include "core/value.h"
#include "report/numbers.h"
#include "report/slice.h"

namespace tonearm {

using Json = nlohmann::ordered_json;

/// Decimal text: a number of JavaScript cannot hold 64 bits.
Json id_json(const Value& id);
/// Six decimals; null for nothing.
Json share_json(const std::optional<double>& share);
/// part / whole rounded; null where there is no whole.
Json share_of_json(double part, double whole);
Json text_or_null(const Value& text);
/// "family" or "genre".
Json level_json(const Slice& slice);
/// "unknown" and a column of artist_genres: h.family, h.genre.
const char* level_column(const Slice& slice);

}  // namespace tonearm
