#include "google/listing_memory.h"

namespace tonearm {

std::string first_part(const std::string& prefix) {
  const std::size_t slash = prefix.find('/');
  return slash == std::string::npos ? std::string() : prefix.substr(0, slash + 1);
}

void ListingMemory::turn(bool on) {
  const std::lock_guard lock(mutex_);
  on_ = on;
  ++changes_;
  parts_.clear();
}

bool ListingMemory::is_on() const {
  const std::lock_guard lock(mutex_);
  return on_;
}

std::optional<std::vector<ObjectInfo>> ListingMemory::find(const std::string& prefix) const {
  const std::lock_guard lock(mutex_);
  const auto part = parts_.find(first_part(prefix));
  if (part == parts_.end()) return std::nullopt;
  std::vector<ObjectInfo> found;
  for (auto it = part->second.lower_bound(prefix); it != part->second.end() && it->first.starts_with(prefix); ++it)
    found.push_back(it->second);
  return found;
}

std::uint64_t ListingMemory::changes() const {
  const std::lock_guard lock(mutex_);
  return changes_;
}

void ListingMemory::learn(const std::string& part, const std::vector<ObjectInfo>& objects,
                          std::uint64_t changes_before) {
  const std::lock_guard lock(mutex_);
  if (!on_ || changes_ != changes_before) return;
  Objects& known = parts_[part];
  known.clear();
  for (const ObjectInfo& object : objects) known.emplace_hint(known.end(), object.key, object);
}

void ListingMemory::put(const ObjectInfo& object) {
  const std::lock_guard lock(mutex_);
  ++changes_;
  const auto part = parts_.find(first_part(object.key));
  if (part != parts_.end()) part->second[object.key] = object;
}

void ListingMemory::remove(const std::string& key) {
  const std::lock_guard lock(mutex_);
  ++changes_;
  const auto part = parts_.find(first_part(key));
  if (part != parts_.end()) part->second.erase(key);
}

void ListingMemory::forget(const std::string& key) {
  const std::lock_guard lock(mutex_);
  ++changes_;
  parts_.erase(first_part(key));
}

}  // namespace tonearm
