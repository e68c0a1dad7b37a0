#include "model/model_project.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/error.h"
#include "core/nearest.h"
#include "lake/staged_tables.h"
#include "model/build_order.h"
#include "model/template_text.h"

namespace tonearm {
namespace {

[[noreturn]] void refuse_name(const std::string& what, const std::string& name, const std::vector<std::string>& known) {
  const std::string near = nearest(name, known);
  throw Error(Remedy::look_into_data, fmt::format("there is no {} {}", what, name),
              near.empty() ? "" : fmt::format("Did you mean {}?", near));
}

void require(const std::string& what, const std::string& name, const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), name) == known.end()) refuse_name(what, name, known);
}

RenderedText render_checked(const std::string& text) {
  std::vector<std::string> staged;
  for (const StagedTable& table : staged_tables()) staged.push_back(table.name);
  RenderedText rendered = render(text);
  for (const std::string& source : rendered.sources) require("staged table", source, staged);
  return rendered;
}

void add_sql(const std::filesystem::path& path, const std::string& text, ModelProject& project,
             std::vector<Model>& models) {
  const std::string folder = path.parent_path().filename(), name = path.stem();
  if (folder == "dialects") {
    project.statements[name == "bigquery" ? Dialect::bigquery : Dialect::duckdb] = split_statements(text);
  } else if (folder == "tests") {
    project.singular_tests.push_back({name, render_checked(text).sql});
  } else {
    RenderedText rendered = render_checked(text);
    models.push_back({name, std::move(rendered.sql), std::move(rendered.refs)});
  }
}

void check_tests(const ModelProject& project) {
  std::vector<std::string> names;
  for (const Model& model : project.models) names.push_back(model.name);
  for (const ModelTests& described : project.tests) {
    require("model", described.model, names);
    for (const DataTest& test : described.tests)
      if (test.kind == DataTest::Kind::relationships) require("model", test.to, names);
  }
}

}  // namespace

std::string functions_of(const ModelProject& project, Dialect dialect) {
  std::string text;
  const auto found = project.statements.find(dialect);
  if (found == project.statements.end()) return text;
  for (const std::string& statement : found->second) text += statement + ";\n";
  return text;
}

ModelProject read_models(const ProjectFiles& files) {
  ModelProject project;
  std::vector<Model> models;
  for (const auto& [name, text] : files) try {
      const std::filesystem::path path(name);
      if (path.extension() == ".sql") add_sql(path, text, project, models);
      if (path.extension() == ".yml" && path.filename() != "dbt_project.yml")
        for (ModelTests& tests : read_data_tests(path.filename(), text)) project.tests.push_back(std::move(tests));
    } catch (const Error& error) {
      throw error.on(name);
    }
  project.models = in_build_order(std::move(models));
  check_tests(project);
  return project;
}

}  // namespace tonearm
