#include "core/zone_latitude.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace tonearm {
namespace {

const std::filesystem::path kDatabase = "/usr/share/zoneinfo";

/// "Asia/Calcutta" is a link to "Asia/Kolkata".
std::string without_link(const std::string& zone) {
  std::error_code error;
  const auto target = std::filesystem::canonical(kDatabase / zone, error);
  if (error) return zone;
  const auto relative = std::filesystem::relative(target, std::filesystem::canonical(kDatabase, error), error);
  return error ? zone : relative.generic_string();
}

}  // namespace

std::optional<double> zone_latitude(const std::string& zone) {
  const std::string place = without_link(zone);
  std::ifstream table(kDatabase / "zone.tab");
  for (std::string line; std::getline(table, line);) {
    std::istringstream cells(line);
    std::string country, coordinates, name;
    if (cells >> country >> coordinates >> name && (name == zone || name == place)) return parse_latitude(coordinates);
  }
  return std::nullopt;
}

std::optional<double> parse_latitude(std::string_view coordinates) {
  const std::size_t end = coordinates.find_first_of("+-", 1);
  if (end != 5 && end != 7) return std::nullopt;  // ±DDMM or ±DDMMSS
  if (coordinates[0] != '+' && coordinates[0] != '-') return std::nullopt;
  double latitude = 0, unit = 1;
  for (std::size_t i = 1; i < end; i += 2, unit *= 60) {
    const char tens = coordinates[i], ones = coordinates[i + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
    latitude += ((tens - '0') * 10 + (ones - '0')) / unit;
  }
  return coordinates[0] == '-' ? -latitude : latitude;
}

}  // namespace tonearm
