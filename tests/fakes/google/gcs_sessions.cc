#include "fakes/google/gcs_sessions.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

namespace tonearm {
namespace {

constexpr std::size_t kUnit = 256u << 10;

FakeAnswer bad(const std::string& message, int status = 400) {
  return gcs_error(status, "badRequest", "Invalid request. " + message);
}

FakeAnswer how_far(const UploadSession& session) {
  FakeAnswer answer{308, ""};
  if (!session.bytes.empty()) answer.headers.emplace_back("Range", fmt::format("bytes=0-{}", session.bytes.size() - 1));
  return answer;
}

/// Why this PUT is no chunk of this session.
std::optional<FakeAnswer> wrong_chunk(const UploadSession& session, const ContentRange& range,
                                      const std::string& body) {
  const auto stored = static_cast<std::int64_t>(session.bytes.size());
  const std::int64_t from = *range.from, size = *range.to - from + 1;
  if (size != static_cast<std::int64_t>(body.size()))
    return bad(fmt::format("Content-Range says {} bytes, there are {}.", size, body.size()));
  if (range.total && session.length && *range.total != *session.length)
    return bad("The total is not X-Upload-Content-Length.");
  if (from > stored)
    return bad(fmt::format("According to the Content-Range header, the upload offset is {} byte(s), which exceeds "
                           "already uploaded size of {} byte(s).",
                           from, stored),
               503);
  const bool is_last = range.total && *range.to + 1 == *range.total;
  if (!is_last && body.size() % kUnit != 0)
    return bad(fmt::format("There were {} byte(s) in the request body, must be a multiple of {}.", body.size(), kUnit));
  return std::nullopt;
}

}  // namespace

std::optional<ContentRange> parse_content_range(const std::string& header) {
  static const std::regex pattern(R"(bytes (?:(\d{1,18})-(\d{1,18})|\*)/(\d{1,18}|\*))");
  std::smatch match;
  if (!std::regex_match(header, match, pattern)) return std::nullopt;
  ContentRange range;
  if (match[1].matched) range.from = std::stoll(match[1]), range.to = std::stoll(match[2]);
  if (match[3] != "*") range.total = std::stoll(match[3]);
  if (range.from && (*range.to < *range.from || (range.total && *range.to >= *range.total))) return std::nullopt;
  return range;
}

std::optional<FakeAnswer> take_chunk(UploadSession& session, const FakeRequest& request, std::size_t keep) {
  if (session.end) return session.end;
  std::string header = request.header("content-range");
  if (header.empty() && !request.body.empty())
    header = fmt::format("bytes 0-{0}/{1}", request.body.size() - 1, request.body.size());
  const auto range = header.empty() ? ContentRange{{}, {}, 0} : parse_content_range(header);
  if (!range) return bad("Failed to parse Content-Range header.");
  if (!range->from) {
    if (!request.body.empty()) return bad("A question has no body.");
    const bool is_empty_object = range->total == 0 && session.length.value_or(0) == 0;
    if (!is_empty_object) return how_far(session);
    return std::nullopt;
  }
  if (auto wrong = wrong_chunk(session, *range, request.body)) return wrong;
  std::string_view arrived = request.body;
  if (keep < arrived.size()) arrived = arrived.substr(0, keep / kUnit * kUnit);  // it stores whole units alone
  const std::size_t known = std::min(session.bytes.size() - static_cast<std::size_t>(*range->from), arrived.size());
  if (session.bytes.compare(static_cast<std::size_t>(*range->from), known, arrived.substr(0, known)) != 0)
    return bad("These are not the bytes that were sent before.");
  session.bytes += arrived.substr(known);
  const bool is_whole = range->total && session.bytes.size() == static_cast<std::size_t>(*range->total);
  return is_whole ? std::nullopt : std::optional(how_far(session));
}

}  // namespace tonearm
