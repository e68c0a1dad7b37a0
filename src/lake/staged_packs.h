// Months of many listeners in one file each, so that a lake of a thousand listeners is read as quickly as one's own.
// A pack stands for staged months at the generations that it was made of, and is named after them; where one of them
// has changed since, no name fits, and the months are read as they are. So a pack is never wrong, only of no use.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "lake/keys.h"
#include "ports/object_store.h"

namespace tonearm {

/// Fewer months of listeners than these are read about as quickly as they are.
inline constexpr std::size_t kFewestPacked = 10;

/// Some of the listeners, who are packed together.
struct PackedShare {
  ShareName name;
  std::set<std::string> listeners;  ///< as user_part gives them
};

/// What a share could be read from: the pack's key, and the staged months it would hold, in order of their keys.
struct Pack {
  std::string key;
  std::vector<ObjectInfo> members;
};

/// Staged months and packs as the lake lists them.
class StagedMonths {
 public:
  /// Lists the lake, and reads who is in which share.
  explicit StagedMonths(ObjectStore& store);

  /// What `share` may be packed in: its months where there are enough, but for those that a pack of a smaller share
  /// stands for.
  std::vector<Pack> packs_of(const PackedShare& share) const;
  /// What holds every staged play once: packs that stand for months, and the other months, in order of keys.
  std::vector<std::string> keys() const;
  /// Packs of all shares that stand for nothing.
  std::vector<std::string> stale_packs() const;
  bool has(const std::string& pack) const { return packs_.contains(pack); }

 private:
  using Months = std::map<std::string, ObjectInfo>;  ///< by key

  std::vector<Pack> possible(const PackedShare& share, const Months& months) const;
  /// Takes what the packs of these shares stand for out of `months`; returns the packs.
  std::vector<std::string> take(const std::vector<PackedShare>& shares, Months& months) const;

  Months months_;
  std::set<std::string> packs_;
  std::vector<PackedShare> shares_;  // the smaller before the larger, whose packs stand for what is left
};

}  // namespace tonearm
