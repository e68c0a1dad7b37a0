// One object on its way out of Cloud Storage.
#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "google/gcs_names.h"
#include "google/google_api.h"

namespace tonearm {

/// What this program put under a condition, a lock among it, and the generation that it got.
class OwnGenerations {
 public:
  void put(const std::string& key, const std::string& generation);
  /// Once: the object is about to go.
  std::optional<std::string> take(const std::string& key);

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> generations_;
};

/// Removes what lies under `name`; nothing where there is none. With our own `generation` only that: what another
/// program put there since stays (false). Else a try whose answer was lost would be repeated upon another's lock.
bool remove_object(GoogleApi& api, const GcsNames& names, const std::string& name,
                   const std::optional<std::string>& generation);

}  // namespace tonearm
