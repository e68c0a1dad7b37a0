#include "fakes/google/strict_gcs.h"

#include <fmt/format.h>

#include <ctime>

namespace tonearm {
namespace {

constexpr const char* kBuckets = "/storage/v1/b";
constexpr const char* kUploads = "/upload/storage/v1/b/";

StrictGcs::Settings with_clock(StrictGcs::Settings settings) {
  if (!settings.now) settings.now = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
  return settings;
}

FakeAnswer no_token(const FakeRequest& request) {
  return request.header("authorization").empty()
             ? gcs_error(401, "required", "Anonymous caller does not have storage access to this resource.")
             : gcs_error(401, "authError", "Invalid Credentials");
}

bool is_change(const FakeRequest& request) { return request.method != "GET"; }

}  // namespace

StrictGcs::StrictGcs() : StrictGcs(Settings()) {}

StrictGcs::StrictGcs(Settings settings)
    : settings_(with_clock(std::move(settings))),
      accounts_(settings_.now),
      door_([this](const FakeRequest& request) { return respond(request); }, settings_.now) {}

FakeAnswer StrictGcs::respond(const FakeRequest& request) {
  if (request.path == "/token") return accounts_.token(request, token_uri());
  if (request.path.starts_with("/computeMetadata/")) {
    const std::lock_guard lock(mutex_);
    if (hidden_metadata_ > 0 && hidden_metadata_--) return FakeAnswer{.ending = FakeAnswer::Ending::reset};
    return accounts_.metadata(request);
  }
  const std::lock_guard lock(mutex_);
  FakeAnswer answer = about_objects(request);
  answer.delay = settings_.latency;
  return answer;
}

FakeAnswer StrictGcs::about_objects(const FakeRequest& request) {
  if (!failures_.empty()) {
    FakeAnswer failure = std::move(failures_.front());
    failures_.pop_front();
    ++counts_.faults;
    return failure;
  }
  if (settings_.wants_tokens && !accounts_.accepts(request)) return no_token(request);
  FakeAnswer answer = route(request);
  if (is_change(request) && answer.status < 300 && lost_answers_ > 0 && lost_answers_--) answer.ending = lost_ending_;
  if (std::exchange(cut_now_, false)) answer.ending = cut_ending_;
  return answer;
}

FakeAnswer StrictGcs::route(const FakeRequest& request) {
  if (request.path.starts_with(kUploads)) {
    const std::string rest = request.path.substr(std::string(kUploads).size());
    const std::size_t slash = rest.find('/');
    if (slash == std::string::npos || rest.substr(slash) != "/o") return gcs_error(404, "notFound", "Not Found");
    return request.method == "POST" ? upload(request, percent_decoded(rest.substr(0, slash))) : chunk(request);
  }
  if (!request.path.starts_with(kBuckets)) return gcs_error(404, "notFound", "Not Found");
  return about_bucket(request, request.path.substr(std::string(kBuckets).size()));
}

/// `rest`: "", "/bucket", "/bucket/o", "/bucket/o/name".
FakeAnswer StrictGcs::about_bucket(const FakeRequest& request, const std::string& rest) {
  if (rest.empty() && request.method == "POST") {
    const auto body = nlohmann::json::parse(request.body, nullptr, false);
    const std::string name = body.is_object() ? body.value("name", "") : "";
    if (name.empty() || request.parameter("project").empty()) return gcs_error(400, "required", "Required parameter");
    if (!buckets_.try_emplace(name).second) return gcs_error(409, "conflict", "Your previous request to create it");
    return json_answer({{"kind", "storage#bucket"}, {"name", name}});
  }
  if (rest.size() < 2) return gcs_error(404, "notFound", "Not Found");
  const std::size_t slash = rest.find('/', 1);
  const std::string bucket = percent_decoded(rest.substr(1, slash == std::string::npos ? slash : slash - 1));
  if (auto none = no_bucket(bucket)) return *none;
  const std::string tail = slash == std::string::npos ? "" : rest.substr(slash);
  if (tail.empty() && request.method == "GET") return json_answer({{"kind", "storage#bucket"}, {"name", bucket}});
  if (tail == "/o" && request.method == "GET") return list(request, bucket);
  // A '/' in a name is sent as %2F: another one would be another resource.
  if (!tail.starts_with("/o/") || tail.find('/', 3) != std::string::npos)
    return gcs_error(404, "notFound", "Not Found");
  return object(request, bucket, percent_decoded(tail.substr(3)));
}

std::optional<FakeAnswer> StrictGcs::no_bucket(const std::string& bucket) const {
  const auto it = buckets_.find(bucket);
  if (it == buckets_.end()) return gcs_error(404, "notFound", "The specified bucket does not exist.");
  return it->second.closed;
}

void StrictGcs::make_bucket(const std::string& bucket) {
  const std::lock_guard lock(mutex_);
  buckets_[bucket];
}

void StrictGcs::close_bucket(const std::string& bucket, FakeAnswer answer) {
  const std::lock_guard lock(mutex_);
  buckets_[bucket].closed = std::move(answer);
}

std::optional<StoredObject> StrictGcs::stored(const std::string& bucket, const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const StoredObjects& objects = buckets_.at(bucket).objects;
  const auto it = objects.find(name);
  return it == objects.end() ? std::nullopt : std::optional(it->second);
}

void StrictGcs::store(const std::string& bucket, const std::string& name, const std::string& bytes) {
  const std::lock_guard lock(mutex_);
  const Upload upload{nlohmann::json::object(), name, "text/plain"};
  buckets_.at(bucket).objects[name] = make_object(upload, bytes, ++generations_);
}

std::size_t StrictGcs::objects(const std::string& bucket) const {
  const std::lock_guard lock(mutex_);
  return buckets_.at(bucket).objects.size();
}

GcsCounts StrictGcs::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

void StrictGcs::set_latency(std::chrono::milliseconds latency) {
  const std::lock_guard lock(mutex_);
  settings_.latency = latency;
}

void StrictGcs::fail_next(int requests, const FakeAnswer& answer) {
  const std::lock_guard lock(mutex_);
  failures_.insert(failures_.end(), static_cast<std::size_t>(requests), answer);
}

void StrictGcs::lose_next_answers(int changes, FakeAnswer::Ending ending) {
  const std::lock_guard lock(mutex_);
  lost_ending_ = ending;
  lost_answers_ = changes;
}

void StrictGcs::cut_chunk(int number, std::size_t keep, FakeAnswer::Ending ending) {
  const std::lock_guard lock(mutex_);
  cut_ending_ = ending;
  chunks_until_cut_ = number;
  cut_keep_ = keep;
}

void StrictGcs::take_only(std::size_t keep) {
  const std::lock_guard lock(mutex_);
  take_only_ = keep;
}

void StrictGcs::damage_next_gets(int gets) {
  const std::lock_guard lock(mutex_);
  damaged_gets_ = gets;
}

void StrictGcs::end_sessions(int status) {
  const std::lock_guard lock(mutex_);
  for (auto& [id, session] : sessions_) session.end = gcs_error(status, "gone", "The upload session is no more.");
}

void StrictGcs::hide_metadata(int requests) {
  const std::lock_guard lock(mutex_);
  hidden_metadata_ = requests;
}

}  // namespace tonearm
