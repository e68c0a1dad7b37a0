#include "fakes/google/fake_accounts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fakes/google/fake_key.h"

namespace tonearm {
namespace {

constexpr const char* kScope = "https://www.googleapis.com/auth/cloud-platform";
constexpr std::int64_t kSkew = 60;  // seconds that a clock may be ahead

FakeAnswer refused(const std::string& code, const std::string& description, int status = 400) {
  return {status, nlohmann::json{{"error", code}, {"error_description", description}}.dump()};
}

std::map<std::string, std::string> form_of(const std::string& body) {
  std::map<std::string, std::string> form;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('&', at), body.size());
    const std::string pair = body.substr(at, end - at);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    form[pair.substr(0, equals)] = equals < pair.size() ? percent_decoded(pair.substr(equals + 1)) : "";
    at = end + 1;
  }
  return form;
}

/// "" where the times are as Google wants them.
std::string wrong_times(const nlohmann::json& claims, std::int64_t now) {
  const std::int64_t from = claims.value("iat", std::int64_t{0}), to = claims.value("exp", std::int64_t{0});
  if (from > now + kSkew || to <= now || to - from > 3600)
    return "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat "
           "and exp values in the JWT claim.";
  return {};
}

}  // namespace

void FakeAccounts::add_service_account(const std::string& email, const std::string& public_pem) {
  const std::lock_guard lock(mutex_);
  public_keys_[email] = public_pem;
}

void FakeAccounts::remove_service_account(const std::string& email) {
  const std::lock_guard lock(mutex_);
  public_keys_.erase(email);
}

void FakeAccounts::add_refresh_token(const std::string& refresh_token) {
  const std::lock_guard lock(mutex_);
  refresh_tokens_.insert(refresh_token);
}

void FakeAccounts::revoke_refresh_token(const std::string& refresh_token) {
  const std::lock_guard lock(mutex_);
  refresh_tokens_.erase(refresh_token);
}

void FakeAccounts::give_machine_an_account(bool has_one) {
  const std::lock_guard lock(mutex_);
  machine_has_account_ = has_one;
}

bool FakeAccounts::accepts(const FakeRequest& request) const {
  constexpr const char* kBearer = "Bearer ";
  const std::string text = request.header("authorization");
  if (!text.starts_with(kBearer)) return false;
  const std::lock_guard lock(mutex_);
  const auto it = ends_.find(text.substr(std::string(kBearer).size()));
  return it != ends_.end() && now_() < it->second;
}

void FakeAccounts::revoke_tokens() {
  const std::lock_guard lock(mutex_);
  ends_.clear();
}

void FakeAccounts::set_lifetime(std::int64_t seconds) {
  const std::lock_guard lock(mutex_);
  lifetime_ = seconds;
}

int FakeAccounts::tokens_given() const {
  const std::lock_guard lock(mutex_);
  return given_;
}

FakeAnswer FakeAccounts::token(const FakeRequest& request, const std::string& aud) {
  const std::lock_guard lock(mutex_);
  return login(request, aud);
}

FakeAnswer FakeAccounts::login(const FakeRequest& request, const std::string& aud) {
  if (request.method != "POST" || request.header("content-type") != "application/x-www-form-urlencoded")
    return refused("invalid_request", "a form, please");
  auto form = form_of(request.body);
  if (form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer")
    return login_with_jwt(form["assertion"], aud);
  if (form["grant_type"] != "refresh_token") return refused("unsupported_grant_type", "Invalid grant_type");
  if (form["client_id"].empty() || form["client_secret"].empty())
    return refused("invalid_client", "The OAuth client was not found.", 401);
  if (!refresh_tokens_.contains(form["refresh_token"]))
    return refused("invalid_grant", "Token has been expired or revoked.");
  return give();
}

FakeAnswer FakeAccounts::login_with_jwt(const std::string& assertion, const std::string& aud) {
  const std::size_t first = assertion.find('.'), last = assertion.rfind('.');
  if (first == std::string::npos || first == last) return refused("invalid_request", "Bad JWT");
  const auto head = nlohmann::json::parse(base64_for_urls_decoded(assertion.substr(0, first)), nullptr, false);
  const auto claims =
      nlohmann::json::parse(base64_for_urls_decoded(assertion.substr(first + 1, last - first - 1)), nullptr, false);
  if (!head.is_object() || !claims.is_object() || head.value("alg", "") != "RS256" || head.value("typ", "") != "JWT")
    return refused("invalid_request", "Bad JWT");
  const auto key = public_keys_.find(claims.value("iss", ""));
  if (key == public_keys_.end()) return refused("invalid_grant", "Invalid grant: account not found");
  if (!is_rs256_signature(assertion.substr(0, last), base64_for_urls_decoded(assertion.substr(last + 1)), key->second))
    return refused("invalid_grant", "Invalid JWT Signature.");
  if (claims.value("aud", "") != aud) return refused("invalid_grant", "Invalid JWT: Failed audience check");
  if (claims.value("scope", "") != kScope) return refused("invalid_scope", "Invalid OAuth scope or ID token audience");
  if (const std::string wrong = wrong_times(claims, now_()); !wrong.empty()) return refused("invalid_grant", wrong);
  return give();
}

FakeAnswer FakeAccounts::metadata(const FakeRequest& request) {
  const std::lock_guard lock(mutex_);
  if (request.header("metadata-flavor") != "Google") return {403, "Missing Metadata-Flavor:Google header."};
  const bool is_known = request.path == "/computeMetadata/v1/instance/service-accounts/default/token";
  FakeAnswer answer = is_known && machine_has_account_ ? give() : FakeAnswer{404, "404 page not found"};
  answer.headers.emplace_back("Metadata-Flavor", "Google");
  return answer;
}

FakeAnswer FakeAccounts::give() {
  const std::string token = "ya29.fake-" + std::to_string(++given_);
  ends_[token] = now_() + lifetime_;
  return {200, nlohmann::json{{"access_token", token}, {"expires_in", lifetime_}, {"token_type", "Bearer"}}.dump()};
}

}  // namespace tonearm
