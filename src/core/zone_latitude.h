// How far from the equator a time zone lies.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace tonearm {

/// Degrees, north positive, of the zone's principal place, by zone.tab of the machine's time zone database (a link by
/// the zone it stands for). Nothing for zones of no place, such as UTC, and where the database has no such table.
std::optional<double> zone_latitude(const std::string& zone);

/// The latitude of ISO 6709 coordinates as zone.tab has them: "+5230+01322" is 52.5, "-335208+1511254" is -33.87.
std::optional<double> parse_latitude(std::string_view coordinates);

}  // namespace tonearm
