#include "publish/tableau/year_parameter.h"

#include "publish/tableau/element.h"

namespace tonearm::tableau {
namespace {

std::string alias_of(int year) { return year == YearParameter::kAllYears ? "All years" : std::to_string(year); }

void write_year(pugi::xml_node parent, const YearParameter& year) {
  pugi::xml_node column = add(parent, "column",
                              {{"alias", alias_of(year.chosen)},
                               {"caption", "Year"},
                               {"datatype", "integer"},
                               {"name", "[Year]"},
                               {"param-domain-type", "list"},
                               {"role", "measure"},
                               {"type", "quantitative"},
                               {"value", std::to_string(year.chosen)}});
  add(column, "calculation", {{"class", "tableau"}, {"formula", std::to_string(year.chosen)}});
  std::vector<int> offered = {YearParameter::kAllYears};
  offered.insert(offered.end(), year.years.rbegin(), year.years.rend());
  // Without an alias a year would be shown as 2,015.
  pugi::xml_node aliases = add(column, "aliases");
  for (const int each : offered) add(aliases, "alias", {{"key", std::to_string(each)}, {"value", alias_of(each)}});
  pugi::xml_node members = add(column, "members");
  for (const int each : offered) add(members, "member", {{"alias", alias_of(each)}, {"value", std::to_string(each)}});
}

}  // namespace

void write_parameters(pugi::xml_node parent, const YearParameter& year) {
  pugi::xml_node source = add(
      parent, "datasource", {{"hasconnection", "false"}, {"inline", "true"}, {"name", "Parameters"}, {"version", ""}});
  add(source, "aliases", {{"enabled", "yes"}});
  write_year(source, year);
}

void write_parameter_link(pugi::xml_node parent) { add(parent, "datasource", {{"name", "Parameters"}}); }

void write_parameter_dependency(pugi::xml_node parent, const YearParameter& year) {
  write_year(add(parent, "datasource-dependencies", {{"datasource", "Parameters"}}), year);
}

}  // namespace tonearm::tableau
