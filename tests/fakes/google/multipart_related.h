// The body of multipart/related with two parts (RFC 2387): metadata, then bytes.
#pragma once
#include <optional>
#include <string>

namespace tonearm {

struct TwoParts {
  std::string first, first_type, second, second_type;
};
/// `content_type` names the boundary. Nothing where the body is not that.
std::optional<TwoParts> parse_two_parts(const std::string& content_type, const std::string& body);

}  // namespace tonearm
