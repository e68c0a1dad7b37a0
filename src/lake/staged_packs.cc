#include "lake/staged_packs.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/fingerprint.h"

namespace tonearm {
namespace {

/// As the store lists them: every object of the folder.
std::vector<ObjectInfo> parquet_under(ObjectStore& store, const std::string& prefix) {
  std::vector<ObjectInfo> objects = store.list(prefix);
  std::erase_if(objects, [](const ObjectInfo& object) { return !object.key.ends_with(".parquet"); });
  return objects;
}

std::set<std::string> lines_of(const std::string& text) {
  std::set<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.insert(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

struct SmallerFirst {
  bool operator()(const ShareName& a, const ShareName& b) const {
    return std::pair(b.count, a.number) < std::pair(a.count, b.number);
  }
};

std::string name_of(const std::vector<ObjectInfo>& members) {
  std::string made_of;
  for (const ObjectInfo& member : members) made_of += member.key + '\n' + member.generation + '\n';
  return fmt::format("{:016x}", static_cast<std::uint64_t>(fingerprint({made_of})));
}

}  // namespace

StagedMonths::StagedMonths(ObjectStore& store) {
  for (ObjectInfo& object : parquet_under(store, "staged/scrobbles/")) months_[object.key] = std::move(object);
  std::set<ShareName, SmallerFirst> names;
  for (const ObjectInfo& pack : parquet_under(store, kPacksPrefix))
    if (const std::optional<ShareName> share = parse_pack_key(pack.key)) {
      packs_.insert(pack.key);
      names.insert(*share);
    }
  for (const ShareName& name : names)
    shares_.push_back({name, lines_of(store.get(pack_listeners_key(name)).value_or(""))});
}

std::vector<Pack> StagedMonths::possible(const PackedShare& share, const Months& months) const {
  std::map<Month, std::vector<ObjectInfo>> by_month;
  for (const auto& [key, object] : months) {
    const auto staged = parse_staged_month_key(key);
    if (staged && share.listeners.contains(staged->user)) by_month[staged->month].push_back(object);
  }
  std::vector<Pack> packs;
  for (auto& [month, members] : by_month)
    if (members.size() >= kFewestPacked)
      packs.push_back({pack_key(share.name, month, name_of(members)), std::move(members)});
  return packs;
}

std::vector<std::string> StagedMonths::take(const std::vector<PackedShare>& shares, Months& months) const {
  std::vector<std::string> taken;
  for (const PackedShare& share : shares)
    for (const Pack& pack : possible(share, months)) {
      if (!packs_.contains(pack.key)) continue;
      for (const ObjectInfo& member : pack.members) months.erase(member.key);
      taken.push_back(pack.key);
    }
  return taken;
}

std::vector<Pack> StagedMonths::packs_of(const PackedShare& share) const {
  std::vector<PackedShare> smaller = shares_;
  std::erase_if(smaller, [&](const PackedShare& other) { return !SmallerFirst()(other.name, share.name); });
  Months months = months_;
  take(smaller, months);
  return possible(share, months);
}

std::vector<std::string> StagedMonths::keys() const {
  Months months = months_;
  std::vector<std::string> keys = take(shares_, months);
  for (const auto& [key, object] : months) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::vector<std::string> StagedMonths::stale_packs() const {
  Months months = months_;
  const std::vector<std::string> taken = take(shares_, months);
  std::vector<std::string> stale;
  for (const std::string& pack : packs_)
    if (std::find(taken.begin(), taken.end(), pack) == taken.end()) stale.push_back(pack);
  return stale;
}

}  // namespace tonearm
