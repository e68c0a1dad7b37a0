#include "publish/tableau/zone.h"

#include "publish/tableau/element.h"

namespace tonearm::tableau {
namespace {

int part_of(int part, int whole) { return static_cast<int>(100000LL * part / whole); }

std::string text_of(int number) { return std::to_string(number); }

pugi::xml_node add_zone(pugi::xml_node parent, const Zone& zone, int id, const Box& parts) {
  using Shows = Zone::Shows;
  pugi::xml_node element = add(parent, "zone", {{"h", text_of(parts.h)}, {"id", text_of(id)}});
  const auto put = [&](const char* name, const std::string& value) { element.append_attribute(name) = value.c_str(); };
  if (zone.shows == Shows::filter) put("mode", "checkdropdown");
  if (zone.shows == Shows::year) put("mode", "compact");
  if (zone.sheet) put("name", zone.sheet->name);
  if (zone.shows == Shows::filter || zone.shows == Shows::legend)
    put("param", zone.sheet->source->qualified(zone.pill));
  if (zone.shows == Shows::year) put("param", YearParameter::kInFormula);
  if (zone.shows == Shows::sheet && !zone.titled) put("show-title", "false");
  if (zone.shows == Shows::text) put("type-v2", "text");
  if (zone.shows == Shows::filter) put("type-v2", "filter");
  if (zone.shows == Shows::year) put("type-v2", "paramctrl");
  if (zone.shows == Shows::legend) put("type-v2", "color");
  if (zone.shows == Shows::filter) put("values", "database");
  put("w", text_of(parts.w));
  put("x", text_of(parts.x));
  put("y", text_of(parts.y));
  if (zone.shows == Shows::text) write_formatted_text(element, zone.text);
  return element;
}

void add_style(pugi::xml_node zone) {
  pugi::xml_node style = add(zone, "zone-style");
  add(style, "format", {{"attr", "border-style"}, {"value", "none"}});
  add(style, "format", {{"attr", "margin"}, {"value", "4"}});
}

}  // namespace

void write_zone(pugi::xml_node parent, const Zone& zone, int id, const Box& whole) {
  add_style(add_zone(parent, zone, id,
                     {part_of(zone.box.x, whole.w), part_of(zone.box.y, whole.h), part_of(zone.box.w, whole.w),
                      part_of(zone.box.h, whole.h)}));
}

void write_phone_zone(pugi::xml_node parent, const Zone& zone, int id, int y, int whole_height) {
  pugi::xml_node element =
      add_zone(parent, zone, id, {0, part_of(y, whole_height), 100000, part_of(zone.phone_height, whole_height)});
  element.append_attribute("fixed-size") = zone.phone_height;
  element.append_attribute("is-fixed") = "true";
  add_style(element);
}

}  // namespace tonearm::tableau
