// Who we are to Google: finds credentials in Google's own order and keeps a token that is good.
// https://cloud.google.com/docs/authentication/application-default-credentials
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/error.h"
#include "google/token_request.h"
#include "ports/clock.h"
#include "ports/http_client.h"

namespace tonearm {

/// Several threads may ask at once; one of them renews, the others wait for it.
class GoogleAuth {
 public:
  /// An environment variable, nothing where it is not set.
  using Environment = std::function<std::optional<std::string>(const std::string& name)>;

  GoogleAuth(HttpClient& http, Clock& clock, Environment environment);

  /// A token for "Authorization: Bearer". Renewed five minutes before its end; where that fails, the old one serves
  /// while it lives. Throws Error: fix_setup where there are no usable credentials, wait_for_service where Google's
  /// token service does not answer.
  std::string token();
  /// The service answered 401 to this token: the next `token` is another one. Nothing happens where that is so already.
  void refused(const std::string& token);
  /// For messages: an e-mail, or what else names the account.
  std::string account();

 private:
  const Credentials& credentials();
  void renew(Tries tries);

  HttpClient& http_;
  Clock& clock_;
  Environment environment_;
  std::mutex mutex_;
  std::unique_ptr<const Credentials> credentials_;
  Token token_;
  std::int64_t renew_at_ = 0;  // UTC seconds
  std::optional<Error> failure_;
  std::int64_t failed_at_ = 0;
};

}  // namespace tonearm
