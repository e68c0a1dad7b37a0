// Resumable uploads of the fake Cloud Storage, as documented.
// https://cloud.google.com/storage/docs/performing-resumable-uploads
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "fakes/google/gcs_objects.h"

namespace tonearm {

/// "bytes 0-524287/1048576", "bytes */1048576", "bytes 0-524287/*".
struct ContentRange {
  std::optional<std::int64_t> from, to, total;  ///< from and to: nothing where it only asks
};
std::optional<ContentRange> parse_content_range(const std::string& header);

struct UploadSession {
  std::string bucket;
  Upload upload;
  FakeRequest start;                   ///< for its preconditions
  std::optional<std::int64_t> length;  ///< X-Upload-Content-Length
  std::string bytes;                   ///< what was taken so far
  std::optional<FakeAnswer> end;       ///< once it is whole
};

/// What becomes of one PUT into a session: an answer, or the bytes are whole and the object can be made. `keep`: of
/// this PUT's bytes no more than these arrive.
std::optional<FakeAnswer> take_chunk(UploadSession& session, const FakeRequest& request, std::size_t keep);

}  // namespace tonearm
