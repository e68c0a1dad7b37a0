#include "publish/tableau/form.h"

#include <string>
#include <vector>

#include "publish/tableau/element.h"

namespace tonearm::tableau {
namespace {

constexpr const char* kModel = "ObjectModelEncapsulateLegacy";

std::string forked(const char* feature, bool with_it, const std::string& name) {
  return std::string("_.fcp.") + feature + (with_it ? ".true..." : ".false...") + name;
}

std::vector<pugi::xml_node> all(pugi::xml_document& document, const char* path) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xpath_node& node : document.select_nodes(path)) found.push_back(node.node());
  return found;
}

void rename(pugi::xml_document& document, const char* path, const char* feature) {
  for (pugi::xml_node node : all(document, path)) node.set_name(forked(feature, true, node.name()).c_str());
}

/// Programs without the object model read the first, the others the second.
void fork_relations(pugi::xml_document& document) {
  for (pugi::xml_node relation : all(document, "//connection/relation")) {
    pugi::xml_node older = relation.parent().insert_copy_before(relation, relation);
    older.set_name(forked(kModel, false, "relation").c_str());
    relation.set_name(forked(kModel, true, "relation").c_str());
  }
}

void fork_attributes(pugi::xml_document& document) {
  for (pugi::xml_node extract : all(document, "//extract"))
    extract.attribute("object-id").set_name(forked("ObjectModelExtractV2", true, "object-id").c_str());
  for (pugi::xml_node layout : all(document, "//datasource/layout")) {
    layout.prepend_attribute(forked("SchemaViewerObjectModel", false, "measure-percentage").c_str()) = "0.4";
    layout.prepend_attribute(forked("SchemaViewerObjectModel", false, "dim-percentage").c_str()) = "0.5";
  }
}

/// A feature used and not listed makes Tableau refuse the file: error D2E8DA72.
void write_manifest(pugi::xml_node manifest, bool sets_parameters) {
  add(manifest, "IntuitiveSorting");
  add(manifest, "IntuitiveSorting_SP2");
  for (const char* feature : {kModel, "ObjectModelExtractV2", "ObjectModelTableType"})
    add(manifest, forked(feature, true, feature).c_str());
  if (sets_parameters) {
    add(manifest, "ParameterAction");
    add(manifest, "ParameterActionClearSelection");
  }
  add(manifest, forked("SchemaViewerObjectModel", true, "SchemaViewerObjectModel").c_str());
  for (const char* feature : {"SheetIdentifierTracking", "SortTagCleanup", "WindowsPersistSimpleIdentifiers"})
    add(manifest, feature);
}

void write_head(pugi::xml_document& document, const char* version, const char* build) {
  pugi::xml_node root = document.document_element();
  for (const auto& [name, value] : {std::pair{"original-version", version},
                                    {"source-build", build},
                                    {"source-platform", "win"},
                                    {"version", version},
                                    {"xmlns:user", "http://www.tableausoftware.com/xml/user"}})
    root.append_attribute(name) = value;
  for (pugi::xml_node source : all(document, "/workbook/datasources/datasource")) source.attribute("version") = version;
}

void make_classic(pugi::xml_document& document) {
  write_head(document, "18.1", "2024.1.0 (20241.24.0208.0337)");
  write_manifest(document.document_element().child("document-format-change-manifest"),
                 !document.select_node("//edit-parameter-action").node().empty());
  fork_relations(document);
  rename(document, "//metadata-record/object-id", kModel);
  rename(document, "//object-graph", kModel);
  rename(document, "//column[@datatype='table']", "ObjectModelTableType");
  fork_attributes(document);
}

void make_modern(pugi::xml_document& document) {
  write_head(document, "26.1", "0.0.0 (0000.0.0.0)");
  add(document.document_element().child("document-format-change-manifest"), "ManifestByVersion");
  pugi::xml_node explain = add(document.document_element(), "explain-data",
                               {{"enabled-for-viewer", "true"}, {"extreme-values-enabled-for-all", "false"}});
  add(explain, "explanation-types");
}

}  // namespace

void put_in_form(pugi::xml_document& document, Form form) {
  form == Form::classic ? make_classic(document) : make_modern(document);
}

}  // namespace tonearm::tableau
