#include "publish/tableau/workbook.h"

#include <sstream>

#include "publish/tableau/element.h"
#include "publish/tableau/filter.h"
#include "publish/tableau/identity.h"

namespace tonearm::tableau {
namespace {

void write_shared_filters(pugi::xml_node root, const Workbook& workbook) {
  if (workbook.shared.empty()) return;
  const DataSource& source = workbook.sources.front();
  pugi::xml_node view = add(add(root, "shared-views"), "shared-view", {{"name", source.name()}});
  write_dependencies(view, source, workbook.shared, workbook.year);
  for (const Pill& pill : workbook.shared) write_choice(view, source, pill);
}

/// Tableau's own order: filters, then parameters.
void write_actions(pugi::xml_node root, const Workbook& workbook) {
  if (workbook.actions.empty()) return;
  pugi::xml_node actions = add(root, "actions");
  int number = 0;
  for (const bool filters : {true, false})
    for (const Action& action : workbook.actions)
      if (action.filters() == filters) write_action(actions, action, ++number);
}

void write_cards(pugi::xml_node window) {
  pugi::xml_node cards = add(window, "cards");
  const auto strip = [](pugi::xml_node edge, const char* size, std::initializer_list<const char*> types) {
    pugi::xml_node element = add(edge, "strip", {{"size", size}});
    for (const char* type : types) add(element, "card", {{"type", type}});
  };
  strip(add(cards, "edge", {{"name", "left"}}), "160", {"pages", "filters", "marks"});
  pugi::xml_node top = add(cards, "edge", {{"name", "top"}});
  strip(top, "2147483647", {"columns"});
  strip(top, "2147483647", {"rows"});
  strip(top, "31", {"title"});
}

void write_windows(pugi::xml_node root, const Workbook& workbook) {
  pugi::xml_node windows = add(root, "windows", {{"source-height", "30"}});
  for (const Worksheet& sheet : workbook.sheets) {
    pugi::xml_node window = add(windows, "window", {{"class", "worksheet"}, {"name", sheet.name}});
    write_cards(window);
    add(window, "simple-id", {{"uuid", uuid_of("window " + sheet.name)}});
  }
  for (const Dashboard& dashboard : workbook.dashboards) {
    pugi::xml_node window = add(windows, "window", {{"class", "dashboard"}});
    if (&dashboard == &workbook.dashboards.front()) window.append_attribute("maximized") = "true";
    window.append_attribute("name") = dashboard.name.c_str();
    pugi::xml_node viewpoints = add(window, "viewpoints");  // of each sheet placed, or Tableau stops: error 2805CF18
    for (const Worksheet* sheet : dashboard.sheets())
      add(add(viewpoints, "viewpoint", {{"name", sheet->name}}), "zoom", {{"type", "entire-view"}});
    add(window, "active", {{"id", "-1"}});
    add(window, "simple-id", {{"uuid", uuid_of("window " + dashboard.name)}});
  }
}

}  // namespace

std::string xml_of(const Workbook& workbook, Form form) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("workbook");
  add(root, "document-format-change-manifest");
  add(root, "preferences");
  pugi::xml_node sources = add(root, "datasources");
  write_parameters(sources, workbook.year);
  for (const DataSource& source : workbook.sources) write_data_source(sources, source);
  write_shared_filters(root, workbook);
  write_actions(root, workbook);
  pugi::xml_node sheets = add(root, "worksheets");
  for (const Worksheet& sheet : workbook.sheets) write_worksheet(sheets, sheet, workbook.year);
  pugi::xml_node dashboards = add(root, "dashboards");
  for (const Dashboard& dashboard : workbook.dashboards) write_dashboard(dashboards, dashboard, workbook.year);
  write_windows(root, workbook);
  put_in_form(document, form);

  std::ostringstream text;
  text << "<?xml version='1.0' encoding='utf-8' ?>\n";
  document.save(text, " ", pugi::format_indent | pugi::format_no_declaration | pugi::format_attribute_single_quote);
  return text.str();
}

}  // namespace tonearm::tableau
