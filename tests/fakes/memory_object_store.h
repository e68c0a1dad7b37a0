// An object store in memory; it passes the contract of the real ones.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "ports/object_store.h"

namespace tonearm {

class MemoryObjectStore : public ObjectStore {
 public:
  bool put(const std::string& key, std::string_view bytes, const PutIf& condition) override {
    const auto it = objects_.find(key);
    if (condition.kind == PutIf::Kind::absent && it != objects_.end()) return false;
    if (condition.kind == PutIf::Kind::generation_is &&
        (it == objects_.end() || it->second.generation != condition.generation))
      return false;
    objects_[key] = {std::string(bytes), std::to_string(++generations_)};
    return true;
  }

  std::optional<std::string> get(const std::string& key) override {
    const auto it = objects_.find(key);
    return it == objects_.end() ? std::nullopt : std::optional(it->second.bytes);
  }

  std::vector<ObjectInfo> list(const std::string& prefix) override {
    std::vector<ObjectInfo> found;
    for (auto it = objects_.lower_bound(prefix); it != objects_.end() && it->first.starts_with(prefix); ++it)
      found.push_back({it->first, it->second.bytes.size(), it->second.generation});
    return found;
  }

  void remove(const std::string& key) override { objects_.erase(key); }

 private:
  struct Object {
    std::string bytes, generation;
  };
  std::map<std::string, Object> objects_;
  std::int64_t generations_ = 0;
};

}  // namespace tonearm
