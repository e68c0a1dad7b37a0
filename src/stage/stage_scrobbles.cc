#include "stage/stage_scrobbles.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <string_view>
#include <tuple>

#include "core/fingerprint.h"
#include "lake/keys.h"
#include "lake/listener.h"
#include "lake/staged_tables.h"
#include "stage/month_plan.h"
#include "stage/parquet_table.h"
#include "stage/read_pages.h"
#include "stage/side_by_side.h"

namespace tonearm {
namespace {

// Changes whenever the staged rows of the same observations would.
constexpr const char* kRowsVersion = "1";
// Months are made together up to so many raw objects (about 60,000 scrobbles): it bounds the memory of a thread.
constexpr std::size_t kBatchObjects = 64;

using Batch = std::vector<const MonthPlan*>;

/// Neighbouring months together, so that an object that spans them is read once.
std::vector<Batch> batches_of(const std::vector<const MonthPlan*>& plans) {
  std::vector<Batch> batches;
  std::set<const Observation*> objects;
  for (const MonthPlan* plan : plans) {
    if (batches.empty() || objects.size() > kBatchObjects) {
      batches.emplace_back();
      objects.clear();
    }
    batches.back().push_back(plan);
    for (const MonthPart& part : plan->parts) objects.insert(part.observation);
  }
  return batches;
}

std::vector<PageRead> reads_of(const Batch& batch) {
  std::map<const Observation*, WindowSet> windows;
  for (const MonthPlan* plan : batch)
    for (const MonthPart& part : plan->parts) windows[part.observation].add(part.windows);
  std::vector<PageRead> reads;
  for (auto& [observation, set] : windows) reads.push_back({observation, std::move(set)});
  return reads;
}

/// Appends scrobbles in order, with their ids and their local time. They must outlive it.
class ScrobbleRows {
 public:
  ScrobbleRows(DuckAppender& rows, const std::string& user, LocalClock& local)
      : rows_(rows), user_(user), local_(local) {}

  void append(const Scrobble& s) {
    rows_.text(user_).int64(
        fingerprint({user_, std::to_string(s.uts), s.artist, s.album, s.track, std::to_string(occurrence(s))}));
    rows_.int64(s.uts);
    if (s.uts > 0)
      rows_.timestamp(s.uts).timestamp(local_.local(s.uts));
    else
      rows_.null().null();
    rows_.int64(fingerprint({s.artist})).int64(fingerprint({s.artist, s.track}));
    if (s.album.empty())
      rows_.null();
    else
      rows_.int64(fingerprint({s.artist, s.album}));
    rows_.text(s.artist).text(s.artist_mbid).text(s.album).text(s.album_mbid).text(s.track).text(s.track_mbid);
    rows_.end_row();
  }

 private:
  using Names = std::tuple<std::string_view, std::string_view, std::string_view>;

  /// How many scrobbles of the same second, artist, album and track came before. Their ids of MusicBrainz may differ,
  /// so equal ones need not be neighbours.
  int occurrence(const Scrobble& s) {
    const Names names{s.artist, s.album, s.track};
    if (s.uts != second_) {
      second_ = s.uts, first_ = names;
      occurrences_.clear();
      return 0;
    }
    if (occurrences_.empty()) occurrences_[first_] = 1;
    return occurrences_[names]++;
  }

  DuckAppender& rows_;
  const std::string& user_;
  LocalClock& local_;
  std::int64_t second_ = -1;
  Names first_;                       ///< of this second
  std::map<Names, int> occurrences_;  ///< of this second, filled from its second scrobble on
};

/// Makes one batch after another; each thread has its own.
class MonthStaging {
 public:
  MonthStaging(ObjectStore& store, const std::string& user, const std::vector<DatedZone>& zones)
      : store_(store), user_(user), local_(zones) {}

