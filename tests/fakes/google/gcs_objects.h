// Objects of the fake Cloud Storage, and what is asked of them before a change.
// https://cloud.google.com/storage/docs/json_api/v1/objects, …/docs/request-preconditions
#pragma once
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "fakes/google/fake_door.h"

namespace tonearm {

/// What is to be stored: the metadata of a request, which may name checksums of the bytes.
struct Upload {
  nlohmann::json metadata;
  std::string name, content_type;
};
struct StoredObject {
  std::string name, bytes, content_type;
  nlohmann::json metadata;  ///< custom, null where there is none
  std::int64_t generation = 0, metageneration = 1;
  std::string crc32c, md5;  ///< base64
};
StoredObject make_object(const Upload& upload, std::string bytes, std::int64_t generation);
using StoredObjects = std::map<std::string, StoredObject>;

/// {"error": {"code", "message", "errors": [{"reason"}]}}
FakeAnswer gcs_error(int status, const std::string& reason, const std::string& message);
FakeAnswer json_answer(const nlohmann::json& body);

/// The resource of an object, as the service writes it.
nlohmann::json resource_of(const StoredObject& object, const std::string& bucket);
/// Only what fields=… names: "a,b,items(c,d)".
nlohmann::json only_fields(const nlohmann::json& resource, const std::string& fields);

/// The four if…Match of a query. Nothing where they hold; 412, 304 (of a GET) or 400 else. `object` may be null.
std::optional<FakeAnswer> broken_precondition(const FakeRequest& request, const StoredObject* object);

/// A 400 where the metadata's or the header's crc32c or md5 are not those of the bytes, or the name is not allowed.
std::optional<FakeAnswer> wrong_upload(const FakeRequest& request, const Upload& upload, const std::string& bytes);

}  // namespace tonearm
