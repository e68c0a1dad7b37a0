// One object on its way into Cloud Storage, whole or in chunks.
// https://cloud.google.com/storage/docs/uploading-objects, https://cloud.google.com/storage/docs/resumable-uploads
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "google/gcs_names.h"
#include "google/google_api.h"
#include "ports/object_store.h"

namespace tonearm {

/// Where a session goes on: one after the last byte of "bytes=0-524287"; 0 where the header is "" or another thing.
std::uint64_t next_offset(const std::string& range);

/// One put. Each try carries `mark`, unlike that of any other put, in the object's metadata: where a try finds the
/// condition broken, the mark, size and checksum tell whether an earlier try of this put did that and its answer was
/// lost (libcurl, too, repeats a request without a word where a kept connection has died). Equal bytes alone do not
/// tell: of two programs that race for a lock both would have it.
class GcsUpload {
 public:
  struct Content {
    std::string name;
    std::string_view bytes;  ///< not copied
    PutIf condition;
    std::string mark;
  };
  GcsUpload(GoogleApi& api, const GcsNames& names, const GcsSettings& settings, Content content);

  /// The object's generation; nothing where the condition does not hold.
  std::optional<std::string> run();

 private:
  std::optional<std::string> send_whole();
  std::optional<std::string> send_in_chunks();
  HttpAnswer try_until_answered(const HttpRequest& request);
  std::optional<std::string> generation_in(const HttpAnswer& answer);
  std::optional<std::string> generation_of_our_own_try();
  void wait_after(const HttpAnswer& answer);
  std::string metadata() const;
  HttpRequest upload_request(const char* type) const;
  HttpRequest whole() const;
  HttpRequest session_start() const;
  HttpRequest chunk(std::uint64_t from) const;
  HttpRequest question() const;
  HttpRequest in_session(std::string range, std::string_view bytes) const;
  [[noreturn]] void refuse(const HttpAnswer& answer);

  GoogleApi& api_;
  const GcsNames& names_;
  const GcsSettings& settings_;
  const Content content_;
  const std::string checksum_;
  RetryPace pace_;
  std::string session_;  // its address; a secret
};

}  // namespace tonearm
