#include "google/google_api.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "google/google_auth.h"

namespace tonearm {
namespace {

constexpr std::size_t kLongestMessage = 300;

/// A proxy may show us what we sent.
bool shows_a_token(const std::string& text) {
  return text.find("Bearer ") != std::string::npos || text.find("ya29.") != std::string::npos;
}

std::string first_words(std::string text) {
  if (shows_a_token(text)) return "(not shown: it holds a token)";
  text.resize(std::min(text.size(), kLongestMessage));
  for (char& letter : text)
    if (static_cast<unsigned char>(letter) < ' ') letter = ' ';
  return text;
}

std::string text_of(const nlohmann::json& object, const char* name) {
  const auto it = object.find(name);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

bool is_good(const HttpAnswer& answer, const std::vector<int>& wanted) {
  if (answer.outcome != HttpAnswer::Outcome::answered) return false;
  if (answer.status == 403 && is_passing(answer)) return false;
  return answer.status < 300 || std::find(wanted.begin(), wanted.end(), answer.status) != wanted.end();
}

Error never_answered(const HttpAnswer& answer, const std::string& subject) {
  const bool is_broken = answer.outcome == HttpAnswer::Outcome::broken;
  return Error(Remedy::wait_for_service,
               fmt::format("{}: {} ({})", subject, is_broken ? "the connection broke off" : "Google cannot be reached",
                           answer.failure),
               "Look whether the network is up, then run the same command again.");
}

Error not_allowed(const GoogleProblem& problem, const std::string& subject, const std::string& account) {
  if (problem.status == 401)
    return Error(Remedy::get_permission,
                 fmt::format("{}: Google does not accept the token of {} (401): {}", subject, account, problem.message),
                 "Look whether that account still exists and is not disabled, then log in again.");
  return Error(Remedy::get_permission,
               fmt::format("{}: not allowed to {} (403 {}): {}", subject, account, problem.reason, problem.message),
               "Give that account the role that is missing, or use another account.");
}

}  // namespace

GoogleProblem problem_of(const HttpAnswer& answer) {
  GoogleProblem problem{answer.status, "", first_words(answer.body)};
  const auto body = nlohmann::json::parse(answer.body, nullptr, false);
  if (!body.is_object() || !body.contains("error") || !body["error"].is_object()) return problem;
  const auto& error = body["error"];
  problem.message = first_words(text_of(error, "message"));
  const auto errors = error.find("errors");
  if (errors != error.end() && errors->is_array() && !errors->empty() && errors->front().is_object())
    problem.reason = text_of(errors->front(), "reason");
  return problem;
}

GoogleApi::GoogleApi(HttpClient& http, Clock& clock, GoogleAuth* auth) : GoogleApi(http, clock, auth, Settings()) {}

GoogleApi::GoogleApi(HttpClient& http, Clock& clock, GoogleAuth* auth, Settings settings)
    : http_(http), clock_(clock), auth_(auth), settings_(settings) {}

HttpAnswer GoogleApi::send(HttpRequest request, const std::string& subject, Repeat repeat,
                           const std::vector<int>& wanted) {
  RetryPace pace = this->pace();
  for (;;) {
    HttpAnswer answer = send_once(request);
    if (is_good(answer, wanted)) return answer;
    const bool may_repeat = did_nothing(answer) || (repeat == Repeat::safe && is_passing(answer));
    if (!may_repeat || !pace.wait_after(answer)) throw refusal(answer, subject);
  }
}

HttpAnswer GoogleApi::send_once(HttpRequest request) {
  if (!auth_) return http_.send(request);
  const std::string token = auth_->token();
  request.headers.emplace_back("Authorization", "Bearer " + token);
  HttpAnswer answer = http_.send(request);
  if (answer.outcome != HttpAnswer::Outcome::answered || answer.status != 401) return answer;
  auth_->refused(token);
  request.headers.back().second = "Bearer " + auth_->token();
  return http_.send(request);
}

RetryPace GoogleApi::pace() {
  return RetryPace(clock_, settings_.first_wait, settings_.patience, settings_.seed + paces_++);
}

Error GoogleApi::refusal(const HttpAnswer& answer, const std::string& subject) {
  if (answer.outcome != HttpAnswer::Outcome::answered) return never_answered(answer, subject);
  const GoogleProblem problem = problem_of(answer);
  if (is_passing(answer))
    return Error(Remedy::wait_for_service,
                 fmt::format("{}: Google answered {} {}: {}", subject, answer.status, problem.reason, problem.message),
                 "Run the same command again in some minutes.");
  if (answer.status == 401 || answer.status == 403)
    return not_allowed(problem, subject, auth_ ? auth_->account() : "a program without an account");
  return Error(Remedy::look_into_data,
               fmt::format("{}: Google answered {} {}: {}", subject, answer.status, problem.reason, problem.message));
}

}  // namespace tonearm
