#include "publish/tableau/field.h"

#include "publish/tableau/element.h"
#include "publish/tableau/formatted_text.h"

namespace tonearm::tableau {
namespace {

struct PartNames {
  const char *prefix, *derivation;
  char kind;                  ///< n, o, q; 0: the field's own
  const char* share_ordering  ///< of a table calculation
      = nullptr;
};

PartNames names_of(Part part) {
  switch (part) {
    case Part::as_is:
      return {"none", "None", 0};
    case Part::sum:
      return {"sum", "Sum", 'q'};
    case Part::average:
      return {"avg", "Avg", 'q'};
    case Part::user:
      return {"usr", "User", 0};
    case Part::year:
      return {"yr", "Year", 'o'};
    case Part::month:
      return {"tmn", "Month-Trunc", 'q'};
    case Part::weekday:
      return {"wd", "Weekday", 'o'};
    case Part::hour:
      return {"hr", "Hour", 'o'};
    case Part::share_down:
      return {"pcto:sum", "Sum", 'q', "Columns"};
    case Part::share_across:
      return {"pcto:sum", "Sum", 'q', "Rows"};
  }
  return {};
}

char kind_of(const Field& field) {
  if (field.type == DataType::string || field.type == DataType::boolean) return 'n';
  return field.measure ? 'q' : 'o';
}

const char* type_of(char kind) { return kind == 'q' ? "quantitative" : kind == 'o' ? "ordinal" : "nominal"; }

}  // namespace

const char* name_of(DataType type) {
  static constexpr const char* kNames[] = {"string", "integer", "real", "date", "datetime", "boolean"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string instance_name(const Field& field, Part part) {
  const PartNames names = names_of(part);
  const char kind = names.kind ? names.kind : kind_of(field);
  return std::string("[") + names.prefix + ":" + field.name + ":" + kind + "k]";
}

void write_column(pugi::xml_node parent, const Field& field) {
  pugi::xml_node column = add(parent, "column", {{"caption", field.caption}, {"datatype", name_of(field.type)}});
  if (!field.format.empty()) column.append_attribute("default-format") = field.format.c_str();
  column.append_attribute("name") = ("[" + field.name + "]").c_str();
  column.append_attribute("role") = field.measure ? "measure" : "dimension";
  column.append_attribute("type") = type_of(kind_of(field));
  if (!field.formula.empty()) add(column, "calculation", {{"class", "tableau"}, {"formula", field.formula}});
  if (!field.comment.empty()) write_formatted_text(add(column, "desc"), {{field.comment}});
}

void write_instance(pugi::xml_node parent, const Field& field, Part part) {
  const PartNames names = names_of(part);
  pugi::xml_node instance = add(parent, "column-instance",
                                {{"column", "[" + field.name + "]"},
                                 {"derivation", names.derivation},
                                 {"name", instance_name(field, part)},
                                 {"pivot", "key"},
                                 {"type", type_of(names.kind ? names.kind : kind_of(field))}});
  if (names.share_ordering)
    add(instance, "table-calc", {{"ordering-type", names.share_ordering}, {"type", "PctTotal"}});
}

}  // namespace tonearm::tableau
