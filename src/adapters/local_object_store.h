// The embedded lake: a folder.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "ports/object_store.h"

namespace tonearm {

/// A put writes aside, syncs and renames, so a reader or a crash sees the old object or the new one. One writer at a
/// time (the home's lock); the generation is the file's time of change and inode.
class LocalObjectStore : public ObjectStore {
 public:
  explicit LocalObjectStore(std::filesystem::path root) : root_(std::move(root)) {}

  bool put(const std::string& key, std::string_view bytes, const PutIf& condition) override;
  std::optional<std::string> get(const std::string& key) override;
  std::vector<ObjectInfo> list(const std::string& prefix) override;
  void remove(const std::string& key) override;

  /// Removes what killed puts left behind. Only while no one else writes.
  void sweep();

 private:
  std::filesystem::path root_;
};

}  // namespace tonearm
