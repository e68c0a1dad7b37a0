// What a click does.
#pragma once
#include <pugixml.hpp>
#include <string>

#include "publish/tableau/dashboard.h"

namespace tonearm::tableau {

/// A click on a mark of `from` filters the other sheets of the dashboard by it; or, where `sets_year_by` is given,
/// picks the year there.
struct Action {
  std::string caption;
  const Dashboard* dashboard = nullptr;
  const Worksheet* from = nullptr;
  Pill sets_year_by{};

  bool filters() const { return sets_year_by.field.empty(); }
};

void write_action(pugi::xml_node parent, const Action& action, int number);

}  // namespace tonearm::tableau