  /// The months as they are now, and the objects that could not be read.
  StagedIndex stage(const Batch& batch, std::vector<const Observation*>& damaged) {
    PagesRead read = read_pages(store_, reads_of(batch));
    damaged = std::move(read.damaged);
    ParquetTable table(staged_table("scrobbles").columns);
    ScrobbleRows rows(table.rows(), user_, local_);
    for (const Scrobble* scrobble : read.sorted) rows.append(*scrobble);
    StagedIndex index;
    std::vector<ObjectStore::NewObject> months;
    for (const MonthPlan* plan : batch)
      index[plan->month] = {plan->fingerprint, add(*plan, read.sorted, table, months)};
    store_.put_each(months);
    return index;
  }

 private:
  /// Returns how many rows the month has; an empty one has no object.
  std::int64_t add(const MonthPlan& plan, const std::vector<const Scrobble*>& sorted, ParquetTable& table,
                   std::vector<ObjectStore::NewObject>& months) {
    const auto before = [](const Scrobble* s, std::int64_t t) { return s->uts < t; };
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), plan.window.from, before);
    const auto last = std::lower_bound(first, sorted.end(), plan.window.to, before);
    const std::string key = staged_month_key(user_, plan.month);
    if (first != last)
      months.push_back(
          {key, table.bytes_where(fmt::format("uts >= {} and uts < {}", plan.window.from, plan.window.to))});
    return last - first;
  }

  ObjectStore& store_;
  const std::string& user_;
  LocalClock local_;
};

/// The stale months made anew, batches side by side: nearly all of the work is in here.
void stage_batches(ObjectStore& store, const std::string& user, const std::vector<DatedZone>& zones,
                   const std::vector<Batch>& batches, Clock& clock, StagedIndex& index,
                   std::set<const Observation*>& damaged) {
  std::mutex mutex;
  side_by_side(batches.size(), [&](std::size_t i) {
    clock.sleep(std::chrono::milliseconds(0));  // an interrupt ends the stage between two batches
    std::vector<const Observation*> unreadable;
    const StagedIndex made = MonthStaging(store, user, zones).stage(batches[i], unreadable);
    const std::lock_guard lock(mutex);
    for (const auto& [month, staged] : made) index[month] = staged;
    damaged.insert(unreadable.begin(), unreadable.end());
  });
}

/// Months that nothing rules in any more.
void drop_others(ObjectStore& store, const std::string& user, const std::vector<MonthPlan>& plans, StagedIndex& index) {
  std::set<Month> known;
  for (const MonthPlan& plan : plans) known.insert(plan.month);
  std::erase_if(index, [&](const auto& entry) { return !known.contains(entry.first); });
  std::set<std::string> keys;
  for (const auto& [month, staged] : index)
    if (staged.rows > 0) keys.insert(staged_month_key(user, month));
  for (const ObjectInfo& object : store.list(staged_scrobbles_prefix(user)))
    if (object.key.ends_with(".parquet") && !keys.contains(object.key)) store.remove(object.key);
}

}  // namespace

StagedScrobbles stage_scrobbles(ObjectStore& store, const std::string& user, const std::vector<DatedZone>& zones,
                                bool from_scratch, Clock& clock) {
  const std::vector<Observation> observations = list_observations(store, user);
  const std::vector<Ruling> ruling = rulings(observations);
  const std::vector<MonthPlan> plans = plan_months(ruling, std::string(kRowsVersion) + ' ' + format_zones(zones));
  const StagedIndex before = read_staged_index(store.get(staged_index_key(user)).value_or(""));
  StagedIndex index = from_scratch ? StagedIndex{} : before;

  std::vector<const MonthPlan*> stale;
  for (const MonthPlan& plan : plans)
    if (const auto it = index.find(plan.month); it == index.end() || it->second.fingerprint != plan.fingerprint)
      stale.push_back(&plan);

  std::set<const Observation*> damaged;
  stage_batches(store, user, zones, batches_of(stale), clock, index, damaged);
  drop_others(store, user, plans, index);
  if (index != before) store.put(staged_index_key(user), write_staged_index(index), PutIf::always());

  StagedScrobbles result;
  for (const auto& [month, staged] : index) result.rows += staged.rows, result.months += staged.rows > 0;
  for (const MonthPlan* plan : stale) result.months_rebuilt += index[plan->month].rows > 0;
  for (const Observation* observation : damaged) result.damaged.push_back(*observation);
  return result;
}

}  // namespace tonearm
