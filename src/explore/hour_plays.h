// Plays by weekday and hour.
#pragma once
#include <array>

#include "ports/warehouse.h"
#include "report/slice.h"
#include "report/sql.h"

namespace tonearm {

/// Monday first; plays as they count in the slice.
using HourPlays = std::array<std::array<double, 24>, 7>;

HourPlays hour_plays(Warehouse& warehouse, const Slice& slice);
std::array<double, 24> by_hour(const HourPlays& plays);
std::array<double, 7> by_weekday(const HourPlays& plays);

/// Whether mart_genre_clock can answer for the slice: it holds all years together, by weekday, hour and genre.
bool is_of_all_years(const Slice& slice);
/// " from (…) h where …" over that mart, with columns weekday, local_hour, genre, family, plays: the slice's genres
/// only.
Sql from_genre_clock(const Slice& slice);
/// " and (h.family in (…) or h.genre in (…))": the rows of a mart by genre that the slice asks for.
Sql genre_conditions(const Slice& slice);

}  // namespace tonearm
