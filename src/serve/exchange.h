// A request as the server's parts see it, and what they answer.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/error.h"
#include "serve/target.h"

namespace tonearm {

struct WebRequest {
  std::string method;  ///< "GET", "HEAD", "POST", …
  std::string raw_target;
  Target target;
  std::string body;
  std::string peer;  ///< the client's address, no port
  // Header fields, "" where there is none.
  std::string host, origin, authorization, cookie, content_type, if_none_match, accept_encoding;
};

using SharedText = std::shared_ptr<const std::string>;

struct WebAnswer {
  int status = 200;
  std::string type;                                          ///< Content-Type, "" for none
  std::vector<std::pair<std::string, std::string>> headers;  ///< beside type, length and the security headers
  SharedText body;                                           ///< nullptr: none
};

/// Given on the server's thread, at once or later.
using Reply = std::function<void(WebAnswer)>;

SharedText shared_text(std::string text);

/// {"error":{"what":…,"remedy":…}}
WebAnswer problem(int status, const std::string& what, const std::string& remedy);
/// The status that an Error stands for. What only the operator can use (SQL, paths) stays out of the answer.
WebAnswer problem_of(const Error& error);
/// 405 that names what is allowed.
WebAnswer not_allowed(const std::string& methods);

}  // namespace tonearm
