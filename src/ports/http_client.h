// One HTTP request, one answer.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tonearm {

/// Names as they are sent; an answer's are in lower case.
using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string url;                                         ///< without query; holds no secret
  std::vector<std::pair<std::string, std::string>> query;  ///< not yet percent-encoded; may hold the key
  std::string method = "GET";
  HttpHeaders headers = {};  ///< may hold a token
  std::string body = {};     ///< sent where the method is POST, PUT or PATCH
};

/// What happened on the wire. A status is given only with `answered`.
struct HttpAnswer {
  enum class Outcome {
    answered,     ///< a whole response, whatever its status
    broken,       ///< connected, then reset, cut or timed out
    unreachable,  ///< no connection: refused, no route, no such host
  };
  Outcome outcome = Outcome::unreachable;
  int status = 0;
  std::string body;
  HttpHeaders headers;                      ///< of the last response, after redirects
  std::optional<std::int64_t> date;         ///< the Date header, UTC seconds
  std::optional<std::int64_t> retry_after;  ///< the Retry-After header, seconds from now
  std::string failure;                      ///< for people; "" when answered
};

/// The value of a header of an answer, "" where it is not there. `name` in lower case.
inline std::string header(const HttpAnswer& answer, std::string_view name) {
  for (const auto& [key, value] : answer.headers)
    if (key == name) return value;
  return {};
}

/// May be used by several threads at once.
class HttpClient {
 public:
  virtual ~HttpClient() = default;
  /// Never throws for what the wire does: that is in the answer.
  virtual HttpAnswer send(const HttpRequest& request) = 0;
};

}  // namespace tonearm
