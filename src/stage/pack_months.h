// The staged months of many listeners, packed (lake/staged_packs.h).
#pragma once
#include <cstddef>

#include "lake/staged_packs.h"
#include "ports/object_store.h"

namespace tonearm {

struct PackedMonths {
  std::size_t packs = 0, made = 0;
};

/// Makes the packs of a share that are not there yet, and removes those of it that have become of no use. Reads what it
/// packs once; run again it does nothing.
PackedMonths pack_months(ObjectStore& store, const PackedShare& share);

/// Removes the packs of every share that stand for nothing: for the run that follows the shares.
void remove_stale_packs(ObjectStore& store);

}  // namespace tonearm
