// What the fake Cloud Storage does with objects: list, read, change, remove.
#include <fmt/format.h>

#include <algorithm>

#include "fakes/google/strict_gcs.h"

namespace tonearm {
namespace {

constexpr std::size_t kPage = 1000;
constexpr const char* kTokenBegin = "after:";

}  // namespace

FakeAnswer StrictGcs::list(const FakeRequest& request, const std::string& bucket) {
  ++counts_.lists;
  const std::string prefix = request.parameter("prefix"), token = request.parameter("pageToken");
  std::size_t most = kPage;
  if (const std::string asked = request.parameter("maxResults"); !asked.empty())
    most = std::clamp<std::size_t>(std::strtoul(asked.c_str(), nullptr, 10), 1, kPage);
  if (!token.empty() && !token.starts_with(kTokenBegin)) return gcs_error(400, "invalid", "Invalid page token");
  const StoredObjects& objects = buckets_.at(bucket).objects;
  const std::string after = token.empty() ? "" : token.substr(std::string(kTokenBegin).size());
  auto it = token.empty() ? objects.lower_bound(prefix) : objects.upper_bound(after);
  nlohmann::json page{{"kind", "storage#objects"}};
  std::string last;
  for (std::size_t count = 0; it != objects.end() && it->first.starts_with(prefix); ++it, ++count) {
    if (count == most) {
      page["nextPageToken"] = kTokenBegin + last;
      break;
    }
    page["items"].push_back(resource_of(it->second, bucket));
    last = it->first;
  }
  return json_answer(only_fields(page, request.parameter("fields")));
}

FakeAnswer StrictGcs::object(const FakeRequest& request, const std::string& bucket, const std::string& name) {
  StoredObjects& objects = buckets_.at(bucket).objects;
  const bool is_media = request.method == "GET" && request.parameter("alt") == "media";
  ++(request.method == "DELETE" ? counts_.deletes
     : request.method != "GET"  ? counts_.patches
     : is_media                 ? counts_.gets
                                : counts_.looks);
  const auto it = objects.find(name);
  if (it == objects.end()) return gcs_error(404, "notFound", fmt::format("No such object: {}/{}", bucket, name));
  if (auto broken = broken_precondition(request, &it->second)) return *broken;
  if (request.method == "DELETE") {
    objects.erase(it);
    return {204};
  }
  if (request.method == "PATCH") {
    const auto body = nlohmann::json::parse(request.body, nullptr, false);
    if (!body.is_object()) return gcs_error(400, "parseError", "Parse Error");
    if (body.contains("metadata")) it->second.metadata = body["metadata"];
    ++it->second.metageneration;
  } else if (request.method != "GET") {
    return gcs_error(405, "methodNotAllowed", "Method Not Allowed");
  }
  if (is_media) return media(it->second);
  return json_answer(only_fields(resource_of(it->second, bucket), request.parameter("fields")));
}

FakeAnswer StrictGcs::media(const StoredObject& object) {
  FakeAnswer answer{200, object.bytes, {}, object.content_type};
  answer.headers = {{"x-goog-hash", "crc32c=" + object.crc32c + ",md5=" + object.md5},
                    {"x-goog-generation", std::to_string(object.generation)}};
  if (damaged_gets_ > 0 && damaged_gets_--) {
    ++counts_.faults;
    answer.body += '!';
    answer.body[0] ^= 1;
  }
  return answer;
}

}  // namespace tonearm
