#include "stage/pack_months.h"

#include <fmt/format.h>

#include <fstream>

#include "core/error.h"
#include "core/sql_text.h"
#include "duck/connection.h"
#include "stage/parquet_file.h"
#include "stage/passing_folder.h"

namespace tonearm {
namespace {

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush())
    throw Error(Remedy::try_again, "cannot write " + path, "Make room there, then run the same command again.");
}

/// The rows of all members, in their order.
std::string packed(ObjectStore& store, DuckConnection& duck, const Pack& pack) {
  const PassingFolder folder;
  std::vector<std::string> keys;
  for (const ObjectInfo& member : pack.members) keys.push_back(member.key);
  std::string files;
  store.get_each(keys, [&](std::size_t index, const std::optional<std::string>& bytes) {
    if (!bytes) throw Error(Remedy::try_again, keys[index] + " went away while it was packed", "Run it again.");
    const std::string path = folder.file(fmt::format("{}.parquet", index));
    write_file(path, *bytes);
    files += (files.empty() ? "" : ", ") + sql_text(path);
  });
  return parquet_bytes(duck, fmt::format("select * from read_parquet([{}])", files), folder.file("pack.parquet"));
}

std::string lines(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += name + '\n';
  return text;
}

}  // namespace

PackedMonths pack_months(ObjectStore& store, const PackedShare& share) {
  const StagedMonths staged(store);
  const std::vector<Pack> packs = staged.packs_of(share);
  if (packs.empty()) return {};
  const std::string listeners = lines(share.listeners);
  if (store.get(pack_listeners_key(share.name)) != listeners)
    store.put(pack_listeners_key(share.name), listeners, PutIf::always());
  DuckConnection duck = DuckConnection::in_memory();
  duck.run("set enable_external_file_cache = false");  // each file is read once; kept, they were 4 GB
  PackedMonths done;
  std::set<std::string> wanted;
  for (const Pack& pack : packs) {
    wanted.insert(pack.key);
    ++done.packs;
    if (staged.has(pack.key)) continue;
    store.put(pack.key, packed(store, duck, pack), PutIf::always());
    ++done.made;
  }
  for (const ObjectInfo& object : store.list(packs_prefix(share.name)))
    if (object.key.ends_with(".parquet") && !wanted.contains(object.key)) store.remove(object.key);
  return done;
}

void remove_stale_packs(ObjectStore& store) {
  for (const std::string& pack : StagedMonths(store).stale_packs()) store.remove(pack);
}

}  // namespace tonearm
