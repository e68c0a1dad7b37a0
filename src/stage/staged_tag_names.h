// The tags that artists have, each once.
#pragma once
#include <functional>
#include <string>

#include "ports/object_store.h"

namespace tonearm {

/// Calls `on_tag` with each key and spelling of the staged artist_tags, in order of key and spelling.
void for_each_staged_tag(ObjectStore& store,
                         const std::function<void(const std::string& key, const std::string& tag)>& on_tag);

}  // namespace tonearm
