#include "publish/tableau/action.h"

#include "publish/tableau/element.h"
#include "publish/tableau/identity.h"

namespace tonearm::tableau {

void write_action(pugi::xml_node parent, const Action& action, int number) {
  pugi::xml_node element = add(
      parent, action.filters() ? "action" : "edit-parameter-action",
      {{"caption", action.caption}, {"name", "[Action" + std::to_string(number) + "_" + hex_of(action.caption) + "]"}});
  pugi::xml_node activation = add(element, "activation");
  if (action.filters()) activation.append_attribute("auto-clear") = "true";
  activation.append_attribute("type") = "on-select";
  add(element, "source", {{"dashboard", action.dashboard->name}, {"type", "sheet"}, {"worksheet", action.from->name}});
  if (action.filters()) {
    pugi::xml_node command = add(element, "command", {{"command", "tsc:tsl-filter"}});
    add(command, "param", {{"name", "special-fields"}, {"value", "all"}});
    add(command, "param", {{"name", "target"}, {"value", action.dashboard->name}});
    return;
  }
  add(element, "agg-type", {{"type", "attr"}});
  add(element, "clear-option", {{"type", "do-nothing"}});
  pugi::xml_node params = add(element, "params");
  add(params, "param", {{"name", "source-field"}, {"value", action.from->source->qualified(action.sets_year_by)}});
  add(params, "param", {{"name", "target-parameter"}, {"value", YearParameter::kInFormula}});
}

}  // namespace tonearm::tableau
