// Cloud Storage as an ObjectStore, by its JSON API: https://cloud.google.com/storage/docs/json_api/v1
#pragma once
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "google/gcs_names.h"
#include "google/gcs_removal.h"
#include "google/gcs_settings.h"
#include "google/google_api.h"
#include "google/listing_memory.h"
#include "ports/object_store.h"

namespace tonearm {

/// Several threads may use it. Throws besides what the port says: fix_setup for a bucket that is not there or billing
/// that is off, look_into_data for an object whose bytes do not have its checksum and for names that the service
/// refuses, wait_for_service where it does not answer in time.
class GcsObjectStore : public ObjectStore {
 public:
  /// `api` outlives it.
  GcsObjectStore(GoogleApi& api, GcsSettings settings);

  bool put(const std::string& key, std::string_view bytes, const PutIf& condition) override;
  std::optional<std::string> get(const std::string& key) override;
  std::vector<ObjectInfo> list(const std::string& prefix) override;
  void remove(const std::string& key) override;
  void get_each(const std::vector<std::string>& keys, const OnObject& on_object) override;
  void put_each(const std::vector<NewObject>& objects) override;

  /// Only while no other program writes: the first list of a prefix "raw/…" lists "raw/", later ones, and what this
  /// store puts and removes, are answered from memory. False forgets.
  void remember_listings(bool on) { memory_.turn(on); }

 private:
  std::vector<ObjectInfo> list_now(const std::string& prefix);
  std::string next_mark();

  GoogleApi& api_;
  const GcsSettings settings_;
  const GcsNames names_;
  ListingMemory memory_;
  OwnGenerations own_generations_;
  const std::string marks_;  // of this store alone
  std::atomic<std::uint64_t> puts_{0};
};

}  // namespace tonearm
