// Who may ask: by the names that the server answers to, by where a page comes from, by a token.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/exchange.h"

namespace tonearm {

/// Takes as long for every guess of one length: what differs does not show in time.
bool equal_in_constant_time(std::string_view a, std::string_view b);

/// Whether an address of an interface is reached from this machine alone; "localhost" counts.
bool is_loopback(std::string_view address);

/// The Host field of a request: only names that the server is known by, or a page of another name could read it by
/// pointing that name here (DNS rebinding).
class KnownHosts {
 public:
  /// `bound`: --host. Where that is 0.0.0.0 or ::, every literal address is known, for rebinding needs a name.
  KnownHosts(const std::string& bound, const std::vector<std::string>& allowed);
  bool knows(std::string_view host_field) const;

 private:
  std::vector<std::string> names_;
  bool any_address_ = false;
};

/// "Example.ORG:8321" → "example.org", "[::1]:8321" → "::1"; nothing where it is no host.
std::optional<std::string> host_name(std::string_view host_field);

/// Whether a request that changes something comes from a page of this server, or from no page. `origin`: "" where the
/// client sends none.
bool is_own_origin(std::string_view origin, std::string_view host_field);

/// The value of one cookie, as sent.
std::optional<std::string> cookie_value(std::string_view cookie_field, std::string_view name);

/// Wrong guesses of the token, by client: after 10 within a minute none of its guesses counts for the rest of it.
class GuessLimit {
 public:
  bool may_guess(const std::string& peer, std::int64_t now);
  void wrong(const std::string& peer, std::int64_t now);

 private:
  struct Guesses {
    std::int64_t since = 0;
    int wrong = 0;
  };
  std::map<std::string, Guesses> by_peer_;
};

/// What a request with this token gets before anything else looks at it. Not thread-safe.
class TokenDoor {
 public:
  /// `token` "": everyone is let in.
  explicit TokenDoor(std::string token) : token_(std::move(token)) {}

  /// Nothing where the request may go on: it has the token, or asks for what needs none. Else the redirect that sets
  /// the cookie, the page that asks for the token, 401 or 429.
  std::optional<WebAnswer> answer(const WebRequest& request, std::int64_t now);

 private:
  bool is_right(const std::string& guess, const WebRequest& request, std::int64_t now);
  std::optional<WebAnswer> log_in(const WebRequest& request, std::int64_t now);

  std::string token_;
  GuessLimit limit_;
};

}  // namespace tonearm
