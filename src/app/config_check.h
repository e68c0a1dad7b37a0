// tonearm config check: every fault of the settings at once, without network, and nothing is written.
#pragma once
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "app/config.h"

namespace tonearm {

struct ConfigFault {
  std::string what, what_to_do;
  bool is_warning = false;  ///< it works, but should not be left so
};

/// In the order of the settings; each names its setting and where it was set, and no secret's value.
std::vector<ConfigFault> config_faults(const Config& config, const Environment& environment);

/// 0, or 78 where there is a fault that is no warning; those of tonearm.toml among them.
int check_config(const std::map<std::string, std::string>& flags, const Environment& environment, std::ostream& out);

}  // namespace tonearm
