// A lake that takes no write once the lease on it is lost: what is written then could be another's.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "google/lease.h"
#include "ports/object_store.h"

namespace tonearm {

class LeasedStore : public ObjectStore {
 public:
  /// Without a lease writes are let through: who holds none writes nothing that others write.
  LeasedStore(ObjectStore& store, const std::optional<Lease>& lease) : store_(store), lease_(lease) {}

  bool put(const std::string& key, std::string_view bytes, const PutIf& condition) override {
    check();
    return store_.put(key, bytes, condition);
  }
  std::optional<std::string> get(const std::string& key) override { return store_.get(key); }
  std::vector<ObjectInfo> list(const std::string& prefix) override { return store_.list(prefix); }
  void remove(const std::string& key) override {
    check();
    store_.remove(key);
  }
  void get_each(const std::vector<std::string>& keys, const OnObject& on_object) override {
    store_.get_each(keys, on_object);
  }
  void put_each(const std::vector<NewObject>& objects) override {
    check();
    store_.put_each(objects);
  }

 private:
  void check() const {
    if (lease_) lease_->check();
  }

  ObjectStore& store_;
  const std::optional<Lease>& lease_;
};

}  // namespace tonearm
