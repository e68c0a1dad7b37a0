#include "publish/tableau/dashboard.h"

#include <algorithm>

#include "publish/tableau/element.h"
#include "publish/tableau/identity.h"

namespace tonearm::tableau {
namespace {

// Zones of a phone are those of the desk, under their ids; its two frames come after all of them.
constexpr int kFrame = 1, kFirstZone = 2;

void write_frame(pugi::xml_node element, const char* layout, int id) {
  for (const auto& [name, value] : {std::pair<const char*, std::string>{"h", "100000"},
                                    {"id", std::to_string(id)},
                                    {"type-v2", layout},
                                    {"w", "100000"},
                                    {"x", "0"},
                                    {"y", "0"}})
    element.append_attribute(name) = value.c_str();
}

void write_phone(pugi::xml_node parent, const Dashboard& dashboard) {
  int height = 0;
  for (const Zone& zone : dashboard.zones) height += zone.phone_height;
  pugi::xml_node layout = add(add(parent, "devicelayouts"), "devicelayout", {{"name", "Phone"}});
  add(layout, "size",
      {{"maxheight", std::to_string(height)}, {"minheight", std::to_string(height)}, {"sizing-mode", "vscroll"}});
  const int first_free = kFirstZone + static_cast<int>(dashboard.zones.size());
  pugi::xml_node frame = add(add(layout, "zones"), "zone");
  write_frame(frame, "layout-basic", first_free);
  pugi::xml_node stack = add(frame, "zone");
  write_frame(stack, "layout-flow", first_free + 1);
  stack.append_attribute("param") = "vert";
  int y = 0, id = kFirstZone;
  for (const Zone& zone : dashboard.zones) {
    if (zone.phone_height) write_phone_zone(stack, zone, id, y, height);
    y += zone.phone_height;
    ++id;
  }
}

/// What the dashboard itself names: the fields of its filters and legends.
void write_own_pills(pugi::xml_node element, const Dashboard& dashboard, const YearParameter& year) {
  std::vector<Pill> pills;
  const DataSource* source = dashboard.sheets().front()->source;
  for (const Zone& zone : dashboard.zones)
    if (!zone.pill.field.empty()) pills.push_back(zone.pill);
  if (pills.empty()) return;
  write_dependencies(element, *source, pills, year);
}

}  // namespace

std::vector<const Worksheet*> Dashboard::sheets() const {
  std::vector<const Worksheet*> shown;
  for (const Zone& zone : zones)
    if (zone.shows == Zone::Shows::sheet && std::find(shown.begin(), shown.end(), zone.sheet) == shown.end())
      shown.push_back(zone.sheet);
  return shown;
}

void write_dashboard(pugi::xml_node parent, const Dashboard& dashboard, const YearParameter& year) {
  pugi::xml_node element = add(parent, "dashboard", {{"name", dashboard.name}});
  add(element, "style");
  const std::string width = std::to_string(dashboard.width), height = std::to_string(dashboard.height);
  add(element, "size",
      {{"maxheight", height},
       {"maxwidth", width},
       {"minheight", height},
       {"minwidth", width},
       {"sizing-mode", "fixed"}});
  write_own_pills(element, dashboard, year);
  pugi::xml_node frame = add(add(element, "zones"), "zone");
  write_frame(frame, "layout-basic", kFrame);
  int id = kFirstZone;
  for (const Zone& zone : dashboard.zones) write_zone(frame, zone, id++, {0, 0, dashboard.width, dashboard.height});
  write_phone(element, dashboard);
  add(element, "simple-id", {{"uuid", uuid_of("dashboard " + dashboard.name)}});
}

}  // namespace tonearm::tableau
