#include "app/config_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/error.h"
#include "core/nearest.h"

namespace tonearm {
namespace {

using Where = std::string;

Where where(const std::string& name, const toml::source_region& source) {
  return fmt::format("{} line {}", name, source.begin.line);
}

[[noreturn]] void wrong(const Where& where, const std::string& what, const std::string& what_to_do) {
  throw Error(Remedy::fix_setup, where + ": " + what, what_to_do);
}

void check_key(std::string_view key, const std::vector<std::string>& known, const Where& where) {
  for (const std::string& one : known)
    if (one == key) return;
  const std::string near = nearest(key, known);
  wrong(where, fmt::format("'{}' is not a setting", key),
        near.empty() ? "tonearm config lists the settings." : fmt::format("Did you mean '{}'?", near));
}

std::string scalar_text(const toml::node& node, const Where& where) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  wrong(where, "this value is neither text nor a number", "Put it in quotes.");
}

/// [[zone]] from = 2019-03-01, tz = "Europe/Berlin"
DatedZone dated_zone(const toml::table& table, const std::string& name) {
  DatedZone zone;
  for (const auto& [key, node] : table) {
    const Where at = where(name, node.source());
    check_key(key.str(), {"from", "tz"}, at);
    if (key.str() == "tz") {
      zone.tz = scalar_text(node, at);
    } else if (const auto* day = node.as_date()) {
      zone.from = {day->get().year, day->get().month, day->get().day};
    } else {
      const auto parsed = parse_date(scalar_text(node, at));
      if (!parsed) wrong(at, "'from' is not a date", "Write it as 2019-03-01.");
      zone.from = *parsed;
    }
  }
  if (zone.tz.empty()) wrong(where(name, table.source()), "this [[zone]] has no tz", "Add tz = \"Europe/Berlin\".");
  return zone;
}

std::string zone_text(const toml::node& node, const std::string& name) {
  const auto* list = node.as_array();
  if (!list) return scalar_text(node, where(name, node.source()));
  std::vector<DatedZone> zones;
  for (const toml::node& element : *list) {
    const auto* table = element.as_table();
    if (!table)
      wrong(where(name, element.source()), "a zone must be a [[zone]] table", "Write [[zone]] with from and tz.");
    zones.push_back(dated_zone(*table, name));
  }
  return format_zones(zones);
}

/// users = ["rj", "ada"]
std::string list_text(const toml::node& node, const std::string& name) {
  const auto* list = node.as_array();
  if (!list) return scalar_text(node, where(name, node.source()));
  std::string text;
  for (const toml::node& element : *list)
    text += (text.empty() ? "" : ",") + scalar_text(element, where(name, element.source()));
  return text;
}

toml::table parse(const std::string& text, const std::string& name) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    wrong(where(name, error.source()), std::string(error.description()),
          "Mend that line; https://toml.io shows the form.");
  }
}

/// The settings of a file, and of its table [notify].
class FileReader {
 public:
  FileReader(const std::string& name, std::vector<Error>* faults) : name_(name), faults_(faults) {}

  /// `prefix`: of the keys' names, "notify_" in the table.
  void read(const toml::table& table, const std::string& prefix) {
    for (const toml::key* key : in_order(table)) try {
        read_one(std::string(key->str()), *table.get(key->str()), where(name_, key->source()), prefix);
      } catch (const Error& error) {
        if (!faults_) throw;
        faults_->push_back(error);
      }
  }
  std::map<std::string, Setting> settings;

 private:
  void read_one(const std::string& key, const toml::node& node, const Where& at, const std::string& prefix) {
    if (const auto* table = node.as_table(); table && prefix.empty() && key == kNotify)
      return read(*table, kNotify + "_");
    check_key(key, known_keys(prefix), at);
    const std::string full = prefix + key;
    const bool is_list = full == "users" || full == "notify_email";
    settings[full] = {full == "zone" ? zone_text(node, name_)
                      : is_list      ? list_text(node, name_)
                                     : scalar_text(node, at),
                      at};
  }

  /// As the file has them; a table sorts its keys.
  static std::vector<const toml::key*> in_order(const toml::table& table) {
    std::vector<const toml::key*> keys;
    for (const auto& [key, node] : table) keys.push_back(&key);
    std::sort(keys.begin(), keys.end(),
              [](const auto* a, const auto* b) { return a->source().begin.line < b->source().begin.line; });
    return keys;
  }

  static std::vector<std::string> known_keys(const std::string& prefix) {
    std::vector<std::string> known;
    for (const SettingSpec& spec : setting_specs())
      if (const std::string key = spec.key; key.starts_with(prefix)) known.push_back(key.substr(prefix.size()));
    if (prefix.empty()) known.push_back(kNotify);
    return known;
  }

  inline static const std::string kNotify = "notify";
  const std::string& name_;
  std::vector<Error>* faults_;
};

bool sets_key(const std::string& line, const std::string& key) {
  const std::size_t at = line.find_first_not_of(" \t");
  if (at == std::string::npos || line.compare(at, key.size(), key) != 0) return false;
  const std::size_t after = line.find_first_not_of(" \t", at + key.size());
  return after != std::string::npos && line[after] == '=';
}

std::string toml_text(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, Setting> parse_config_file(const std::string& text, const std::string& name,
                                                 std::vector<Error>* faults) {
  FileReader reader(name, faults);
  try {
    reader.read(parse(text, name), "");
  } catch (const Error& error) {
    if (!faults) throw;
    faults->push_back(error);
  }
  return std::move(reader.settings);
}

std::string with_account(const std::string& text, const std::string& user, const std::string& api_key) {
  std::string head = fmt::format("user = {}\napi_key = {}\n", toml_text(user), toml_text(api_key)), rest;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1);
    const std::string line = text.substr(at, end + 1 - at);
    if (!sets_key(line, "user") && !sets_key(line, "api_key")) rest += line;
    at = end + 1;
  }
  return head + rest;
}

}  // namespace tonearm
