// The year that a reader picks: every sheet goes by it.
#pragma once
#include <pugixml.hpp>
#include <string>
#include <vector>

namespace tonearm::tableau {

struct YearParameter {
  static constexpr int kAllYears = 0;
  static constexpr const char* kInFormula = "[Parameters].[Year]";
  static constexpr const char* kShown = "<[Parameters].[Year]>";

  std::vector<int> years;  ///< offered beside all of them
  int chosen = kAllYears;
};

/// <datasource name='Parameters'>, as Tableau keeps them.
void write_parameters(pugi::xml_node parent, const YearParameter& year);
/// What a sheet that goes by the year must say of it.
void write_parameter_link(pugi::xml_node parent);
void write_parameter_dependency(pugi::xml_node parent, const YearParameter& year);

}  // namespace tonearm::tableau
