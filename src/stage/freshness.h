// Whether a staged object was made of just these inputs.
#pragma once
#include <string>
#include <string_view>

#include "ports/object_store.h"

namespace tonearm {

/// The text of the inputs' fingerprint, 16 hexadecimal digits.
std::string inputs_fingerprint(std::string_view inputs);

/// Whether the object at `mark_key` says that its neighbours were made of inputs with this fingerprint.
bool is_fresh(ObjectStore& store, const std::string& mark_key, const std::string& fingerprint);
/// Says so. After the objects themselves were put.
void mark_fresh(ObjectStore& store, const std::string& mark_key, const std::string& fingerprint);

}  // namespace tonearm
