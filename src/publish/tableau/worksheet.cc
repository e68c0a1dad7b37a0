#include "publish/tableau/worksheet.h"

#include <algorithm>

#include "publish/tableau/element.h"
#include "publish/tableau/filter.h"
#include "publish/tableau/identity.h"

namespace tonearm::tableau {
namespace {

void write_sorting(pugi::xml_node view, const DataSource& source, const Sorting& sorting) {
  const std::string column = source.qualified(sorting.pill);
  if (sorting.by) {
    add(view, "computed-sort", {{"column", column}, {"direction", "DESC"}, {"using", source.qualified(*sorting.by)}});
    return;
  }
  pugi::xml_node manual = add(view, "manual-sort", {{"column", column}, {"direction", "ASC"}});
  pugi::xml_node order = add(manual, "dictionary");
  for (const std::string& value : sorting.order) add_text(order, "bucket", "\"" + value + "\"");
}

void write_view(pugi::xml_node table, const Worksheet& sheet, const YearParameter& year) {
  const DataSource& source = *sheet.source;
  pugi::xml_node view = add(table, "view");
  write_dependencies(view, source, sheet.pills(), year);
  for (const Filter& filter : sheet.filters) write_filter(view, source, filter);
  for (const Sorting& sorting : sheet.sortings) write_sorting(view, source, sorting);
  if (!sheet.filters.empty() || !sheet.shared.empty()) {
    pugi::xml_node slices = add(view, "slices");
    for (const Pill& pill : sheet.shared) add_text(slices, "column", source.qualified(pill));
    for (const Filter& filter : sheet.filters) add_text(slices, "column", source.qualified(filter.pill));
  }
  add(view, "aggregation", {{"value", "true"}});
}

/// The rule of an element, made where there is none.
pugi::xml_node rule_of(pugi::xml_node style, const char* element) {
  const pugi::xml_node rule = style.find_child_by_attribute("style-rule", "element", element);
  return rule ? rule : add(style, "style-rule", {{"element", element}});
}

void write_style(pugi::xml_node table, const Worksheet& sheet) {
  pugi::xml_node style = add(table, "style");
  for (const Format& format : sheet.formats) {
    pugi::xml_node element = add(rule_of(style, format.element), "format", {{"attr", format.attribute}});
    if (format.pill && *format.scope) element.append_attribute("class") = "0";
    if (format.pill) element.append_attribute("field") = sheet.source->qualified(*format.pill).c_str();
    if (*format.scope) element.append_attribute("scope") = format.scope;
    element.append_attribute("value") = format.value.c_str();
  }
  if (sheet.ramp.empty()) return;
  const auto coloured = std::find_if(sheet.encodings.begin(), sheet.encodings.end(),
                                     [](const auto& encoding) { return std::string(encoding.first) == "color"; });
  pugi::xml_node encoding =
      add(rule_of(style, "mark"), "encoding",
          {{"attr", "color"}, {"field", sheet.source->qualified(coloured->second)}, {"type", "custom-interpolated"}});
  pugi::xml_node palette =
      add(encoding, "color-palette", {{"custom", "true"}, {"name", ""}, {"type", "ordered-sequential"}});
  for (const std::string& colour : sheet.ramp) add_text(palette, "color", colour);
}

void write_pane(pugi::xml_node table, const Worksheet& sheet) {
  pugi::xml_node pane =
      add(add(table, "panes"), "pane", {{"selection-relaxation-option", "selection-relaxation-allow"}});
  add(add(pane, "view"), "breakdown", {{"value", "auto"}});
  add(pane, "mark", {{"class", sheet.mark}});
  if (!sheet.encodings.empty()) {
    pugi::xml_node encodings = add(pane, "encodings");
    for (const auto& [name, pill] : sheet.encodings) add(encodings, name, {{"column", sheet.source->qualified(pill)}});
  }
  if (!sheet.tooltip.empty()) write_formatted_text(add(pane, "customized-tooltip"), sheet.tooltip);
  if (!sheet.label.empty()) write_formatted_text(add(pane, "customized-label"), sheet.label);
  if (sheet.mark_formats.empty()) return;
  pugi::xml_node rule = add(add(pane, "style"), "style-rule", {{"element", "mark"}});
  for (const auto& [attribute, value] : sheet.mark_formats)
    add(rule, "format", {{"attr", attribute}, {"value", value}});
}

std::string shelf_text(const DataSource& source, const std::vector<Pill>& pills) {
  std::string text;
  for (const Pill& pill : pills) text += (text.empty() ? "" : " / ") + source.qualified(pill);
  return pills.size() > 1 ? "(" + text + ")" : text;
}

}  // namespace

std::vector<Pill> Worksheet::pills() const {
  std::vector<Pill> all = rows;
  all.insert(all.end(), cols.begin(), cols.end());
  for (const auto& [name, pill] : encodings) all.push_back(pill);
  for (const Filter& filter : filters) all.push_back(filter.pill);
  all.insert(all.end(), shared.begin(), shared.end());
  for (const Sorting& sorting : sortings) {
    all.push_back(sorting.pill);
    if (sorting.by) all.push_back(*sorting.by);
  }
  return all;
}

void write_dependencies(pugi::xml_node view, const DataSource& source, const std::vector<Pill>& pills,
                        const YearParameter& year) {
  pugi::xml_node links = add(view, "datasources");
  write_parameter_link(links);
  write_link(links, source);
  write_parameter_dependency(view, year);
  pugi::xml_node needed = add(view, "datasource-dependencies", {{"datasource", source.name()}});
  for (const Field* field : source.needed_for(pills)) write_column(needed, *field);
  for (std::size_t at = 0; at < pills.size(); ++at)
    if (std::find(pills.begin(), pills.begin() + static_cast<std::ptrdiff_t>(at), pills[at]) ==
        pills.begin() + static_cast<std::ptrdiff_t>(at))
      write_instance(needed, source.field(pills[at].field), pills[at].part);
}

void write_worksheet(pugi::xml_node parent, const Worksheet& sheet, const YearParameter& year) {
  pugi::xml_node element = add(parent, "worksheet", {{"name", sheet.name}});
  if (!sheet.title.empty()) write_formatted_text(add(add(element, "layout-options"), "title"), sheet.title);
  pugi::xml_node table = add(element, "table");
  write_view(table, sheet, year);
  write_style(table, sheet);
  write_pane(table, sheet);
  add_text(table, "rows", shelf_text(*sheet.source, sheet.rows));
  add_text(table, "cols", shelf_text(*sheet.source, sheet.cols));
  add(element, "simple-id", {{"uuid", uuid_of("worksheet " + sheet.name)}});
}

}  // namespace tonearm::tableau
