// A lock that a dead program cannot hold for ever: an object that names its holder and says until when.
#pragma once
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "ports/clock.h"
#include "ports/object_store.h"

namespace tonearm {

/// Ten minutes at a time, to be renewed each third of that, so a machine's clock may be six minutes wrong before two
/// hold it. Several threads may use it.
class Lease {
 public:
  static constexpr std::chrono::seconds kLength{600};

  /// Takes it: where no object is, or one whose time has passed. `holder`: who we are, for the messages of others.
  /// Throws Error: try_again where another program holds it (who, until when), look_into_data where the object cannot
  /// be read.
  Lease(ObjectStore& store, Clock& clock, std::string key, std::string holder);
  /// Gives it back if it can.
  ~Lease();
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  /// Ten minutes from now. Where another took it over in the meantime, it is lost for good. Throws what the store
  /// throws.
  void renew();
  /// False once it was lost, or its time has passed without a renewal.
  bool held() const;
  /// Throws Error(try_again) where it is not held: what would be written now could be another's.
  void check() const;
  /// Removes the object, if it is still ours; one whose time has passed is left to the next who comes.
  void release();

 private:
  struct Claim;  // what the object says
  bool take();
  bool take_over(const Claim& claim);
  std::optional<Claim> read() const;
  std::string text(std::int64_t until) const;
  bool is_lost() const;
  bool is_live(std::int64_t now) const { return !lost_ && now < until_; }

  ObjectStore& store_;
  Clock& clock_;
  const std::string key_, holder_, mark_;  // mark: unlike that of any other lease
  const std::int64_t since_;               // UTC seconds
  std::mutex renewing_;                    // around what is asked of the store, which may take minutes
  mutable std::mutex mutex_;               // of the two below
  std::int64_t until_ = 0;
  bool lost_ = false;
};

}  // namespace tonearm
