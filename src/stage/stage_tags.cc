#include "stage/stage_tags.h"

#include <string>

#include "core/fingerprint.h"
#include "genres/tag_key.h"
#include "lake/keys.h"
#include "lake/staged_tables.h"
#include "lake/tag_batches.h"
#include "stage/freshness.h"
#include "stage/parquet_table.h"

namespace tonearm {
namespace {

constexpr const char* kRowsVersion = "2";

std::string batches_fingerprint(ObjectStore& store) {
  std::string inputs = std::string(kRowsVersion) + '\n';
  for (const ObjectInfo& object : store.list(kTagBatchesPrefix)) inputs += object.key + ' ' + object.generation + '\n';
  return inputs_fingerprint(inputs);
}

void append_row(DuckAppender& rows, const TagAnswer& answer, const std::string& canonical, const Tag* tag,
                std::int64_t rank) {
  const auto& [artist, source, title] = answer.question;
  rows.int64(fingerprint({artist})).text(artist).text(canonical).text(tag_key(artist)).text(tag_source_name(source));
  source == TagSource::artist ? rows.null() : rows.text(title);
  if (tag)
    rows.text(tag->name).text(tag_key(tag->name)).int64(tag->count).int64(rank);
  else
    rows.null().null().null().null();
  rows.timestamp(answer.observed_at);
  rows.end_row();
}

void append(DuckAppender& rows, const TagAnswer& answer) {
  std::string body = answer.body;
  const TopTags top = parse_top_tags(body);
  const std::string canonical = top.artist.empty() ? answer.question.artist : top.artist;
  std::int64_t rank = 0;
  for (const Tag& tag : top.tags) append_row(rows, answer, canonical, &tag, ++rank);
  if (top.tags.empty()) append_row(rows, answer, canonical, nullptr, 0);
}

}  // namespace

StagedTags stage_tags(ObjectStore& store) {
  const std::string fingerprint = batches_fingerprint(store);
  if (is_fresh(store, kStagedTagsIndexKey, fingerprint)) return {-1, {}};
  TagBatches batches = read_tag_batches(store);
  ParquetTable table(staged_table("artist_tags").columns);
  for (const auto& [artist, answer] : batches.newest) append(table.rows(), answer);
  for (const auto& [question, answer] : batches.newest_of_titles) append(table.rows(), answer);
  store.put(kStagedTagsKey, table.bytes(), PutIf::always());
  if (batches.damaged.empty()) mark_fresh(store, kStagedTagsIndexKey, fingerprint);
  for (const std::string& key : batches.damaged) {
    store.put(damaged_key(key), store.get(key).value_or(""), PutIf::always());
    store.remove(key);
  }
  return {static_cast<std::int64_t>(batches.newest.size()), std::move(batches.damaged)};
}

}  // namespace tonearm
