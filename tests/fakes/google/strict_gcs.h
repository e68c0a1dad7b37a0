// Cloud Storage's JSON API as strict as it is documented, with its token endpoint and metadata server, over loopback.
#pragma once
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "fakes/google/fake_accounts.h"
#include "fakes/google/fake_door.h"
#include "fakes/google/gcs_objects.h"
#include "fakes/google/gcs_sessions.h"

namespace tonearm {

/// Requests by what Google charges for them. Those that a fault answered are counted only in `faults`.
struct GcsCounts {
  int inserts = 0, lists = 0;  ///< class A
  int gets = 0, looks = 0;     ///< class B: of bytes, of metadata
  int deletes = 0;             ///< free
  int patches = 0;
  int chunks = 0, questions = 0;  ///< within resumable uploads
  int faults = 0;
};

class StrictGcs {
 public:
  struct Settings {
    bool wants_tokens = true;
    std::chrono::milliseconds latency{0};    ///< of each request for objects
    std::function<std::int64_t()> now = {};  ///< UTC seconds; the machine's clock where it is not given
  };
  StrictGcs();
  explicit StrictGcs(Settings settings);

  std::string url() const { return door_.url(); }
  std::string host() const { return url().substr(7); }
  std::string token_uri() const { return url() + "/token"; }
  FakeAccounts& accounts() { return accounts_; }

  void make_bucket(const std::string& bucket);
  /// Every request about the bucket is answered so (403, …).
  void close_bucket(const std::string& bucket, FakeAnswer answer);
  /// Past the API: what is stored, and a way to change it under its writer.
  std::optional<StoredObject> stored(const std::string& bucket, const std::string& name) const;
  void store(const std::string& bucket, const std::string& name, const std::string& bytes);
  std::size_t objects(const std::string& bucket) const;

  GcsCounts counts() const;
  void set_latency(std::chrono::milliseconds latency);

  /// Faults. (After a reset of a kept connection libcurl sends the same request again by itself; half an answer is what
  /// its caller sees as broken.) The next requests that are about objects get these answers, and nothing is done.
  void fail_next(int requests, const FakeAnswer& answer);
  /// The next changes are made, and their answer is lost with the connection.
  void lose_next_answers(int changes, FakeAnswer::Ending ending = FakeAnswer::Ending::reset);
  /// Of the chunk of this number from now (1 is the next) `keep` bytes arrive, then the connection is cut.
  void cut_chunk(int number, std::size_t keep, FakeAnswer::Ending ending = FakeAnswer::Ending::reset);
  /// The next PUT of a chunk is answered, but only `keep` of its bytes were taken.
  void take_only(std::size_t keep);
  /// The bytes of the next gets arrive changed.
  void damage_next_gets(int gets);
  /// Upload sessions so far are answered with 410 (or 404).
  void end_sessions(int status);
  /// The metadata server is not up: its next requests are cut.
  void hide_metadata(int requests);

 private:
  struct Bucket {
    StoredObjects objects;
    std::optional<FakeAnswer> closed;
  };
  FakeAnswer respond(const FakeRequest& request);
  FakeAnswer about_objects(const FakeRequest& request);
  FakeAnswer route(const FakeRequest& request);
  FakeAnswer about_bucket(const FakeRequest& request, const std::string& rest);
  FakeAnswer upload(const FakeRequest& request, const std::string& bucket);
  FakeAnswer start_session(const FakeRequest& request, const std::string& bucket);
  FakeAnswer chunk(const FakeRequest& request);
  FakeAnswer finish(UploadSession& session);
  FakeAnswer insert(const FakeRequest& request, const std::string& bucket, const Upload& upload,
                    const std::string& bytes);
  FakeAnswer list(const FakeRequest& request, const std::string& bucket);
  FakeAnswer object(const FakeRequest& request, const std::string& bucket, const std::string& name);
  FakeAnswer media(const StoredObject& object);
  std::optional<FakeAnswer> no_bucket(const std::string& bucket) const;
  std::size_t arriving();

  Settings settings_;
  FakeAccounts accounts_;
  mutable std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
  std::map<std::string, UploadSession> sessions_;
  std::int64_t generations_ = 1'700'000'000'000'000, session_count_ = 0;
  GcsCounts counts_;
  std::deque<FakeAnswer> failures_;
  int lost_answers_ = 0, damaged_gets_ = 0, chunks_until_cut_ = 0, hidden_metadata_ = 0;
  std::size_t cut_keep_ = 0, take_only_ = SIZE_MAX;
  FakeAnswer::Ending lost_ending_ = FakeAnswer::Ending::whole, cut_ending_ = FakeAnswer::Ending::whole;
  bool cut_now_ = false;
  FakeDoor door_;  // last: nobody asks before all else is there, or after it is gone
};

}  // namespace tonearm
