#include "google/gcs_check.h"

#include "core/error.h"

namespace tonearm {
namespace {

constexpr const char* kKey = "locks/check";

[[noreturn]] void unexpected(const std::string& what) {
  throw Error(Remedy::look_into_data, what, "Run the check again; another one may have been at work.");
}

}  // namespace

std::vector<PermissionCheck> gcs_checks(ObjectStore& store, const std::string& bucket) {
  const std::string role = "roles/storage.objectUser", on = "the bucket " + bucket;
  return {
      {"storage.objects.create", role, on, [&store] { store.put(kKey, "1", PutIf::always()); }},
      {"storage.objects.list", role, on,
       [&store] {
         if (store.list(kKey).empty()) unexpected("the object just written is not listed");
       }},
      {"storage.objects.get", role, on,
       [&store] {
         if (!store.get(kKey)) unexpected("the object just written is not there");
       }},
      // a put over an object takes the right to delete it
      {"storage.objects.delete (by writing over)", role, on, [&store] { store.put(kKey, "2", PutIf::always()); }},
      {"storage.objects.delete", role, on, [&store] { store.remove(kKey); }},
  };
}

}  // namespace tonearm
