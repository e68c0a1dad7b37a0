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
  static const std::regex bucket_name("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");
  const std::string path = text.substr(std::string(kGcs).size());
  const std::size_t slash = path.find('/');
  LakePlace place{path.substr(0, slash), slash == std::string::npos ? "" : without_slashes(path.substr(slash)), {}};
  if (!std::regex_match(place.bucket, bucket_name))
    refuse(fmt::format("'{}' is no name of a bucket", place.bucket), kAdvice);
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
