#include "google/lease.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <random>

#include "core/error.h"
#include "core/utc_time.h"

namespace tonearm {
namespace {

constexpr int kTries = 5;                      // when others take and release at the same moment
constexpr std::int64_t kLeastForRelease = 60;  // seconds: a remove must not arrive when another may have it

std::string random_mark() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}", random(), random());
}

AnotherAtWork is_held(const std::string& key, const std::string& holder, std::int64_t since, std::int64_t until) {
  return AnotherAtWork(
      fmt::format("{} is at work since {} and holds {} until {}", holder, format_utc(since), key, format_utc(until)),
      "Wait for it; if it is dead, its hold ends at that time by itself.");
}

Error unreadable(const std::string& key) {
  return Error(Remedy::look_into_data, fmt::format("{} does not say who holds it", key),
               "Remove that object if no other Tonearm is at work.");
}

}  // namespace

struct Lease::Claim {
  std::string holder, mark, generation;
  std::int64_t since = 0, until = 0;
};

Lease::Lease(ObjectStore& store, Clock& clock, std::string key, std::string holder)
    : store_(store),
      clock_(clock),
      key_(std::move(key)),
      holder_(std::move(holder)),
      mark_(random_mark()),
      since_(clock.now()) {
  for (int left = kTries; left > 0; --left)
    if (take()) return;
  throw Error(Remedy::try_again, fmt::format("{} changes hands all the time", key_), "Run the same command again.");
}

Lease::~Lease() {
  try {
    release();
  } catch (const Error&) {  // its time will pass
  }
}

/// False where it changed under us.
bool Lease::take() {
  const std::int64_t until = clock_.now() + kLength.count();
  if (!store_.put(key_, text(until), PutIf::absent())) {
    const auto claim = read();
    if (!claim || !take_over(*claim)) return false;
  } else {
    until_ = until;
  }
  return true;
}

bool Lease::take_over(const Claim& claim) {
  const std::int64_t now = clock_.now();
  if (now < claim.until) throw is_held(key_, claim.holder, claim.since, claim.until);
  if (!store_.put(key_, text(now + kLength.count()), PutIf::generation_is(claim.generation))) return false;
  until_ = now + kLength.count();
  return true;
}

void Lease::renew() {
  const std::lock_guard one_at_a_time(renewing_);
  if (is_lost()) return;
  const std::int64_t until = clock_.now() + kLength.count();
  const auto claim = read();
  const bool is_ours = claim && claim->mark == mark_;
  const bool is_renewed = is_ours && store_.put(key_, text(until), PutIf::generation_is(claim->generation));
  const std::lock_guard lock(mutex_);
  if (is_renewed)
    until_ = until;
  else
    lost_ = true;
}

bool Lease::is_lost() const {
  const std::lock_guard lock(mutex_);
  return lost_;
}

bool Lease::held() const {
  const std::lock_guard lock(mutex_);
  return is_live(clock_.now());
}

void Lease::check() const {
  const std::lock_guard lock(mutex_);
  if (is_live(clock_.now())) return;
  const std::string why = lost_ ? "was taken over by another program"
                                : fmt::format("ended at {} and could not be renewed", format_utc(until_));
  throw Error(Remedy::try_again, fmt::format("our hold on {} {}", key_, why),
              "Run the same command again once no other is at work.");
}

void Lease::release() {
  const std::lock_guard one_at_a_time(renewing_);
  {
    const std::lock_guard lock(mutex_);
    if (!is_live(clock_.now() + kLeastForRelease)) return;
    lost_ = true;
  }
  if (const auto claim = read(); claim && claim->mark == mark_) store_.remove(key_);
}

/// The generation is looked up first: if the object changes before its bytes are read, a put at it fails.
std::optional<Lease::Claim> Lease::read() const {
  std::string generation;
  for (const ObjectInfo& object : store_.list(key_))
    if (object.key == key_) generation = object.generation;
  const auto bytes = store_.get(key_);
  if (generation.empty() || !bytes) return std::nullopt;
  const auto claim = nlohmann::json::parse(*bytes, nullptr, false);
  try {
    return Claim{claim.at("holder"), claim.at("mark"), generation, claim.at("since"), claim.at("until")};
  } catch (const nlohmann::json::exception&) {
    throw unreadable(key_);
  }
}

std::string Lease::text(std::int64_t until) const {
  return nlohmann::json{{"holder", holder_}, {"mark", mark_}, {"since", since_}, {"until", until}}.dump();
}

}  // namespace tonearm
