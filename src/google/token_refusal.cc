#include "google/token_refusal.h"

#include <fmt/format.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "google/retry_pace.h"

namespace tonearm {
namespace {

constexpr std::int64_t kClockTolerance = 60;  // seconds; Google takes some minutes, but not into the future

struct OAuthProblem {
  std::string code, description;
};

OAuthProblem oauth_problem(const HttpAnswer& answer) {
  const auto body = nlohmann::json::parse(answer.body, nullptr, false);
  const auto text = [&](const char* name) {
    return body.is_object() && body.contains(name) && body[name].is_string() ? body[name].get<std::string>() : "";
  };
  return {text("error"), text("error_description")};
}

std::string what_happened(const HttpAnswer& answer) {
  if (answer.outcome != HttpAnswer::Outcome::answered) return answer.failure;
  return fmt::format("it answered {}", answer.status);
}

std::string apart(std::int64_t seconds) {
  if (seconds < 120) return fmt::format("{} seconds", seconds);
  if (seconds < 7200) return fmt::format("{} minutes", seconds / 60);
  if (seconds < 172'800) return fmt::format("{} hours", seconds / 3600);
  return fmt::format("{} days", seconds / 86'400);
}

Error wrong_clock(std::int64_t ahead) {
  return Error(Remedy::fix_setup,
               fmt::format("Google refused the login because this machine's clock is wrong: it is {} {}",
                           apart(std::abs(ahead)), ahead > 0 ? "ahead" : "behind"),
               "Set the clock (timedatectl set-ntp true), then run the same command again.");
}

Error refusal_for(const ServiceAccountKey& key, const HttpAnswer& answer, std::int64_t now) {
  const std::int64_t ahead = answer.date ? now - *answer.date : 0;
  const auto [code, description] = oauth_problem(answer);
  if (code == "invalid_grant" && std::abs(ahead) > kClockTolerance) return wrong_clock(ahead);
  return Error(Remedy::fix_setup,
               fmt::format("Google does not accept the key of {} in {} ({}: {}): the key or the account was deleted "
                           "or disabled",
                           key.email, key.file, code.empty() ? std::to_string(answer.status) : code, description),
               "Make a new key of the service account and let GOOGLE_APPLICATION_CREDENTIALS name its file.");
}

Error refusal_for(const UserLogin& login, const HttpAnswer& answer, std::int64_t) {
  const auto [code, description] = oauth_problem(answer);
  return Error(Remedy::fix_setup,
               fmt::format("Google does not accept the login in {} ({}: {}): it was revoked or has expired", login.file,
                           code.empty() ? std::to_string(answer.status) : code, description),
               "Run `gcloud auth application-default login` again.");
}

Error refusal_for(const MetadataServer& server, const HttpAnswer& answer, std::int64_t) {
  const bool is_google = header(answer, "metadata-flavor") == "Google";
  if (is_google && answer.status == 404)
    return Error(Remedy::fix_setup, "this machine or container has no service account",
                 "Attach one to it (Cloud Run: --service-account), with the roles that Tonearm needs.");
  if (is_google)
    return Error(Remedy::wait_for_service,
                 fmt::format("the metadata server gave no token: it answered {}", answer.status),
                 "Run the same command again in some minutes.");
  const bool is_other = answer.outcome == HttpAnswer::Outcome::answered && !is_passing(answer);
  return Error(Remedy::fix_setup,
               fmt::format("no Google credentials were found: {}; {}", server.tried_before,
                           is_other ? fmt::format("what answers at {} is not Google's metadata server", server.host)
                                    : fmt::format("no metadata server at {}: {}", server.host, what_happened(answer))),
               "On your own machine run `gcloud auth application-default login`; elsewhere let "
               "GOOGLE_APPLICATION_CREDENTIALS name the key file of a service account.");
}

std::string token_uri_of(const Credentials& credentials) {
  const auto* key = std::get_if<ServiceAccountKey>(&credentials);
  return key ? key->token_uri : std::get<UserLogin>(credentials).token_uri;
}

}  // namespace

Error token_refusal(const HttpAnswer& answer, const Credentials& credentials, std::int64_t now) {
  if (is_passing(answer) && !std::holds_alternative<MetadataServer>(credentials))
    return Error(Remedy::wait_for_service,
                 fmt::format("no token from {}: {}", token_uri_of(credentials), what_happened(answer)),
                 "Look whether the network is up, then run the same command again.");
  return std::visit([&](const auto& ours) { return refusal_for(ours, answer, now); }, credentials);
}

}  // namespace tonearm
