#include "publish/tableau/data_source.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "publish/tableau/connection.h"
#include "publish/tableau/element.h"

namespace tonearm::tableau {
namespace {

/// Names in square brackets, those of parameters aside.
std::set<std::string> called_by(const std::string& formula) {
  static const std::string kParameters = "[Parameters].";
  std::set<std::string> names;
  for (std::size_t at = 0; (at = formula.find('[', at)) != std::string::npos;) {
    if (formula.compare(at, kParameters.size(), kParameters) == 0) at += kParameters.size();
    const std::size_t end = formula.find(']', at);
    const bool parameter = at >= kParameters.size() && formula[at - 1] == '.';
    if (!parameter) names.insert(formula.substr(at + 1, end - at - 1));
    at = end;
  }
  return names;
}

void collect(const DataSource& source, const std::string& name, std::set<std::string>& names) {
  if (!names.insert(name).second) return;
  for (const std::string& called : called_by(source.field(name).formula)) collect(source, called, names);
}

void write_folders(pugi::xml_node parent, const DataSource& source) {
  std::vector<std::string> order;
  for (const Field& field : source.fields)
    if (!field.folder.empty() && std::find(order.begin(), order.end(), field.folder) == order.end())
      order.push_back(field.folder);
  if (order.empty()) return;
  pugi::xml_node folders = add(parent, "folders-common");
  for (const std::string& name : order) {
    pugi::xml_node folder = add(folders, "folder", {{"name", name}});
    for (const Field& field : source.fields)
      if (field.folder == name) add(folder, "folder-item", {{"name", "[" + field.name + "]"}, {"type", "field"}});
  }
}

void write_colours(pugi::xml_node parent, const DataSource& source) {
  if (source.colours.empty()) return;
  pugi::xml_node rule = add(add(parent, "style"), "style-rule", {{"element", "mark"}});
  for (const auto& [field, colours] : source.colours) {
    const std::string instance = instance_name(source.field(field), Part::as_is);
    pugi::xml_node encoding = add(rule, "encoding", {{"attr", "color"}, {"field", instance}, {"type", "palette"}});
    for (const auto& [value, colour] : colours)
      add_text(add(encoding, "map", {{"to", colour}}), "bucket", "\"" + value + "\"");
  }
}

}  // namespace

const Field& DataSource::field(const std::string& name) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  if (found == fields.end()) throw std::out_of_range(caption + " has no field " + name);
  return *found;
}

std::string DataSource::qualified(const Pill& pill) const {
  return "[" + name() + "]." + instance_name(field(pill.field), pill.part);
}

std::vector<const Field*> DataSource::needed_for(const std::vector<Pill>& pills) const {
  std::set<std::string> names;
  for (const Pill& pill : pills) collect(*this, pill.field, names);
  std::vector<const Field*> needed;
  for (const Field& field : fields)
    if (names.count(field.name)) needed.push_back(&field);
  return needed;
}

void write_link(pugi::xml_node parent, const DataSource& source) {
  add(parent, "datasource", {{"caption", source.caption}, {"name", source.name()}});
}

// The schema holds to this order.
void write_data_source(pugi::xml_node parent, const DataSource& source) {
  pugi::xml_node element =
      add(parent, "datasource",
          {{"caption", source.caption}, {"inline", "true"}, {"name", source.name()}, {"version", ""}});
  write_connection(element, source);
  add(element, "aliases", {{"enabled", "yes"}});
  add(element, "column",
      {{"caption", source.caption},
       {"datatype", "table"},
       {"name", "[__tableau_internal_object_id__].[" + object_id(source) + "]"},
       {"role", "measure"},
       {"type", "quantitative"}});
  for (const Field& field : source.fields) write_column(element, field);
  for (const auto& [field, colours] : source.colours) write_instance(element, source.field(field), Part::as_is);
  write_folders(element, source);
  if (source.connection == Connection::extract) write_extract(element, source);
  add(element, "layout",
      {{"dim-ordering", "alphabetic"}, {"measure-ordering", "alphabetic"}, {"show-structure", "true"}});
  write_colours(element, source);
  add(element, "date-options", {{"start-of-week", "monday"}});
  write_object_graph(element, source);
}

}  // namespace tonearm::tableau
