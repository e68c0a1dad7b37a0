#include "serve/answer_desk.h"

#include <fmt/format.h>

#include "core/fingerprint.h"
#include "serve/gzip.h"

namespace tonearm {
namespace {

constexpr std::size_t kWorthCompressing = 1024;
constexpr int kLevel = 5;

KeptAnswerRef kept_problem(const WebAnswer& answer) {
  return std::make_shared<const KeptAnswer>(KeptAnswer{answer.status, answer.type, "", answer.body, nullptr});
}

WebAnswer out_of_time() {
  return problem(504, "this question took too long", "Choose a shorter period or fewer filters.");
}

WebAnswer too_busy() { return problem(503, "too many questions wait for an answer", "Ask again in a second."); }

ApiRequest question_of(const WebRequest& request) {
  return {request.target.path.substr(std::string_view("/api/v1").size()), request.target.query};
}

}  // namespace

KeptAnswerRef computed_answer(Api& api, Warehouse& warehouse, const ApiRequest& question, JobTime& time,
                              const std::string& etag, const std::function<void(const std::string&)>& trouble) {
  try {
    ApiAnswer answer = api.answer(warehouse, question);
    KeptAnswer kept{answer.status, std::move(answer.type), answer.status == 200 ? etag : "", nullptr, nullptr};
    if (answer.body.size() > kWorthCompressing) kept.gzip = shared_text(gzipped(answer.body, kLevel));
    kept.identity = shared_text(std::move(answer.body));
    return std::make_shared<const KeptAnswer>(std::move(kept));
  } catch (const Error& error) {
    if (time.is_over()) return kept_problem(out_of_time());
    const WebAnswer answer = problem_of(error);
    if (answer.status == 500) trouble(fmt::format("{}: {}", question.path, error.what()));
    return kept_problem(answer);
  } catch (const std::exception& error) {
    trouble(fmt::format("{}: unexpected: {}", question.path, error.what()));
    return kept_problem(problem_of(Error(Remedy::look_into_data, "")));
  }
}

bool client_has(const std::string& if_none_match, const std::string& etag) {
  if (etag.empty() || if_none_match.empty()) return false;
  return if_none_match == "*" || if_none_match.find('"' + etag + '"') != std::string::npos ||
         if_none_match.find('"' + etag + "-gz\"") != std::string::npos;
}

namespace {

void add_validators(WebAnswer& answer, const std::string& etag, bool gzip) {
  answer.headers.emplace_back("ETag", fmt::format("\"{}{}\"", etag, gzip ? "-gz" : ""));
  answer.headers.emplace_back("Cache-Control", "no-cache");
  answer.headers.emplace_back("Vary", "Accept-Encoding");
}

}  // namespace

WebAnswer not_modified(const std::string& etag, bool gzip) {
  WebAnswer answer{304, "", {}, nullptr};
  add_validators(answer, etag, gzip);
  return answer;
}

WebAnswer present(const KeptAnswer& kept, const WebRequest& request) {
  const bool gzip = kept.gzip && takes_gzip(request.accept_encoding);
  if (client_has(request.if_none_match, kept.etag)) return not_modified(kept.etag, gzip);
  WebAnswer answer{kept.status, kept.type, {}, gzip ? kept.gzip : kept.identity};
  if (kept.etag.empty())
    answer.headers.emplace_back("Cache-Control", "no-store");
  else
    add_validators(answer, kept.etag, gzip);
  if (gzip) answer.headers.emplace_back("Content-Encoding", "gzip");
  if (kept.status == 503) answer.headers.emplace_back("Retry-After", "1");
  return answer;
}

std::string AnswerDesk::etag_of(const std::string& key) const {
  return fmt::format("{:016x}", static_cast<std::uint64_t>(fingerprint({parts_.salt, key})));
}

WebAnswer AnswerDesk::no_warehouse(const GenerationWatch& watch) {
  const std::string problem_text = watch.problem();
  if (!problem_text.empty())
    return problem(503, "the warehouse cannot be opened",
                   "The log of tonearm serve says why; tonearm rebuild mends it.");
  return problem(503, "there is no warehouse yet", "Run tonearm sync, or start a sync on the page Status.");
}

void AnswerDesk::ask(const WebRequest& request, Reply reply) {
  parts_.watch.look();
  const GenerationRef generation = parts_.watch.current();
  if (!generation) return reply(no_warehouse(parts_.watch));
  const std::string key = generation->generation + canonical_target(request.target.path, request.target.query);
  const std::string etag = etag_of(key);
  if (client_has(request.if_none_match, etag)) {
    parts_.metrics.cache(true);
    return reply(not_modified(etag, takes_gzip(request.accept_encoding)));
  }
  const KeptAnswerRef kept = cache_.find(key);
  parts_.metrics.cache(kept != nullptr);
  if (kept) return reply(present(*kept, request));
  const bool first = cache_.wait(
      key, [reply = std::move(reply), request](const KeptAnswerRef& answer) { reply(present(*answer, request)); });
  if (first) compute(generation, key, etag, question_of(request));
}

void AnswerDesk::compute(GenerationRef generation, const std::string& key, const std::string& etag,
                         ApiRequest question) {
  const bool taken = parts_.pool.submit(
      std::move(generation), [this, key, etag, question = std::move(question)](Warehouse* warehouse, JobTime& time) {
        const KeptAnswerRef answer = computed_answer(parts_.api, *warehouse, question, time, etag, parts_.trouble);
        parts_.post([this, key, answer] { cache_.finish(key, answer); });
      });
  if (!taken) cache_.finish(key, kept_problem(too_busy()));
}

void AnswerDesk::swapped(const GenerationRef& generation) {
  cache_.clear();
  generation_ = generation->generation;
  parts_.pool.submit_idle(generation, [this, generation](Warehouse* warehouse, JobTime&) {
    std::vector<ApiRequest> wanted;
    std::int64_t plays = 0;
    try {
      plays = parts_.api.count_plays(*warehouse);
      wanted = parts_.api.warm(*warehouse);
    } catch (const std::exception& error) {
      parts_.trouble(fmt::format("answers ahead: {}", error.what()));
    }
    auto shared = std::make_shared<const std::vector<ApiRequest>>(std::move(wanted));
    parts_.post([this, generation, plays, shared] {
      plays_ = plays;
      warm(generation, shared, 0);
    });
  });
}

void AnswerDesk::warm(const GenerationRef& generation, std::shared_ptr<const std::vector<ApiRequest>> wanted,
                      std::size_t next) {
  while (next < wanted->size() && generation->generation == generation_) {
    const ApiRequest& question = wanted->at(next++);
    const std::string key = generation->generation + canonical_target("/api/v1" + question.path, question.query);
    if (cache_.pin(key)) continue;
    parts_.pool.submit_idle(generation, [=, this, etag = etag_of(key)](Warehouse* warehouse, JobTime& time) {
      const KeptAnswerRef answer =
          computed_answer(parts_.api, *warehouse, wanted->at(next - 1), time, etag, parts_.trouble);
      parts_.post([=, this] {
        cache_.finish(key, answer, true);
        warm(generation, wanted, next);
      });
    });
    return;
  }
}

}  // namespace tonearm
