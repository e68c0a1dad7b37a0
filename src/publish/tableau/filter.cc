#include "publish/tableau/filter.h"

#include "publish/tableau/element.h"

namespace tonearm::tableau {
namespace {

std::string level_of(const DataSource& source, const Pill& pill) {
  return instance_name(source.field(pill.field), pill.part);
}

pugi::xml_node add_filter(pugi::xml_node view, const DataSource& source, const Pill& pill, bool context) {
  pugi::xml_node filter = add(view, "filter", {{"class", "categorical"}, {"column", source.qualified(pill)}});
  if (context) filter.append_attribute("context") = "true";
  return filter;
}

void add_all_members(pugi::xml_node parent, const std::string& level) {
  add(parent, "groupfilter",
      {{"function", "level-members"},
       {"level", level},
       {"user:ui-enumeration", "all"},
       {"user:ui-marker", "enumerate"}});
}

}  // namespace

void write_filter(pugi::xml_node view, const DataSource& source, const Filter& filter) {
  const std::string level = level_of(source, filter.pill);
  if (filter.top == 0) {
    add(add_filter(view, source, filter.pill, true), "groupfilter",
        {{"function", "member"},
         {"level", level},
         {"member", "true"},
         {"user:ui-domain", "database"},
         {"user:ui-enumeration", "inclusive"},
         {"user:ui-marker", "enumerate"}});
    return;
  }
  pugi::xml_node end = add(add_filter(view, source, filter.pill, false), "groupfilter",
                           {{"count", std::to_string(filter.top)},
                            {"end", "top"},
                            {"function", "end"},
                            {"units", "records"},
                            {"user:ui-marker", "end"},
                            {"user:ui-top-by-field", "true"}});
  pugi::xml_node order =
      add(end, "groupfilter",
          {{"direction", "DESC"}, {"expression", filter.by}, {"function", "order"}, {"user:ui-marker", "order"}});
  add_all_members(order, level);
}

void write_choice(pugi::xml_node view, const DataSource& source, const Pill& pill) {
  add_all_members(add_filter(view, source, pill, true), level_of(source, pill));
}

}  // namespace tonearm::tableau
