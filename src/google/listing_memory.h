// What a store holds, remembered by the program that alone writes to it.
#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ports/object_store.h"

namespace tonearm {

/// "raw/" of "raw/scrobbles/…"; "" where there is no '/': such a prefix is not remembered.
std::string first_part(const std::string& prefix);

/// By first part of the key. Several threads may use it.
class ListingMemory {
 public:
  void turn(bool on);
  bool is_on() const;
  /// Nothing where the part of this prefix was not listed yet.
  std::optional<std::vector<ObjectInfo>> find(const std::string& prefix) const;
  /// To be given to `learn`: what was listed before a change is not remembered after it.
  std::uint64_t changes() const;
  void learn(const std::string& part, const std::vector<ObjectInfo>& objects, std::uint64_t changes_before);
  void put(const ObjectInfo& object);
  void remove(const std::string& key);
  /// The store holds another thing than we thought, or nobody knows.
  void forget(const std::string& key);

 private:
  using Objects = std::map<std::string, ObjectInfo>;
  mutable std::mutex mutex_;
  bool on_ = false;
  std::uint64_t changes_ = 0;
  std::map<std::string, Objects> parts_;
};

}  // namespace tonearm
