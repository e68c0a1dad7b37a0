#include "lake/tag_batches.h"

#include <algorithm>

#include "core/error.h"
#include "lake/frames.h"
#include "lake/keys.h"

namespace tonearm {

void TagBatches::add(TagAnswer answer) {
  if (answer.question.source == TagSource::artist)
    newest.insert_or_assign(answer.question.artist, std::move(answer));
  else
    newest_of_titles.insert_or_assign(answer.question, std::move(answer));
}

const TagAnswer* TagBatches::find(const TagQuestion& question) const {
  if (question.source == TagSource::artist) {
    const auto it = newest.find(question.artist);
    return it == newest.end() ? nullptr : &it->second;
  }
  const auto it = newest_of_titles.find(question);
  return it == newest_of_titles.end() ? nullptr : &it->second;
}

TagBatches read_tag_batches(ObjectStore& store) {
  TagBatches batches;
  std::vector<std::string> keys;
  for (ObjectInfo& object : store.list(kTagBatchesPrefix)) {
    const auto name = parse_tag_batch_key(object.key);
    if (!name) continue;
    batches.next_sequence = std::max(batches.next_sequence, name->sequence + 1);
    keys.push_back(std::move(object.key));
  }
  store.get_each(keys, [&](std::size_t i, const std::optional<std::string>& object) {
    try {
      for (const std::string& lines : unpack_frames(object.value_or("")))
        for (TagAnswer& answer : parse_tag_answers(lines)) batches.add(std::move(answer));
    } catch (const Error&) {
      batches.damaged.push_back(keys[i]);
    }
  });
  return batches;
}

}  // namespace tonearm
