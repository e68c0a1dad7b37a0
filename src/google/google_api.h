// One request to an API of Google: a token in it, tried again by Google's rules.
// https://cloud.google.com/storage/docs/retry-strategy, https://cloud.google.com/bigquery/docs/error-messages
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/error.h"
#include "google/retry_pace.h"
#include "ports/clock.h"
#include "ports/http_client.h"

namespace tonearm {

class GoogleAuth;

/// What an API said was wrong: {"error": {"code", "message", "errors": [{"reason"}]}}.
struct GoogleProblem {
  int status = 0;
  std::string reason;   ///< "rateLimitExceeded"; "" where it gives none
  std::string message;  ///< for people
};
/// Reads it of any body; a body that is none gives its first words as message.
GoogleProblem problem_of(const HttpAnswer& answer);

/// Several threads may send at once.
class GoogleApi {
 public:
  struct Settings {
    std::chrono::milliseconds first_wait{500};  ///< doubles with each try, up to 32 s; a random part of it is waited
    std::chrono::milliseconds patience{std::chrono::minutes(5)};  ///< in all, for one request
    std::uint64_t seed = 1;  ///< of the random part; programs that start together should differ
  };
  /// Whether the same request may be sent a second time without harm where nobody knows what became of the first.
  enum class Repeat { safe, harmful };

  /// `auth` may be null: an emulator wants no token.
  GoogleApi(HttpClient& http, Clock& clock, GoogleAuth* auth);
  GoogleApi(HttpClient& http, Clock& clock, GoogleAuth* auth, Settings settings);

  /// The answer whose status is below 300, or is in `wanted` (a 404 that the caller understands). 408, 429, 5xx,
  /// resets, and 403 with rateLimitExceeded or backendError are tried again where `repeat` allows (429 and no
  /// connection at all always: nothing was done), after Retry-After where given; a 401 once with a new token. Throws
  /// Error: get_permission for 401 and 403 (who was refused, what), wait_for_service where patience ended,
  /// look_into_data else; the text names `subject`, never a token, a key or a query.
  HttpAnswer send(HttpRequest request, const std::string& subject, Repeat repeat, const std::vector<int>& wanted = {});

  /// The parts of `send`, for those who go on otherwise after a failure. One try, whatever comes of it; a 401 is tried
  /// once more with a new token.
  HttpAnswer send_once(HttpRequest request);
  RetryPace pace();
  /// What `send` throws for an answer that will not do.
  Error refusal(const HttpAnswer& answer, const std::string& subject);

 private:
  HttpClient& http_;
  Clock& clock_;
  GoogleAuth* auth_;
  Settings settings_;
  std::atomic<std::uint64_t> paces_{0};
};

}  // namespace tonearm
