#include "app/lake_copy.h"

#include <fmt/format.h>

#include <map>
#include <ostream>

#include "app/progress.h"
#include "core/fingerprint.h"
#include "lake/keys.h"
#include "lake/listener.h"

namespace tonearm {
namespace {

using Objects = std::map<std::string, ObjectInfo>;

/// What belongs to a place and not to the copy: who writes there, what a warehouse was loaded from.
bool stays(const std::string& key) { return key.starts_with("locks/") || key.starts_with("warehouse/"); }
/// Put once; everything else is made anew from it.
bool is_raw(const std::string& key) { return key.starts_with("raw/"); }

Objects objects_of(ObjectStore& store) {
  Objects objects;
  for (ObjectInfo& object : store.list(""))
    if (!stays(object.key)) objects.emplace(object.key, std::move(object));
  return objects;
}

void check_same_history(const Objects& from, const Objects& to, const LakeCopyOptions& options) {
  for (const auto& [key, object] : to) {
    if (!is_raw(key)) continue;
    const auto source = from.find(key);
    if (source != from.end() && source->second.size == object.size) continue;
    throw Error(Remedy::look_into_data,
                fmt::format("{} holds {}, which {} {}", options.to, key, options.from,
                            source == from.end() ? "does not hold" : "holds with another size"),
                "The two went separate ways. Copy the other way round, or to an empty place.");
  }
}

std::vector<std::string> lacking(const Objects& from, const Objects& to) {
  std::vector<std::string> keys;
  for (const auto& [key, object] : from) {
    const auto there = to.find(key);
    if (there == to.end() || (!is_raw(key) && there->second.size != object.size)) keys.push_back(key);
  }
  return keys;
}

/// Derived objects of one size: their bytes decide.
std::vector<std::string> differing(ObjectStore& from, ObjectStore& to, const Objects& in_from, const Objects& in_to) {
  std::vector<std::string> candidates, keys;
  for (const auto& [key, object] : in_from) {
    const auto there = in_to.find(key);
    if (there != in_to.end() && !is_raw(key) && there->second.size == object.size) candidates.push_back(key);
  }
  std::vector<std::int64_t> sums(candidates.size());
  from.get_each(candidates, [&](std::size_t i, const auto& bytes) { sums[i] = bytes ? fingerprint({*bytes}) : 0; });
  to.get_each(candidates, [&](std::size_t i, const auto& bytes) {
    if (!bytes || fingerprint({*bytes}) != sums[i]) keys.push_back(candidates[i]);
  });
  return keys;
}

class Copy {
 public:
  Copy(Parts& parts, ObjectStore& from, ObjectStore& to) : parts_(parts), from_(from), to_(to) {}

  void write(const std::vector<std::string>& keys) {
    ProgressMeter meter(parts_.log, parts_.clock, "objects");
    from_.get_each(keys, [&](std::size_t i, const std::optional<std::string>& bytes) {
      if (!bytes) throw Error(Remedy::try_again, keys[i] + " went away while it was copied", "Run it again.");
      // Another copy may be at work: a raw object that is there by now is verified like the others.
      to_.put(keys[i], *bytes, is_raw(keys[i]) ? PutIf::absent() : PutIf::always());
      sums_[keys[i]] = fingerprint({*bytes});
      bytes_ += static_cast<std::int64_t>(bytes->size());
      parts_.clock.sleep(std::chrono::milliseconds(0));  // an interrupt ends it between two objects
      meter.show(static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(keys.size()));
    });
  }

  void verify(const std::vector<std::string>& keys) {
    to_.get_each(keys, [&](std::size_t i, const std::optional<std::string>& bytes) {
      if (!bytes || fingerprint({*bytes}) != sums_.at(keys[i]))
        throw Error(Remedy::look_into_data, keys[i] + " is not there as it was written",
                    "Remove it and run the copy again.");
    });
  }

  std::int64_t bytes() const { return bytes_; }

 private:
  Parts& parts_;
  ObjectStore &from_, &to_;
  std::map<std::string, std::int64_t> sums_;
  std::int64_t bytes_ = 0;
};

}  // namespace

int copy_lake(Parts& parts, const LakeCopyOptions& options) {
  const LakePlace source = parse_lake_place(options.from), target = parse_lake_place(options.to);
  if (source.text() == target.text())
    throw Error(Remedy::fix_usage, "a lake is not copied onto itself", "Name two places.");
  const std::unique_ptr<ObjectStore> from = parts.open_lake(source), to = parts.open_lake(target);
  if (!from->get(kLakeMarkerKey))
    throw Error(Remedy::fix_usage, fmt::format("there is no lake in {}", source.text()),
                "Name the folder or gs://bucket/prefix that holds lake.json; tonearm config shows yours.");
  check_lake_format(*from, false);
  const Objects in_from = objects_of(*from), in_to = objects_of(*to);
  check_same_history(in_from, in_to, options);
  std::vector<std::string> keys = lacking(in_from, in_to);
  for (std::string& key : differing(*from, *to, in_from, in_to)) keys.push_back(std::move(key));
  Copy copy(parts, *from, *to);
  copy.write(keys);
  copy.verify(keys);
  parts.out << fmt::format("copied {} of {} objects, {}; each was read back\n",
                           with_thousands(static_cast<std::int64_t>(keys.size())),
                           with_thousands(static_cast<std::int64_t>(in_from.size())), byte_text(copy.bytes()));
  return 0;
}

}  // namespace tonearm
