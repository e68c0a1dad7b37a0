#include "ports/object_store.h"

namespace tonearm {

void ObjectStore::get_each(const std::vector<std::string>& keys, const OnObject& on_object) {
  for (std::size_t i = 0; i < keys.size(); ++i) on_object(i, get(keys[i]));
}

void ObjectStore::put_each(const std::vector<NewObject>& objects) {
  for (const NewObject& object : objects) put(object.key, object.bytes, PutIf::always());
}

}  // namespace tonearm
