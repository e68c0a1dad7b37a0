#include "lastfm/client.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.h"
#include "lake/json_body.h"
#include "lastfm/refusal.h"

namespace tonearm {
namespace {

constexpr std::chrono::milliseconds kLongestWait{30'000};

/// The service's error in a body of whatever status; nothing where the body is no JSON or no error.
std::optional<ServiceError> error_in(std::string body) {
  try {
    return service_error(parse_json_root(body, "last.fm"));
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::string without_key(std::string text, const std::string& key) {
  if (key.empty()) return text;
  for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at))
    text.replace(at, key.size(), "…");
  return text;
}

std::string service_words(const ServiceError& error) { return fmt::format("error {}: {}", error.code, error.message); }

}  // namespace

LastfmClient::LastfmClient(HttpClient& http, Clock& clock, ServiceSettings settings)
    : http_(http), clock_(clock), settings_(std::move(settings)), pace_(clock, settings_.max_rate) {}

ServiceAnswer LastfmClient::ask(const ServiceQuestion& question, const BodyCheck& check) {
  for (int failures = 0;; ++failures) {
    Attempt tried = attempt(question, check);
    if (tried.verdict == Verdict::good) return std::move(tried.answer);
    wait(failures, tried);
  }
}

std::optional<ServiceAnswer> LastfmClient::ask_at_most(int attempts, const ServiceQuestion& question,
                                                       const BodyCheck& check) {
  int bad = 0;
  for (int failures = 0;; ++failures) {
    Attempt tried = attempt(question, check);
    if (tried.verdict == Verdict::good) return std::move(tried.answer);
    if (tried.verdict == Verdict::bad_answer && ++bad >= attempts) return std::nullopt;
    wait(failures, tried);
  }
}

LastfmClient::Attempt LastfmClient::attempt(const ServiceQuestion& question, const BodyCheck& check) {
  HttpRequest request{settings_.base,
                      {{"method", question.method}, {"api_key", settings_.api_key}, {"format", "json"}}};
  request.query.insert(request.query.end(), question.parameters.begin(), question.parameters.end());
  pace_.wait_for_turn();
  ++requests_;
  Attempt tried = judge(http_.send(request), question, check);
  if (tried.verdict == Verdict::good) {
    failing_since_ms_.reset();
    pace_.speed_up();
  } else {
    if (tried.verdict == Verdict::busy) pace_.slow_down();
    last_failure_ = tried.failure = without_key(std::move(tried.failure), settings_.api_key);
  }
  return tried;
}

LastfmClient::Attempt LastfmClient::judge(HttpAnswer&& http, const ServiceQuestion& question, const BodyCheck& check) {
  Attempt tried{Verdict::bad_answer, http.failure, http.retry_after, {}};
  if (http.outcome == HttpAnswer::Outcome::unreachable) tried.verdict = Verdict::down;
  if (http.outcome != HttpAnswer::Outcome::answered) return tried;
  if (const auto error = error_in(http.body)) {
    tried.failure = service_words(*error);
    const Refusal refusal = refusal_of(*error, question.method);
    if (refusal == Refusal::final)
      throw_final({error->code, without_key(error->message, settings_.api_key)}, question.method);
    if (refusal == Refusal::busy) tried.verdict = Verdict::busy;
    if (refusal == Refusal::down) tried.verdict = Verdict::down;
    if (refusal != Refusal::no_such) return tried;
  } else if (http.status != 200) {
    tried.failure = fmt::format("HTTP status {}", http.status);
    if (http.status == 429) tried.verdict = Verdict::busy;
    return tried;
  }
  try {
    if (const auto complaint = check(http.body)) {
      tried.failure = *complaint;
      return tried;
    }
  } catch (const Error& error) {
    tried.failure = error.what();
    return tried;
  }
  tried.verdict = Verdict::good;
  tried.answer = {std::move(http.body), http.date.value_or(clock_.now())};
  return tried;
}

/// Waits longer after each failure, and as long as the service asks; gives up when patience ends.
void LastfmClient::wait(int failures, const Attempt& attempt) {
  using std::chrono::milliseconds;
  const std::int64_t now_ms = clock_.now_ms();
  if (!failing_since_ms_) failing_since_ms_ = now_ms;
  const milliseconds since_good(std::max<std::int64_t>(0, now_ms - *failing_since_ms_));
  if (since_good >= settings_.patience)
    throw Error(
        Remedy::wait_for_service,
        fmt::format("last.fm gave no good answer for {} s; the last was: {}", since_good.count() / 1000,
                    attempt.failure),
        "What was copied is kept. Check the network and https://status.last.fm, then run the same command again.");
  const double grown =
      static_cast<double>(settings_.retry_wait.count()) * static_cast<double>(1 << std::min(failures, 16));
  const double jittered =
      std::min<double>(grown, kLongestWait.count()) * std::uniform_real_distribution(0.75, 1.25)(jitter_);
  milliseconds wait(static_cast<std::int64_t>(jittered));
  if (attempt.retry_after) wait = std::max(wait, milliseconds(*attempt.retry_after * 1000));
  clock_.sleep(std::min(wait, settings_.patience - since_good));
}

}  // namespace tonearm
