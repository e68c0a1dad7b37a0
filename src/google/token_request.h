// One token of Google, asked for with what credentials we have.
#pragma once
#include <cstdint>
#include <string>

#include "google/google_credentials.h"
#include "ports/clock.h"
#include "ports/http_client.h"

namespace tonearm {

struct Token {
  std::string text;          ///< a secret
  std::int64_t ends_at = 0;  ///< UTC seconds by our clock
};

enum class Tries { one, for_some_seconds };  ///< a metadata server may come up after the machine

/// Throws Error: fix_setup where the
/// credentials are not accepted, wait_for_service where nobody answers.
Token request_token(HttpClient& http, Clock& clock, const Credentials& credentials, Tries tries);

/// For messages: whose credentials they are.
std::string account_of(const Credentials& credentials);

}  // namespace tonearm
