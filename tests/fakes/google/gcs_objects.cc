#include "fakes/google/gcs_objects.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>

#include "core/base64.h"
#include "google/crc32c.h"

namespace tonearm {
namespace {

std::string md5_text(const std::string& bytes) {
  unsigned char sum[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), sum, &size, EVP_md5(), nullptr);
  return base64({reinterpret_cast<const char*>(sum), size});
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos && text.size() < 19;
}

std::string text_at(const nlohmann::json& object, const char* name) {
  return object.is_object() && object.contains(name) && object[name].is_string() ? object[name] : "";
}

bool is_allowed_name(const std::string& name) {
  return !name.empty() && name.size() <= 1024 && name != "." && name != ".." &&
         name.find_first_of("\r\n") == std::string::npos && !name.starts_with(".well-known/acme-challenge/");
}

/// Of a header "crc32c=…,md5=…".
std::string hash_in(const std::string& header, const std::string& name) {
  const std::size_t at = header.find(name + "=");
  if (at == std::string::npos) return {};
  const std::size_t from = at + name.size() + 1;
  return header.substr(from, header.find(',', from) - from);
}

}  // namespace

StoredObject make_object(const Upload& upload, std::string bytes, std::int64_t generation) {
  StoredObject object{upload.name, std::move(bytes), upload.content_type, {}, generation, 1, "", ""};
  object.metadata = upload.metadata.value("metadata", nlohmann::json());
  object.crc32c = crc32c_text(object.bytes);
  object.md5 = md5_text(object.bytes);
  return object;
}

FakeAnswer gcs_error(int status, const std::string& reason, const std::string& message) {
  const nlohmann::json one{{"message", message}, {"domain", "global"}, {"reason", reason}};
  return {status,
          nlohmann::json{{"error", {{"code", status}, {"message", message}, {"errors", nlohmann::json::array({one})}}}}
              .dump()};
}

FakeAnswer json_answer(const nlohmann::json& body) { return {200, body.dump()}; }

nlohmann::json resource_of(const StoredObject& object, const std::string& bucket) {
  nlohmann::json resource{{"kind", "storage#object"},
                          {"name", object.name},
                          {"bucket", bucket},
                          {"generation", std::to_string(object.generation)},
                          {"metageneration", std::to_string(object.metageneration)},
                          {"contentType", object.content_type},
                          {"size", std::to_string(object.bytes.size())},
                          {"md5Hash", object.md5},
                          {"crc32c", object.crc32c}};
  if (!object.metadata.is_null()) resource["metadata"] = object.metadata;
  return resource;
}

nlohmann::json only_fields(const nlohmann::json& resource, const std::string& fields) {
  if (fields.empty()) return resource;
  nlohmann::json kept = nlohmann::json::object();
  for (std::size_t at = 0; at < fields.size();) {
    const std::size_t comma = fields.find(',', at), open = fields.find('(', at);
    const bool has_parts = open < comma;
    const std::size_t end = has_parts ? fields.find(')', open) : std::min(comma, fields.size());
    const std::string name = fields.substr(at, (has_parts ? open : end) - at);
    const std::string parts = has_parts ? fields.substr(open + 1, end - open - 1) : "";
    at = end + (has_parts ? 2 : 1);
    if (!resource.contains(name)) continue;
    if (!has_parts) kept[name] = resource[name];
    for (const auto& item : has_parts ? resource[name] : nlohmann::json::array())
      kept[name].push_back(only_fields(item, parts));
  }
  return kept;
}

std::optional<FakeAnswer> broken_precondition(const FakeRequest& request, const StoredObject* object) {
  for (const char* what : {"Generation", "Metageneration"})
    for (const bool wants_equal : {true, false}) {
      const std::string name = fmt::format("if{}{}Match", what, wants_equal ? "" : "Not");
      if (!request.query.contains(name)) continue;
      const std::string value = request.parameter(name);
      if (!is_number(value)) return gcs_error(400, "invalid", fmt::format("Invalid value for {}", name));
      const bool is_generation = std::string(what) == "Generation";
      const std::int64_t is = !object ? 0 : is_generation ? object->generation : object->metageneration;
      if ((std::stoll(value) == is) == wants_equal) continue;
      if (!wants_equal && request.method == "GET") return FakeAnswer{304, ""};
      return gcs_error(412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
    }
  return std::nullopt;
}

std::optional<FakeAnswer> wrong_upload(const FakeRequest& request, const Upload& upload, const std::string& bytes) {
  if (!is_allowed_name(upload.name))
    return gcs_error(400, "invalid", fmt::format("Invalid object name: '{}'", upload.name));
  const std::string hashes = request.header("x-goog-hash");
  const std::string crc = crc32c_text(bytes), md5 = md5_text(bytes);
  for (const std::string& said : {text_at(upload.metadata, "crc32c"), hash_in(hashes, "crc32c")})
    if (!said.empty() && said != crc)
      return gcs_error(400, "invalid",
                       fmt::format("Provided CRC32C \"{}\" doesn't match calculated CRC32C \"{}\".", said, crc));
  for (const std::string& said : {text_at(upload.metadata, "md5Hash"), hash_in(hashes, "md5")})
    if (!said.empty() && said != md5)
      return gcs_error(400, "invalid",
                       fmt::format("Provided MD5 hash \"{}\" doesn't match calculated MD5 hash \"{}\".", said, md5));
  return std::nullopt;
}

}  // namespace tonearm
