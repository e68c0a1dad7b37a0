#include "lake/tag_batches.h"

#include <algorithm>

#include "core/error.h"
#include "lake/frames.h"
#include "lake/keys.h"

namespace tonearm {

TagBatches read_tag_batches(ObjectStore& store) {
  TagBatches batches;
  for (const ObjectInfo& object : store.list(kTagBatchesPrefix)) {
    const auto name = parse_tag_batch_key(object.key);
    if (!name) continue;
    batches.next_sequence = std::max(batches.next_sequence, name->sequence + 1);
    try {
      for (const std::string& lines : unpack_frames(store.get(object.key).value_or("")))
        for (TagAnswer& answer : parse_tag_answers(lines)) batches.newest[answer.artist] = std::move(answer);
    } catch (const Error&) {
      batches.damaged.push_back(object.key);
    }
  }
  return batches;
}

}  // namespace tonearm
