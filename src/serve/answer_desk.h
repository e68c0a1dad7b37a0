// Questions to the API: from what is kept, or by a worker, once for all who ask the same.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "serve/answer_cache.h"
#include "serve/api.h"
#include "serve/generation_watch.h"
#include "serve/metrics.h"
#include "serve/worker_pool.h"

namespace tonearm {

/// Runs a piece of work on the server's thread, later.
using Post = std::function<void(std::function<void()>)>;

/// Lives on the server's thread; only the computing is elsewhere.
class AnswerDesk {
 public:
  struct Parts {
    Api& api;
    WorkerPool& pool;
    GenerationWatch& watch;
    Metrics& metrics;
    Post post;
    std::function<void(const std::string&)> trouble;
    std::string salt;  ///< of ETags: what else than generation and question an answer depends on
    std::size_t cache_bytes;
  };
  explicit AnswerDesk(Parts parts) : parts_(std::move(parts)), cache_(parts_.cache_bytes) {}

  /// GET or HEAD of a path of the API.
  void ask(const WebRequest& request, Reply reply);
  /// 503 where nothing can be asked yet.
  static WebAnswer no_warehouse(const GenerationWatch& watch);

  /// A new generation: what was kept is dropped, and the answers that are wanted most are computed ahead.
  void swapped(const GenerationRef& generation);

  const AnswerCache& cache() const { return cache_; }
  std::int64_t plays() const { return plays_; }

 private:
  void compute(GenerationRef generation, const std::string& key, const std::string& etag, ApiRequest question);
  void warm(const GenerationRef& generation, std::shared_ptr<const std::vector<ApiRequest>> wanted, std::size_t next);
  std::string etag_of(const std::string& key) const;

  Parts parts_;
  AnswerCache cache_;
  std::int64_t plays_ = 0;
  std::string generation_;  // of the newest swap
};

/// What the API answers, with both encodings; an Error as its status. Any thread.
KeptAnswerRef computed_answer(Api& api, Warehouse& warehouse, const ApiRequest& question, JobTime& time,
                              const std::string& etag, const std::function<void(const std::string&)>& trouble);

/// A kept answer for this client: its encoding, or 304.
WebAnswer present(const KeptAnswer& kept, const WebRequest& request);
/// Whether If-None-Match names this one, in either encoding (RFC 9110 13.1.2).
bool client_has(const std::string& if_none_match, const std::string& etag);
WebAnswer not_modified(const std::string& etag, bool gzip);

}  // namespace tonearm
