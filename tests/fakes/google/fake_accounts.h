// Google's token endpoint and a metadata server: who may log in, and which tokens are good.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "fakes/google/fake_door.h"

namespace tonearm {

class FakeAccounts {
 public:
  explicit FakeAccounts(std::function<std::int64_t()> now) : now_(std::move(now)) {}

  /// Service accounts and refresh tokens that may log in.
  void add_service_account(const std::string& email, const std::string& public_pem);
  void remove_service_account(const std::string& email);
  void add_refresh_token(const std::string& refresh_token);
  void revoke_refresh_token(const std::string& refresh_token);
  void give_machine_an_account(bool has_one);

  /// Whether a request carries a token that lives.
  bool accepts(const FakeRequest& request) const;
  /// All tokens given so far are refused from now on, as if someone had revoked them.
  void revoke_tokens();
  void set_lifetime(std::int64_t seconds);
  int tokens_given() const;

  /// POST of a form; `aud` is what a JWT must name as its audience.
  FakeAnswer token(const FakeRequest& request, const std::string& aud);
  FakeAnswer metadata(const FakeRequest& request);

 private:
  FakeAnswer login(const FakeRequest& request, const std::string& aud);
  FakeAnswer login_with_jwt(const std::string& assertion, const std::string& aud);
  FakeAnswer give();

  const std::function<std::int64_t()> now_;
  mutable std::mutex mutex_;
  std::map<std::string, std::string> public_keys_;
  std::set<std::string> refresh_tokens_;
  std::map<std::string, std::int64_t> ends_;  // of tokens
  std::int64_t lifetime_ = 3599;
  int given_ = 0;
  bool machine_has_account_ = true;
};

}  // namespace tonearm
