#include "google/token_request.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "google/percent_encoding.h"
#include "google/retry_pace.h"
#include "google/signed_jwt.h"
#include "google/token_refusal.h"

namespace tonearm {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPause{1000};
constexpr int kTries = 6;  // 15 s of waits: 1, 2, 4, 4, 4

using Form = std::vector<std::pair<std::string, std::string>>;

HttpRequest form_post(const std::string& url, const Form& form) {
  HttpRequest request{url, {}, "POST", {{"Content-Type", "application/x-www-form-urlencoded"}}, ""};
  for (const auto& [name, value] : form)
    request.body += (request.body.empty() ? "" : "&") + name + "=" + percent_encoded(value);
  return request;
}

HttpRequest request_for(const ServiceAccountKey& key, std::int64_t now) {
  return form_post(key.token_uri, {{"grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"},
                                   {"assertion", signed_jwt(key, now)}});
}

HttpRequest request_for(const UserLogin& login, std::int64_t) {
  return form_post(login.token_uri, {{"grant_type", "refresh_token"},
                                     {"client_id", login.client_id},
                                     {"client_secret", login.client_secret},
                                     {"refresh_token", login.refresh_token}});
}

HttpRequest request_for(const MetadataServer& server, std::int64_t) {
  HttpRequest request;
  request.url = "http://" + server.host + "/computeMetadata/v1/instance/service-accounts/default/token";
  request.headers = {{"Metadata-Flavor", "Google"}};
  return request;
}

std::optional<Token> token_in(const HttpAnswer& answer, std::int64_t asked_at) {
  const auto body = nlohmann::json::parse(answer.body, nullptr, false);
  if (!body.is_object() || !body.contains("access_token") || !body["access_token"].is_string()) return std::nullopt;
  const auto seconds = body.find("expires_in");
  if (seconds == body.end() || !seconds->is_number_integer()) return std::nullopt;
  return Token{body["access_token"], asked_at + seconds->get<std::int64_t>()};
}

bool is_of_a_metadata_server(const HttpAnswer& answer) { return header(answer, "metadata-flavor") == "Google"; }

}  // namespace

Token request_token(HttpClient& http, Clock& clock, const Credentials& credentials, Tries tries) {
  const bool asks_metadata = std::holds_alternative<MetadataServer>(credentials);
  milliseconds wait = kPause;
  for (int left = tries == Tries::one ? 1 : kTries;; --left) {
    const std::int64_t now = clock.now();
    const HttpAnswer answer =
        http.send(std::visit([&](const auto& ours) { return request_for(ours, now); }, credentials));
    const bool is_good = answer.outcome == HttpAnswer::Outcome::answered && answer.status == 200 &&
                         (!asks_metadata || is_of_a_metadata_server(answer));
    if (is_good)
      if (auto token = token_in(answer, now)) return *token;
    if (!is_passing(answer) || left == 1) throw token_refusal(answer, credentials, clock.now());
    clock.sleep(wait);
    wait = std::min(wait * 2, kPause * 4);
  }
}

std::string account_of(const Credentials& credentials) {
  if (const auto* key = std::get_if<ServiceAccountKey>(&credentials)) return key->email;
  const auto* login = std::get_if<UserLogin>(&credentials);
  if (!login) return "the metadata server's account";
  return login->account.empty() ? "the login in " + login->file : login->account;
}

}  // namespace tonearm
