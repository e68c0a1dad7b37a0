#include "serve/exchange.h"

#include <nlohmann/json.hpp>

namespace tonearm {

SharedText shared_text(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

WebAnswer problem(int status, const std::string& what, const std::string& remedy) {
  const nlohmann::ordered_json json = {{"error", {{"what", what}, {"remedy", remedy}}}};
  WebAnswer answer{status, "application/json", {{"Cache-Control", "no-store"}}, {}};
  answer.body = shared_text(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  if (status == 503) answer.headers.emplace_back("Retry-After", "1");
  return answer;
}

WebAnswer problem_of(const Error& error) {
  switch (error.remedy()) {
    case Remedy::fix_usage:
      return problem(400, error.what(), error.what_to_do());
    case Remedy::try_again:
    case Remedy::wait_for_service:
      return problem(503, error.what(), error.what_to_do());
    default:
      return problem(500, "the warehouse could not answer this",
                     "What went wrong stands in the log of tonearm serve; tonearm rebuild makes the warehouse anew.");
  }
}

WebAnswer not_allowed(const std::string& methods) {
  WebAnswer answer = problem(405, "this address takes no such method", "Use " + methods + ".");
  answer.headers.emplace_back("Allow", methods);
  return answer;
}

}  // namespace tonearm
