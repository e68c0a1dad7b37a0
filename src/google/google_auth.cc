#include "google/google_auth.h"

#include <algorithm>
#include <cstdlib>

namespace tonearm {
namespace {

constexpr std::int64_t kRenewBefore = 300;  // seconds before a token's end
constexpr std::int64_t kTryAgainAfter = 30;
constexpr std::int64_t kFailureLasts = 5;  // many threads that wait for one token shall not each wait for it in turn

}  // namespace

GoogleAuth::GoogleAuth(HttpClient& http, Clock& clock, Environment environment)
    : http_(http), clock_(clock), environment_(std::move(environment)) {}

std::string GoogleAuth::token() {
  const std::lock_guard lock(mutex_);
  const std::int64_t now = clock_.now();
  if (token_.text.empty() || now >= token_.ends_at)
    renew(Tries::for_some_seconds);
  else if (now >= renew_at_)
    try {
      renew(Tries::one);
    } catch (const Error&) {  // the old one is still good
      renew_at_ = now + kTryAgainAfter;
    }
  return token_.text;
}

void GoogleAuth::refused(const std::string& token) {
  const std::lock_guard lock(mutex_);
  if (token_.text == token) token_ = {};
}

std::string GoogleAuth::account() {
  const std::lock_guard lock(mutex_);
  return account_of(credentials());
}

const Credentials& GoogleAuth::credentials() {
  if (!credentials_) credentials_ = std::make_unique<const Credentials>(find_credentials(environment_));
  return *credentials_;
}

void GoogleAuth::renew(Tries tries) {
  if (failure_ && std::abs(clock_.now() - failed_at_) < kFailureLasts) throw *failure_;
  failure_.reset();
  Token token;
  try {
    token = request_token(http_, clock_, credentials(), tries);
  } catch (const Error& error) {
    failure_ = error;
    failed_at_ = clock_.now();
    throw;
  }
  const std::int64_t now = clock_.now();
  // A metadata server may give one that has less than five minutes left.
  renew_at_ = std::max(token.ends_at - kRenewBefore, now + (token.ends_at - now) / 2);
  token_ = std::move(token);
}

}  // namespace tonearm
