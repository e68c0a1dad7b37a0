// What a raw object says of the instants where it rules.
#pragma once
#include <string_view>
#include <vector>

#include "core/scrobble.h"
#include "core/window.h"

namespace tonearm {

/// The scrobbles of an unpacked-from-`object` observation that lie in `windows`, as a multiset in the order they came.
/// Throws Error(look_into_data) where the object is damaged.
std::vector<Scrobble> observed_rows(std::string_view object, const WindowSet& windows);

}  // namespace tonearm
