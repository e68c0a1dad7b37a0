// Asking last.fm: paced, patient, and able to tell a bad page from a service that is down.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "lake/service_error.h"
#include "lastfm/pace.h"
#include "ports/clock.h"
#include "ports/http_client.h"

namespace tonearm {

struct ServiceSettings {
  std::string base = "https://ws.audioscrobbler.com/2.0/";
  std::string api_key;
  double max_rate = 2;                          ///< requests a second, at most
  std::chrono::milliseconds retry_wait{500};    ///< before the first retry; then it grows
  std::chrono::milliseconds patience{600'000};  ///< without one good answer, until the service counts as down
};

struct ServiceAnswer {
  std::string body;
  std::int64_t observed_at = 0;  ///< UTC seconds by the service's clock, ours where it does not say
};

/// A question: the method and its own parameters.
struct ServiceQuestion {
  std::string method;
  std::vector<std::pair<std::string, std::string>> parameters;
};

/// What is wrong with a body that arrived whole with a good status; nothing where it is right. May throw Error to say
/// so.
using BodyCheck = std::function<std::optional<std::string>(const std::string& body)>;

class LastfmClient {
 public:
  LastfmClient(HttpClient& http, Clock& clock, ServiceSettings settings);

  /// Retries what passes until an answer is good. Throws Error: wait_for_service when patience ends, fix_setup or
  /// get_permission for what will not pass (key, user, private).
  ServiceAnswer ask(const ServiceQuestion& question, const BodyCheck& check);

  /// Like ask, but after `attempts` answers that were bad for this question, while the service answers others, nothing.
  std::optional<ServiceAnswer> ask_at_most(int attempts, const ServiceQuestion& question, const BodyCheck& check);

  std::int64_t requests() const { return requests_; }
  /// Why the last bad answer was bad, without the key.
  const std::string& last_failure() const { return last_failure_; }

 private:
  enum class Verdict { good, bad_answer, busy, down };
  struct Attempt {
    Verdict verdict = Verdict::down;
    std::string failure;
    std::optional<std::int64_t> retry_after;  // seconds
    ServiceAnswer answer;
  };

  Attempt attempt(const ServiceQuestion& question, const BodyCheck& check);
  Attempt judge(HttpAnswer&& http, const ServiceQuestion& question, const BodyCheck& check);
  void wait(int failures, const Attempt& attempt);

  HttpClient& http_;
  Clock& clock_;
  ServiceSettings settings_;
  Pace pace_;
  std::minstd_rand jitter_{12345};
  std::optional<std::int64_t> failing_since_ms_;  // nothing while the last answer was good
  std::int64_t requests_ = 0;
  std::string last_failure_;
};

}  // namespace tonearm
