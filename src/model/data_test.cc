#include "model/data_test.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <utility>

#include "core/error.h"
#include "core/nearest.h"
#include "model/template_text.h"

namespace tonearm {
namespace {

using Kind = DataTest::Kind;
constexpr std::array<std::pair<Kind, const char*>, 4> kNames = {{{Kind::not_null, "not_null"},
                                                                 {Kind::unique, "unique"},
                                                                 {Kind::accepted_values, "accepted_values"},
                                                                 {Kind::relationships, "relationships"}}};

Kind kind_of(const std::string& name) {
  std::vector<std::string> known;
  for (const auto& [kind, text] : kNames) {
    if (name == text) return kind;
    known.push_back(text);
  }
  const std::string near = nearest(name, known);
  throw Error(Remedy::look_into_data, fmt::format("there is no data test \"{}\"", name),
              near.empty() ? "" : fmt::format("Did you mean {}?", near));
}

std::string literal(const std::string& value, bool quoted) {
  if (!quoted) return value;
  std::string text = "'";
  for (const char c : value) text.append(c == '\'' ? 2 : 1, c);
  return text + "'";
}

/// `- not_null`, or `- accepted_values: {arguments: {values: […]}}`; older projects leave `arguments` out.
DataTest read_test(const std::string& column, const YAML::Node& node) {
  DataTest test;
  test.column = column;
  if (node.IsScalar()) {
    test.kind = kind_of(node.as<std::string>());
    return test;
  }
  const auto entry = *node.begin();
  test.kind = kind_of(entry.first.as<std::string>());
  const YAML::Node& given = entry.second;
  const YAML::Node arguments = given["arguments"] ? given["arguments"] : given;
  const bool quoted = !arguments["quote"] || arguments["quote"].as<bool>();
  for (const YAML::Node& value : arguments["values"]) test.values.push_back(literal(value.as<std::string>(), quoted));
  if (test.kind == Kind::relationships) {
    test.to = ref_name(arguments["to"].as<std::string>());
    test.field = arguments["field"].as<std::string>();
  }
  if (test.kind == Kind::accepted_values && test.values.empty())
    throw Error(Remedy::look_into_data, "accepted_values of " + column + " names no values");
  return test;
}

ModelTests read_model(const YAML::Node& model) {
  ModelTests tests;
  tests.model = model["name"].as<std::string>();
  if (model["data_tests"] || model["tests"])
    throw Error(Remedy::look_into_data, "data tests of " + tests.model + " stand outside its columns");
  for (const YAML::Node& column : model["columns"]) {
    tests.columns.push_back(column["name"].as<std::string>());
    for (const char* key : {"data_tests", "tests"})
      for (const YAML::Node& test : column[key]) tests.tests.push_back(read_test(tests.columns.back(), test));
  }
  return tests;
}

}  // namespace

std::string test_name(Kind kind) { return kNames[static_cast<std::size_t>(kind)].second; }

std::vector<ModelTests> read_data_tests(const std::string& path, const std::string& text) try {
  std::vector<ModelTests> models;
  for (const YAML::Node& model : YAML::Load(text)["models"]) models.push_back(read_model(model));
  return models;
} catch (const YAML::Exception& error) {
  throw Error(Remedy::look_into_data, fmt::format("{}: {}", path, error.what()));
} catch (const Error& error) {
  throw error.on(path);
}

}  // namespace tonearm
