// Names of objects as Cloud Storage takes them: https://cloud.google.com/storage/docs/objects#naming
#pragma once
#include <string>
#include <string_view>

#include "google/gcs_settings.h"

namespace tonearm {

/// Why the service refuses a name: "it holds a line break"; "" where it takes it.
std::string why_refused(std::string_view name);

/// Names and addresses under a bucket and a prefix.
class GcsNames {
 public:
  explicit GcsNames(const GcsSettings& settings);

  /// Throws Error(look_into_data) where the service would refuse it.
  std::string name_of(const std::string& key) const;
  std::string key_of(const std::string& name) const { return name.substr(prefix_.size()); }
  /// The begin of names, which may be any text.
  std::string prefix_of(const std::string& key_prefix) const { return prefix_ + key_prefix; }

  std::string object_url(const std::string& name) const;
  std::string list_url() const;
  std::string upload_url() const;
  /// "gs://bucket/name", for messages.
  std::string shown(const std::string& name) const { return "gs://" + bucket_ + "/" + name; }
  const std::string& bucket() const { return bucket_; }

 private:
  std::string endpoint_, bucket_, prefix_;
};

}  // namespace tonearm
