#include "google/gcs_names.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "google/percent_encoding.h"

namespace tonearm {
namespace {

constexpr std::size_t kLongestName = 1024;  // bytes

bool is_utf8(std::string_view text) {
  try {
    (void)nlohmann::json(text).dump();
    return true;
  } catch (const nlohmann::json::type_error&) {
    return false;
  }
}

std::string with_slash(std::string prefix) {
  if (!prefix.empty() && prefix.back() != '/') prefix += '/';
  return prefix;
}

}  // namespace

std::string why_refused(std::string_view name) {
  if (name.empty()) return "it is empty";
  if (name.size() > kLongestName) return fmt::format("it is longer than {} bytes", kLongestName);
  if (name == "." || name == "..") return "the service reserves it";
  if (name.starts_with(".well-known/acme-challenge/")) return "the service reserves what begins so";
  if (name.find_first_of("\r\n") != std::string_view::npos) return "it holds a line break";
  if (!is_utf8(name)) return "it is not UTF-8";
  return {};
}

GcsNames::GcsNames(const GcsSettings& settings)
    : endpoint_(settings.endpoint), bucket_(settings.bucket), prefix_(with_slash(settings.prefix)) {
  while (endpoint_.ends_with('/')) endpoint_.pop_back();
}

std::string GcsNames::name_of(const std::string& key) const {
  std::string name = key.empty() ? key : prefix_ + key;
  if (const std::string why = why_refused(name); !why.empty())
    throw Error(Remedy::look_into_data,
                fmt::format("{:?} cannot be the name of an object in Cloud Storage: {}", key, why), "Rename it.");
  return name;
}

std::string GcsNames::object_url(const std::string& name) const { return list_url() + "/" + percent_encoded(name); }

std::string GcsNames::list_url() const {
  return fmt::format("{}/storage/v1/b/{}/o", endpoint_, percent_encoded(bucket_));
}

std::string GcsNames::upload_url() const {
  return fmt::format("{}/upload/storage/v1/b/{}/o", endpoint_, percent_encoded(bucket_));
}

}  // namespace tonearm
