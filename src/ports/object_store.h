// Named bytes: a folder, or a bucket.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tonearm {

struct ObjectInfo {
  std::string key;         ///< parts joined by '/', no leading one
  std::uint64_t size = 0;  ///< bytes
  std::string generation;  ///< changes whenever the object does
  bool operator==(const ObjectInfo&) const = default;
};

/// When a put may happen.
struct PutIf {
  enum class Kind { always, absent, generation_is } kind = Kind::always;
  std::string generation;

  static PutIf always() { return {}; }
  static PutIf absent() { return {Kind::absent, {}}; }
  static PutIf generation_is(std::string generation) { return {Kind::generation_is, std::move(generation)}; }
};

/// Every method throws Error: get_permission where not allowed, try_again where space or the service is short.
class ObjectStore {
 public:
  virtual ~ObjectStore() = default;
  /// All or nothing, durable on return; readers see the old bytes or the new. False where the condition does not hold.
  virtual bool put(const std::string& key, std::string_view bytes, const PutIf& condition) = 0;
  /// Nothing where there is no such object.
  virtual std::optional<std::string> get(const std::string& key) = 0;
  /// Every object whose key begins with `prefix`, in order of keys (bytewise).
  virtual std::vector<ObjectInfo> list(const std::string& prefix) = 0;
  /// Nothing happens where there is no such object.
  virtual void remove(const std::string& key) = 0;

  using OnObject = std::function<void(std::size_t index, std::optional<std::string> bytes)>;
  /// `get` of each key, one call of `on_object` a key, in their order and on the caller's thread; a store that is far
  /// away keeps several requests in flight, and few bodies in memory. What a get throws is thrown when its turn comes.
  virtual void get_each(const std::vector<std::string>& keys, const OnObject& on_object);

  struct NewObject {
    std::string key, bytes;
  };
  /// `put` of each, always; all are there on return. Where one fails the others may be there or not.
  virtual void put_each(const std::vector<NewObject>& objects);
};

}  // namespace tonearm
