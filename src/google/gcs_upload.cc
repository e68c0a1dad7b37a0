#include "google/gcs_upload.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "google/crc32c.h"
#include "google/gcs_refusal.h"

namespace tonearm {
namespace {

constexpr std::size_t kChunkUnit = 256u << 10;
constexpr const char* kMark = "tonearm-put";
constexpr const char* kContentType = "application/octet-stream";
const std::vector<int> kOurs{400, 403, 404, 412};  // statuses that this file understands

std::string text_at(const nlohmann::json& object, const char* name) {
  const auto it = object.is_object() ? object.find(name) : object.end();
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::size_t chunk_size(const GcsSettings& settings) {
  return std::max(settings.chunk / kChunkUnit, std::size_t{1}) * kChunkUnit;
}

}  // namespace

std::uint64_t next_offset(const std::string& range) {
  constexpr std::string_view kBegin = "bytes=0-";
  if (!range.starts_with(kBegin)) return 0;
  std::uint64_t last = 0;
  const char* const end = range.data() + range.size();
  const auto [stop, error] = std::from_chars(range.data() + kBegin.size(), end, last);
  return error == std::errc() && stop == end ? last + 1 : 0;
}

GcsUpload::GcsUpload(GoogleApi& api, const GcsNames& names, const GcsSettings& settings, Content content)
    : api_(api),
      names_(names),
      settings_(settings),
      content_(std::move(content)),
      checksum_(crc32c_text(content_.bytes)),
      pace_(api.pace()) {}

std::optional<std::string> GcsUpload::run() {
  const bool is_small = content_.bytes.size() < settings_.multipart_limit || content_.bytes.empty();
  return is_small ? send_whole() : send_in_chunks();
}

std::optional<std::string> GcsUpload::send_whole() {
  const HttpRequest request = whole();
  return generation_in(try_until_answered(request));
}

std::optional<std::string> GcsUpload::send_in_chunks() {
  std::uint64_t offset = 0, furthest = 0;
  bool is_sure = true;  // of the offset
  for (;;) {
    if (session_.empty()) {
      const HttpAnswer start = try_until_answered(session_start());
      if (start.status >= 300) return generation_in(start);
      session_ = header(start, "location");
      if (session_.empty()) refuse(start);
      offset = 0, is_sure = true;
    }
    const HttpAnswer answer = api_.send_once(is_sure ? chunk(offset) : question());
    if (is_passing(answer)) {
      is_sure = false;
      wait_after(answer);
    } else if (answer.status == 308) {
      offset = std::min<std::uint64_t>(next_offset(header(answer, "range")), content_.bytes.size());
      if (offset > furthest)
        pace_.start_again();
      else if (is_sure)
        wait_after(answer);  // it takes nothing: no hurry
      furthest = std::max(furthest, offset);
      is_sure = true;
    } else if (answer.status == 404 || answer.status == 410) {
      session_.clear();
      wait_after(answer);
    } else {
      return generation_in(answer);
    }
  }
}

HttpAnswer GcsUpload::try_until_answered(const HttpRequest& request) {
  for (;;) {
    HttpAnswer answer = api_.send_once(request);
    if (!is_passing(answer)) return answer;
    wait_after(answer);
  }
}

std::optional<std::string> GcsUpload::generation_in(const HttpAnswer& answer) {
  if (answer.status == 412) return generation_of_our_own_try();
  if (answer.status >= 300) refuse(answer);
  return text_at(nlohmann::json::parse(answer.body, nullptr, false), "generation");
}

std::optional<std::string> GcsUpload::generation_of_our_own_try() {
  HttpRequest request;
  request.url = names_.object_url(content_.name);
  request.query = {{"fields", "generation,size,crc32c,metadata"}};
  const HttpAnswer answer = api_.send(request, "read " + names_.shown(content_.name), GoogleApi::Repeat::safe, {404});
  const auto found = nlohmann::json::parse(answer.body, nullptr, false);
  const bool is_ours = answer.status == 200 && text_at(found, "crc32c") == checksum_ &&
                       text_at(found, "size") == std::to_string(content_.bytes.size()) && found.contains("metadata") &&
                       text_at(found["metadata"], kMark) == content_.mark;
  return is_ours ? std::optional(text_at(found, "generation")) : std::nullopt;
}

void GcsUpload::wait_after(const HttpAnswer& answer) {
  if (!pace_.wait_after(answer)) refuse(answer);
}

std::string GcsUpload::metadata() const {
  return nlohmann::json{{"name", content_.name},
                        {"contentType", kContentType},
                        {"crc32c", checksum_},
                        {"metadata", {{kMark, content_.mark}}}}
      .dump();
}

HttpRequest GcsUpload::upload_request(const char* type) const {
  HttpRequest request;
  request.url = names_.upload_url();
  request.query = {{"uploadType", type}};
  request.method = "POST";
  if (content_.condition.kind != PutIf::Kind::always) {
    const bool is_new = content_.condition.kind == PutIf::Kind::absent;
    request.query.emplace_back("ifGenerationMatch", is_new ? "0" : content_.condition.generation);
  }
  return request;
}

HttpRequest GcsUpload::whole() const {
  HttpRequest request = upload_request("multipart");
  const std::string boundary = "tonearm-" + content_.mark;
  request.headers = {{"Content-Type", "multipart/related; boundary=" + boundary}};
  request.body =
      fmt::format("--{}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n{}\r\n", boundary, metadata());
  request.body += fmt::format("--{}\r\nContent-Type: {}\r\n\r\n", boundary, kContentType);
  request.body += content_.bytes;
  request.body += fmt::format("\r\n--{}--\r\n", boundary);
  return request;
}

HttpRequest GcsUpload::session_start() const {
  HttpRequest request = upload_request("resumable");
  request.headers = {{"Content-Type", "application/json; charset=UTF-8"},
                     {"X-Upload-Content-Type", kContentType},
                     {"X-Upload-Content-Length", std::to_string(content_.bytes.size())}};
  request.body = metadata();
  return request;
}

HttpRequest GcsUpload::chunk(std::uint64_t from) const {
  const std::string_view bytes = content_.bytes.substr(from, chunk_size(settings_));
  if (bytes.empty()) return question();
  return in_session(fmt::format("bytes {}-{}/{}", from, from + bytes.size() - 1, content_.bytes.size()), bytes);
}

HttpRequest GcsUpload::question() const { return in_session(fmt::format("bytes */{}", content_.bytes.size()), {}); }

HttpRequest GcsUpload::in_session(std::string range, std::string_view bytes) const {
  HttpHeaders headers{{"Content-Range", std::move(range)}, {"Content-Type", kContentType}};
  return {session_, {}, "PUT", std::move(headers), std::string(bytes)};
}

void GcsUpload::refuse(const HttpAnswer& answer) { throw_gcs_refusal(api_, answer, names_, "write", content_.name); }

}  // namespace tonearm
