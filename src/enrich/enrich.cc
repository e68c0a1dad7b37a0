#include "enrich/enrich.h"

#include "core/error.h"
#include "enrich/open_questions.h"
#include "lake/frames.h"
#include "lake/keys.h"
#include "lake/tag_batches.h"

namespace tonearm {
namespace {

constexpr std::size_t kBatchAnswers = 200;
constexpr std::int64_t kBatchMs = 60'000;
constexpr int kAttempts = 4;  // then the next run asks that again

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

/// Nothing where the service answers, but not this question.
std::optional<TagAnswer> ask(LastfmClient& service, const TagQuestion& asked) {
  ServiceQuestion question{tag_method(asked.source), {{"artist", asked.artist}, {"autocorrect", "1"}}};
  if (asked.source != TagSource::artist) question.parameters.emplace_back(tag_source_name(asked.source), asked.title);
  auto answer = service.ask_at_most(kAttempts, question, [](const std::string& body) -> std::optional<std::string> {
    std::string copy = body;
    parse_top_tags(copy);  // throws where it is none; "no such artist" is an answer
    return std::nullopt;
  });
  if (!answer) return std::nullopt;
  return TagAnswer{asked, answer->observed_at, std::move(answer->body)};
}

/// The questions of one run, until its time is over.
class Asking {
 public:
  using Progress = std::function<void(std::int64_t, std::int64_t)>;
  Asking(LastfmClient& service, Clock& clock, Batch& batch, TagBatches& held,
         std::optional<std::chrono::milliseconds> at_most, const Progress& on_progress)
      : service_(service), clock_(clock), batch_(batch), held_(held), on_progress_(on_progress) {
    if (at_most) end_ms_ = clock.now_ms() + at_most->count();
  }

  void expect(std::size_t questions) { expected_ += static_cast<std::int64_t>(questions); }

  /// Expected ones, in their order. True where each was answered.
  bool ask_each(const std::vector<TagQuestion>& questions) {
    bool all = true;
    for (const TagQuestion& question : questions) {
      if (is_over()) return false;
      ++asked_;
      const bool answered = ask_one(question);
      all = all && answered;
      on_progress_(asked_, expected_);
    }
    return all;
  }

  bool asked_all() const { return asked_ == expected_; }
  EnrichResult result() const { return {asked_, expected_ - answered_}; }

 private:
  bool is_over() { return end_ms_ && clock_.now_ms() >= *end_ms_; }
  bool ask_one(const TagQuestion& question) {
    auto answer = ask(service_, question);
    if (!answer) return false;
    batch_.add(*answer);
    held_.add(std::move(*answer));
    ++answered_;
    return true;
  }

  LastfmClient& service_;
  Clock& clock_;
  Batch& batch_;
  TagBatches& held_;
  const Progress& on_progress_;
  std::optional<std::int64_t> end_ms_;
  std::int64_t expected_ = 0, asked_ = 0, answered_ = 0;
};

void ask_artists(Asking& asking, const TagBatches& held, const std::vector<std::string>& artists,
                 std::int64_t fresh_since) {
  const std::vector<TagQuestion> open = open_artists(held, artists, fresh_since);
  asking.expect(open.size());
  asking.ask_each(open);
}

void ask_titles(Asking& asking, const TagBatches& held, const std::vector<std::string>& artists,
                const TitlesOf& titles_of, std::int64_t fresh_since) {
  if (artists.empty()) return;
  const TitlesByArtist titles = titles_of(artists);
  const auto open = [&](const std::string& artist) {
    return open_titles(held, artist, titles.at(artist), fresh_since);
  };
  for (const std::string& artist : artists) asking.expect(open(artist).size());
  for (const std::string& artist : artists) {
    if (!asking.ask_each(open(artist))) continue;
    const std::vector<TagQuestion> tracks = open(artist);
    asking.expect(tracks.size());
    asking.ask_each(tracks);
  }
}

}  // namespace

EnrichResult enrich(LastfmClient& service, ObjectStore& store, Clock& clock, const std::vector<std::string>& artists,
                    const TitlesOf& titles_of, std::optional<std::chrono::milliseconds> at_most,
                    const std::function<void(std::int64_t, std::int64_t)>& on_progress) {
  TagBatches held = read_tag_batches(store);
  const std::int64_t fresh_since = clock.now() - kTagsStayFresh;
  Batch batch(store, clock, held.next_sequence);
  Asking asking(service, clock, batch, held, at_most, on_progress);
  try {
    ask_artists(asking, held, artists, fresh_since);
    if (asking.asked_all()) ask_titles(asking, held, artists_without_tags(held, artists), titles_of, fresh_since);
  } catch (const Error&) {
    batch.put();
    throw;
  }
  batch.put();
  return asking.result();
}

}  // namespace tonearm
