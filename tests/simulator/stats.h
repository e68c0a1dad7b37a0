// What the simulator has done so far.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace tonearm::simulator {

struct Stats {
  std::int64_t requests = 0;                      ///< to the API, control calls aside
  std::map<std::string, std::int64_t> by_method;  ///< names in lower case, "" for none
  std::map<std::string, std::int64_t> faults;     ///< answers that were not good, by what was wrong with them
  std::int64_t bytes = 0;                         ///< of bodies, before they are cut
  std::set<int> connections;                      ///< the clients' ports
  std::string user_agent;                         ///< of the newest request

  std::string to_json() const;
};

}  // namespace tonearm::simulator
