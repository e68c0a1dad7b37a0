// docs/openapi.yaml against the answers: the parts of JSON Schema that it uses.
#include <gmock/gmock.h>
#include <yaml-cpp/yaml.h>

#include <regex>

#include "explored_history.h"

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;

class Schemas {
 public:
  Schemas() : spec_(YAML::LoadFile(TONEARM_SOURCE_DIR "/docs/openapi.yaml")) {}

  const YAML::Node& spec() const { return spec_; }

  /// What is wrong with `value`, by its place in the answer; "" where nothing is.
  std::string complaint(const YAML::Node& schema, const Json& value, const std::string& at) const {
    if (schema["$ref"]) return complaint(named(schema["$ref"].as<std::string>()), value, at);
    if (schema["anyOf"]) return any_of(schema["anyOf"], value, at);
    if (schema["enum"]) return one_of(schema["enum"], value, at);
    if (schema["type"] && !is_of(schema["type"], value)) return at + " is " + value.type_name();
    if (value.is_string() && schema["pattern"] &&
        !std::regex_search(value.get<std::string>(), std::regex(schema["pattern"].as<std::string>())))
      return at + " is " + value.dump();
    if (value.is_number() && schema["minimum"] && value.get<double>() < schema["minimum"].as<double>())
      return at + " is " + value.dump();
    if (value.is_number() && schema["maximum"] && value.get<double>() > schema["maximum"].as<double>())
      return at + " is " + value.dump();
    if (value.is_array() && schema["items"]) return items(schema["items"], value, at);
    if (value.is_object() && schema["properties"]) return properties(schema, value, at);
    return "";
  }

 private:
  YAML::Node named(const std::string& reference) const {
    const std::string name = reference.substr(reference.rfind('/') + 1);
    const YAML::Node schema = spec_["components"]["schemas"][name];
    if (!schema) ADD_FAILURE() << reference << " is not there";
    return schema;
  }
  static bool is_of(const YAML::Node& type, const Json& value) {
    if (type.IsSequence())
      return std::any_of(type.begin(), type.end(), [&](const YAML::Node& t) { return is_of(t, value); });
    const std::string name = type.as<std::string>("null");
    return (name == "string" && value.is_string()) || (name == "integer" && value.is_number_integer()) ||
           (name == "number" && value.is_number()) || (name == "boolean" && value.is_boolean()) ||
           (name == "array" && value.is_array()) || (name == "object" && value.is_object()) ||
           (name == "null" && value.is_null());
  }
  std::string any_of(const YAML::Node& schemas, const Json& value, const std::string& at) const {
    std::string first;
    for (const YAML::Node& schema : schemas) {
      const std::string wrong = complaint(schema, value, at);
      if (wrong.empty()) return "";
      if (first.empty()) first = wrong;
    }
    return first;
  }
  static std::string one_of(const YAML::Node& values, const Json& value, const std::string& at) {
    for (const YAML::Node& allowed : values)
      if (allowed.IsNull() ? value.is_null() : value == allowed.as<std::string>()) return "";
    return at + " is " + value.dump();
  }
  std::string items(const YAML::Node& schema, const Json& value, const std::string& at) const {
    for (std::size_t i = 0; i < value.size(); ++i)
      if (std::string wrong = complaint(schema, value[i], at + "/" + std::to_string(i)); !wrong.empty()) return wrong;
    return "";
  }
  std::string properties(const YAML::Node& schema, const Json& value, const std::string& at) const {
    for (const YAML::Node& name : schema["required"])
      if (!value.contains(name.as<std::string>())) return at + " has no " + name.as<std::string>();
    for (const auto& [name, cell] : value.items()) {
      const YAML::Node property = schema["properties"][name];
      if (!property) return at + " has " + name;
      if (std::string wrong = complaint(property, cell, at + "/" + name); !wrong.empty()) return wrong;
    }
    return "";
  }

  YAML::Node spec_;
};

/// An id of the history for each path that takes one.
std::string with_id(std::string path) {
  const std::size_t at = path.find("{id}");
  if (at == std::string::npos) return path;
  const std::string id = path.starts_with("/albums")   ? std::to_string(fingerprint({"Mogwai", "Album 0"}))
                         : path.starts_with("/tracks") ? std::to_string(fingerprint({"Mogwai", "Track 0"}))
                                                       : std::to_string(fingerprint({"Mogwai"}));
  return path.replace(at, 4, id);
}

QueryPairs questions_of(const std::string& path, QueryPairs filter) {
  if (path == "/facets") filter.emplace_back("of", "genre");
  if (path == "/search") return {{"q", "o"}};
  if (path == "/meta" || path == "/weeks" || path.ends_with("/explain")) return {};
  return filter;
}

TEST(Openapi, every_answer_is_as_it_says) {
  const Schemas schemas;
  for (const auto& entry : schemas.spec()["paths"]) {
    const std::string path = entry.first.as<std::string>();
    const bool of_server = path == "/status" || path == "/sync" || path == "/events" || path == "/plays.csv";
    if (of_server) continue;
    const YAML::Node schema = entry.second["get"]["responses"]["200"]["content"]["application/json"]["schema"];
    const bool slow = path.starts_with("/answers");
    for (const QueryPairs& filter : slow ? std::vector<QueryPairs>{{}, {{"family", "rock"}}} : some_filters()) {
      const Json answer = ExploredHistory::instance().ask(with_id(path), questions_of(path, filter));
      EXPECT_EQ(schemas.complaint(schema, answer, path), "") << text_of(filter);
    }
  }
}

TEST(Openapi, its_parameters_are_those_that_are_taken) {
  const Schemas schemas;
  for (const auto& entry : schemas.spec()["paths"]) {
    const std::string path = entry.first.as<std::string>();
    if (!entry.second["get"]) continue;
    for (const YAML::Node& parameter : entry.second["get"]["parameters"]) {
      const YAML::Node named =
          parameter["$ref"] ? schemas.spec()["components"]["parameters"][parameter["$ref"].as<std::string>().substr(24)]
                            : parameter;
      ASSERT_TRUE(named) << path;
      if (named["in"].as<std::string>() == "path" || path == "/plays.csv") continue;
      QueryPairs query = questions_of(path, {});
      query.emplace_back(named["name"].as<std::string>(), "");
      try {
        ExploredHistory::instance().ask(with_id(path), query);
      } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("has no value"), std::string::npos) << path << ": " << error.what();
      }
    }
  }
}

TEST(Openapi, what_it_does_not_say_would_be_seen) {
  const Schemas schemas;
  const YAML::Node week = YAML::Load("{ $ref: '#/components/schemas/Week' }");
  EXPECT_EQ(schemas.complaint(week, {{"monday", "2010-01-04"}, {"plays", 3}}, ""), "");
  for (const Json& wrong : {Json{{"monday", "2010-01-04"}}, Json{{"monday", "4 January"}, {"plays", 3}},
                            Json{{"monday", "2010-01-04"}, {"plays", -1}}, Json{{"monday", nullptr}, {"plays", 3}},
                            Json{{"monday", "2010-01-04"}, {"plays", 3}, {"more", 1}}})
    EXPECT_NE(schemas.complaint(week, wrong, ""), "") << wrong;
}

}  // namespace
}  // namespace tonearm
