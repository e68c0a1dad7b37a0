#include "google/google_credentials.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/error.h"

namespace tonearm {
namespace {

using Environment = std::function<std::optional<std::string>(const std::string&)>;

constexpr const char* kVariable = "GOOGLE_APPLICATION_CREDENTIALS";
constexpr const char* kTokenUri = "https://oauth2.googleapis.com/token";
constexpr const char* kLogIn =
    "Run `gcloud auth application-default login`, or make a new key of a service account and let "
    "GOOGLE_APPLICATION_CREDENTIALS name its file.";

std::optional<std::string> value_of(const Environment& environment, const char* name) {
  auto value = environment(name);
  return value && !value->empty() ? value : std::nullopt;
}

std::optional<std::string> content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Error wrong_file(const std::string& file, const std::string& what) {
  return Error(Remedy::fix_setup, fmt::format("the credentials in {} cannot be used: {}", file, what), kLogIn);
}

/// The fields of one credentials file.
class Fields {
 public:
  Fields(const nlohmann::json& object, const std::string& file) : object_(object), file_(file) {}

  std::string must(const char* name) const {
    std::string value = may(name);
    if (value.empty()) throw wrong_file(file_, fmt::format("the field \"{}\" is missing", name));
    return value;
  }
  std::string may(const char* name, const char* otherwise = "") const {
    const auto it = object_.find(name);
    return it != object_.end() && it->is_string() ? it->get<std::string>() : otherwise;
  }

 private:
  const nlohmann::json& object_;
  const std::string& file_;
};

/// gcloud's own file, nothing where the environment does not say where that would be.
std::optional<std::string> gcloud_file(const Environment& environment) {
  constexpr const char* kName = "/application_default_credentials.json";
  if (const auto folder = value_of(environment, "CLOUDSDK_CONFIG")) return *folder + kName;
  if (const auto home = value_of(environment, "HOME")) return *home + "/.config/gcloud" + kName;
  return std::nullopt;
}

}  // namespace

Credentials parse_credentials(const std::string& json, const std::string& file) {
  const auto object = nlohmann::json::parse(json, nullptr, false);
  if (!object.is_object()) throw wrong_file(file, "it is not JSON");
  const Fields fields(object, file);
  const std::string type = fields.must("type");
  if (type == "service_account")
    return ServiceAccountKey{fields.must("client_email"), fields.may("private_key_id"), fields.must("private_key"),
                             fields.may("token_uri", kTokenUri), file};
  if (type == "authorized_user")
    return UserLogin{fields.must("client_id"),           fields.must("client_secret"), fields.must("refresh_token"),
                     fields.may("token_uri", kTokenUri), fields.may("account"),        file};
  if (type == "external_account")
    throw wrong_file(file, "its type, external_account (workload identity federation), is not supported by Tonearm");
  throw wrong_file(file, fmt::format("its type is \"{}\", not service_account or authorized_user", type));
}

Credentials find_credentials(const Environment& environment) {
  if (const auto file = value_of(environment, kVariable)) {
    const auto content = content_of(*file);
    if (!content)
      throw Error(Remedy::fix_setup, fmt::format("{} names {}, which cannot be read", kVariable, *file),
                  "Correct the variable, or unset it to use gcloud's login.");
    return parse_credentials(*content, *file);
  }
  std::string tried = fmt::format("{} is not set", kVariable);
  if (const auto file = gcloud_file(environment)) {
    if (const auto content = content_of(*file)) return parse_credentials(*content, *file);
    tried += fmt::format("; gcloud left no {}", *file);
  }
  return MetadataServer{value_of(environment, "GCE_METADATA_HOST").value_or("metadata.google.internal"), tried};
}

}  // namespace tonearm
