#include "report/numbers.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace tonearm {

std::string with_thousands(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, ",");
  return number < 0 ? "−" + digits.substr(1) : digits;
}

std::string with_thousands(double number) { return with_thousands(static_cast<std::int64_t>(std::llround(number))); }

std::string counted(std::int64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", with_thousands(number), number == 1 ? one : many);
}

std::string percent(double share) { return fmt::format("{:.1f}\u00A0%", share * 100); }

std::string points(double difference) {
  const std::string size = fmt::format("{:.1f}", std::abs(difference) * 100);
  if (size == "0.0") return size;
  return (difference < 0 ? "−" : "+") + size;
}

double share_of(double part, double whole) { return whole > 0 ? part / whole : 0; }

double rounded(double number) { return std::round(number * 1e6) / 1e6; }

nlohmann::ordered_json plays_json(double plays) {
  const double tidy = rounded(plays);
  if (tidy == std::floor(tidy)) return static_cast<std::int64_t>(tidy);
  return tidy;
}

}  // namespace tonearm
