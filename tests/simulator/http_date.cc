#include "simulator/http_date.h"

#include <ctime>

namespace tonearm::simulator {

std::string http_date(std::int64_t utc_seconds) {
  const std::time_t time = utc_seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[40];
  std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc);
  return text;
}

}  // namespace tonearm::simulator
