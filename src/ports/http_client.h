// One HTTP request, one answer.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tonearm {

struct HttpRequest {
  std::string url;                                         ///< without query; holds no secret
  std::vector<std::pair<std::string, std::string>> query;  ///< not yet percent-encoded; may hold the key
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
  std::optional<std::int64_t> date;         ///< the Date header, UTC seconds
  std::optional<std::int64_t> retry_after;  ///< the Retry-After header, seconds from now
  std::string failure;                      ///< for people; "" when answered
};

class HttpClient {
 public:
  virtual ~HttpClient() = default;
  /// Never throws for what the wire does: that is in the answer.
  virtual HttpAnswer send(const HttpRequest& request) = 0;
};

}  // namespace tonearm
