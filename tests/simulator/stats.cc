#include "simulator/stats.h"

#include <nlohmann/json.hpp>

namespace tonearm::simulator {

std::string Stats::to_json() const {
  return nlohmann::json{{"requests", requests}, {"by_method", by_method},   {"faults", faults},
                        {"bytes", bytes},       {"user_agent", user_agent}, {"connections", connections.size()}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace tonearm::simulator
