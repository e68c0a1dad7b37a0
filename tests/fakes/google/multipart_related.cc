#include "fakes/google/multipart_related.h"

namespace tonearm {
namespace {

struct Part {
  std::string type, content;
};

std::optional<Part> part_of(const std::string& text) {
  const std::size_t end = text.find("\r\n\r\n");
  constexpr const char* kType = "Content-Type: ";
  const std::size_t type = text.find(kType);
  if (end == std::string::npos || type == std::string::npos || type > end) return std::nullopt;
  const std::size_t from = type + std::string(kType).size();
  return Part{text.substr(from, text.find("\r\n", from) - from), text.substr(end + 4)};
}

}  // namespace

std::optional<TwoParts> parse_two_parts(const std::string& content_type, const std::string& body) {
  constexpr const char* kBoundary = "boundary=";
  const std::size_t at = content_type.find(kBoundary);
  if (!content_type.starts_with("multipart/related") || at == std::string::npos) return std::nullopt;
  const std::string line = "--" + content_type.substr(at + std::string(kBoundary).size());
  const std::size_t second = body.find("\r\n" + line + "\r\n");
  const std::size_t end = body.rfind("\r\n" + line + "--");
  if (!body.starts_with(line + "\r\n") || second == std::string::npos || end == std::string::npos || end <= second)
    return std::nullopt;
  const std::size_t from = second + line.size() + 4;
  const auto first = part_of(body.substr(line.size() + 2, second - line.size() - 2));
  const auto last = end < from ? std::nullopt : part_of(body.substr(from, end - from));
  if (!first || !last) return std::nullopt;
  return TwoParts{first->content, first->type, last->content, last->type};
}

}  // namespace tonearm
