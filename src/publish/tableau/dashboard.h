// A page of sheets: for a desk, and stacked for a phone.
#pragma once
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "publish/tableau/zone.h"

namespace tonearm::tableau {

struct Dashboard {
  std::string name;  ///< not that of any sheet
  int width = 0, height = 0;
  std::vector<Zone> zones{};  ///< in the order of a phone, from the top

  /// Each sheet that it shows, once.
  std::vector<const Worksheet*> sheets() const;
};

void write_dashboard(pugi::xml_node parent, const Dashboard& dashboard, const YearParameter& year);

}  // namespace tonearm::tableau
