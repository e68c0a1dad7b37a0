#include "app/places.h"

#include <fmt/format.h>

#include <regex>

#include "core/error.h"

namespace tonearm {
namespace {

constexpr const char* kGcs = "gs://";
constexpr const char* kBigquery = "bigquery://";

[[noreturn]] void refuse(const std::string& what, const std::string& what_to_do) {
  throw Error(Remedy::fix_setup, what, what_to_do);
}

void refuse_other_schemes(const std::string& text, const std::string& what_to_do) {
  if (text.find("://") != std::string::npos) refuse(fmt::format("'{}' is no place that is known", text), what_to_do);
}

/// https://cloud.google.com/storage/docs/buckets#naming
bool is_bucket_name(const std::string& name) {
  static const std::regex letters("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]"), number("[0-9]+(\\.[0-9]+){3}");
  static const std::regex parts("[^.]{1,63}(\\.[^.]{1,63})*"), googles("goog.*|.*(google|g00gle|go0gle|g0ogle).*");
  return std::regex_match(name, letters) && std::regex_match(name, parts) && !std::regex_match(name, number) &&
         !std::regex_match(name, googles);
}

/// https://cloud.google.com/resource-manager/docs/creating-managing-projects; old ones have their domain in front.
bool is_project_id(const std::string& id) {
  static const std::regex form("[a-z][a-z0-9-]{4,28}[a-z0-9]|[a-z0-9.-]+:[a-z][a-z0-9-]*[a-z0-9]");
  return std::regex_match(id, form);
}

std::string without_slashes(std::string text) {
  while (text.ends_with('/')) text.pop_back();
  text.erase(0, text.find_first_not_of('/'));
  return text;
}

/// A place of the configuration; its errors say which setting, and where it came from.
template <class Place>
Place place_of(const Config& config, const std::string& key, Place (*parse)(const std::string&),
               const std::filesystem::path& otherwise) {
  const Setting& setting = config.settings.at(key);
  try {
    return parse(setting.value.empty() ? otherwise.string() : setting.value);
  } catch (const Error& error) {
    throw error.on(fmt::format("{} (from {})", key, setting.source));
  }
}

}  // namespace

std::string LakePlace::text() const {
  if (!in_cloud()) return folder.string();
  return prefix.empty() ? kGcs + bucket : fmt::format("{}{}/{}", kGcs, bucket, prefix);
}

LakePlace parse_lake_place(const std::string& text) {
  constexpr const char* kAdvice = "Write it as gs://bucket/prefix, or name a folder.";
  if (!text.starts_with(kGcs)) {
    refuse_other_schemes(text, kAdvice);
    return {"", "", text};
  }
  const std::string path = text.substr(std::string(kGcs).size());
  const std::size_t slash = path.find('/');
  LakePlace place{path.substr(0, slash), slash == std::string::npos ? "" : without_slashes(path.substr(slash)), {}};
  if (!is_bucket_name(place.bucket))
    refuse(fmt::format("'{}' is no name of a bucket", place.bucket),
           "Write it as gs://bucket/prefix, or name a folder; a bucket's name has 3 to 63 small letters, digits, "
           "- and _, and nothing of Google's.");
  return place;
}

std::string WarehousePlace::text() const {
  return in_cloud() ? fmt::format("{}{}/{}", kBigquery, project, dataset) : folder.string();
}

WarehousePlace parse_warehouse_place(const std::string& text) {
  constexpr const char* kAdvice = "Write it as bigquery://project/dataset, or name a folder.";
  if (!text.starts_with(kBigquery)) {
    refuse_other_schemes(text, kAdvice);
    return {"", "", text};
  }
  static const std::regex path("([a-z0-9.:-]*[a-z0-9])/([A-Za-z0-9_]{1,1000})/?");
  std::smatch match;
  const std::string rest = text.substr(std::string(kBigquery).size());
  if (!std::regex_match(rest, match, path)) refuse(fmt::format("'{}' names no project and dataset", text), kAdvice);
  if (!is_project_id(match[1]))
    refuse(fmt::format("'{}' is no id of a project", match[1].str()),
           "Write it as bigquery://project/dataset; an id has 6 to 30 small letters, digits and -, a letter first.");
  return {match[1], match[2], {}};
}

LakePlace lake_place(const Config& config) { return place_of(config, "lake", &parse_lake_place, config.home / "lake"); }

WarehousePlace warehouse_place(const Config& config) {
  const WarehousePlace place = place_of(config, "warehouse", &parse_warehouse_place, config.home / "warehouse");
  if (place.in_cloud() && !lake_place(config).in_cloud())
    refuse(fmt::format("warehouse {} needs a lake in Cloud Storage; {} is a folder", place.text(),
                       lake_place(config).text()),
           "Set lake = \"gs://bucket/prefix\"; tonearm lake copy moves what is there.");
  return place;
}

}  // namespace tonearm
