// How objects come into the fake Cloud Storage: whole, or by sessions.
#include <fmt/format.h>

#include "fakes/google/multipart_related.h"
#include "fakes/google/strict_gcs.h"

namespace tonearm {
namespace {

/// The name is in the query or in the metadata.
std::optional<Upload> read_upload(const FakeRequest& request, const std::string& metadata, const std::string& type) {
  Upload upload{nlohmann::json::parse(metadata.empty() ? "{}" : metadata, nullptr, false), "", type};
  if (!upload.metadata.is_object()) return std::nullopt;
  upload.name = request.parameter("name");
  if (upload.name.empty()) upload.name = upload.metadata.value("name", "");
  if (upload.metadata.contains("contentType")) upload.content_type = upload.metadata.value("contentType", "");
  return upload;
}

}  // namespace

FakeAnswer StrictGcs::upload(const FakeRequest& request, const std::string& bucket) {
  ++counts_.inserts;
  if (auto none = no_bucket(bucket)) return *none;
  const std::string type = request.parameter("uploadType");
  if (type == "resumable") return start_session(request, bucket);
  if (type == "media") {
    const auto upload = read_upload(request, "", request.header("content-type"));
    return insert(request, bucket, *upload, request.body);
  }
  if (type != "multipart") return gcs_error(400, "invalid", "Invalid uploadType");
  const auto parts = parse_two_parts(request.header("content-type"), request.body);
  if (!parts || !parts->first_type.starts_with("application/json"))
    return gcs_error(400, "badContent", "Malformed multipart body.");
  const auto upload = read_upload(request, parts->first, parts->second_type);
  if (!upload) return gcs_error(400, "parseError", "Parse Error");
  return insert(request, bucket, *upload, parts->second);
}

FakeAnswer StrictGcs::insert(const FakeRequest& request, const std::string& bucket, const Upload& upload,
                             const std::string& bytes) {
  if (auto wrong = wrong_upload(request, upload, bytes)) return *wrong;
  StoredObjects& objects = buckets_.at(bucket).objects;
  const auto it = objects.find(upload.name);
  if (auto broken = broken_precondition(request, it == objects.end() ? nullptr : &it->second)) return *broken;
  StoredObject& object = objects[upload.name];
  object = make_object(upload, bytes, ++generations_);
  return json_answer(only_fields(resource_of(object, bucket), request.parameter("fields")));
}

FakeAnswer StrictGcs::start_session(const FakeRequest& request, const std::string& bucket) {
  const auto upload = read_upload(request, request.body, request.header("x-upload-content-type"));
  if (!upload) return gcs_error(400, "parseError", "Parse Error");
  const StoredObjects& objects = buckets_.at(bucket).objects;
  const auto it = objects.find(upload->name);
  if (auto broken = broken_precondition(request, it == objects.end() ? nullptr : &it->second)) return *broken;
  UploadSession session{bucket, *upload, request, {}, "", {}};
  session.start.body.clear();
  if (const std::string length = request.header("x-upload-content-length"); !length.empty())
    session.length = std::strtoll(length.c_str(), nullptr, 10);
  const std::string id = fmt::format("session-{}", ++session_count_);
  sessions_.emplace(id, std::move(session));
  FakeAnswer answer{200, ""};
  answer.headers.emplace_back("Location",
                              fmt::format("{}{}?uploadType=resumable&upload_id={}", url(), request.path, id));
  return answer;
}

FakeAnswer StrictGcs::chunk(const FakeRequest& request) {
  const auto it = sessions_.find(request.parameter("upload_id"));
  if (request.method != "PUT" || it == sessions_.end()) return gcs_error(404, "notFound", "Not Found");
  const bool is_question = request.body.empty();
  ++(is_question ? counts_.questions : counts_.chunks);
  auto answer = take_chunk(it->second, request, is_question ? SIZE_MAX : arriving());
  return answer ? *answer : finish(it->second);
}

/// How many bytes of the chunk that is coming in arrive.
std::size_t StrictGcs::arriving() {
  if (chunks_until_cut_ > 0 && --chunks_until_cut_ == 0) {
    ++counts_.faults;
    cut_now_ = true;
    return cut_keep_;
  }
  return std::exchange(take_only_, SIZE_MAX);
}

/// The conditions of the start hold at the end, too.
FakeAnswer StrictGcs::finish(UploadSession& session) {
  const FakeAnswer answer = insert(session.start, session.bucket, session.upload, session.bytes);
  session.end = answer;
  session.bytes.clear();
  return answer;
}

}  // namespace tonearm
