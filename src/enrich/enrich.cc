#include "enrich/enrich.h"

#include "core/error.h"
#include "lake/frames.h"
#include "lake/keys.h"
#include "lake/tag_batches.h"

namespace tonearm {
namespace {

constexpr std::size_t kBatchAnswers = 200;
constexpr std::int64_t kBatchMs = 60'000;
constexpr int kAttempts = 4;  // then the next run tries that artist again

/// Answers of this run, put in batches.
class Batch {
 public:
  Batch(ObjectStore& store, Clock& clock, std::int64_t sequence) : store_(store), clock_(clock), sequence_(sequence) {}

  void add(const TagAnswer& answer) {
    if (count_ == 0) first_ms_ = clock_.now_ms();
    lines_ += tag_answer_line(answer) + '\n';
    observed_at_ = answer.observed_at;
    if (++count_ >= kBatchAnswers || clock_.now_ms() - first_ms_ >= kBatchMs) put();
  }

  void put() {
    if (count_ == 0) return;
    if (!store_.put(tag_batch_key({sequence_, observed_at_}), pack_frames({lines_}), PutIf::absent()))
      throw Error(Remedy::try_again, "a batch of tags is there already: another run writes this lake");
    ++sequence_;
    count_ = 0;
    lines_.clear();
  }

 private:
  ObjectStore& store_;
  Clock& clock_;
  std::int64_t sequence_;
  std::string lines_;
  std::size_t count_ = 0;
  std::int64_t first_ms_ = 0, observed_at_ = 0;
};

/// Nothing where the service answers, but not for this artist.
std::optional<TagAnswer> ask(LastfmClient& service, const std::string& artist) {
  const ServiceQuestion question{"artist.getTopTags", {{"artist", artist}, {"autocorrect", "1"}}};
  auto answer = service.ask_at_most(kAttempts, question, [](const std::string& body) -> std::optional<std::string> {
    std::string copy = body;
    parse_top_tags(copy);  // throws where it is none; "no such artist" is an answer
    return std::nullopt;
  });
  if (!answer) return std::nullopt;
  return TagAnswer{artist, answer->observed_at, std::move(answer->body)};
}

std::vector<std::string> without_fresh_tags(const TagBatches& held, const std::vector<std::string>& artists,
                                            std::int64_t now) {
  std::vector<std::string> stale;
  for (const std::string& artist : artists) {
    const auto it = held.newest.find(artist);
    if (it == held.newest.end() || it->second.observed_at < now - kTagsStayFresh) stale.push_back(artist);
  }
  return stale;
}

}  // namespace

EnrichResult enrich(LastfmClient& service, ObjectStore& store, Clock& clock, const std::vector<std::string>& artists,
                    std::optional<std::chrono::milliseconds> at_most,
                    const std::function<void(std::int64_t, std::int64_t)>& on_progress) {
  const TagBatches held = read_tag_batches(store);
  const std::vector<std::string> stale = without_fresh_tags(held, artists, clock.now());
  const std::int64_t start_ms = clock.now_ms();
  Batch batch(store, clock, held.next_sequence);
  EnrichResult result{0, static_cast<std::int64_t>(stale.size())};
  try {
    for (const std::string& artist : stale) {
      if (at_most && clock.now_ms() - start_ms >= at_most->count()) break;
      ++result.asked;
      if (const auto answer = ask(service, artist)) {
        batch.add(*answer);
        --result.left;
      }
      on_progress(result.asked, static_cast<std::int64_t>(stale.size()));
    }
  } catch (const Error&) {
    batch.put();
    throw;
  }
  batch.put();
  return result;
}

}  // namespace tonearm
