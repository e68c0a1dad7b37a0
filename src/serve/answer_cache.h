// Answers that were computed once: bounded in bytes, and never computed twice at the same time.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "serve/exchange.h"

namespace tonearm {

/// One computed answer, in both encodings. Not changed once it is made.
struct KeptAnswer {
  int status = 200;
  std::string type, etag;  ///< etag: opaque part, no quotes; "" for answers that are not kept
  SharedText identity;
  SharedText gzip;  ///< nullptr where it would not be shorter
};
using KeptAnswerRef = std::shared_ptr<const KeptAnswer>;

/// One thread's own.
class AnswerCache {
 public:
  using Waiter = std::function<void(const KeptAnswerRef&)>;

  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// nullptr where it is not there. What was asked for last is dropped last.
  KeptAnswerRef find(const std::string& key);
  /// Waits for a key that is not there. True where the caller is the first, and so has to compute and finish() it.
  bool wait(const std::string& key, Waiter waiter);
  /// Ends the wait of all for this key; keeps the answer where its status is 200. `pinned`: until clear().
  void finish(const std::string& key, const KeptAnswerRef& answer, bool pinned = false);
  /// Keeps what is there until clear(); false where it is not there.
  bool pin(const std::string& key);
  /// Forgets every answer of other generations; those who wait go on waiting.
  void clear();

  std::size_t bytes() const { return bytes_; }
  std::size_t size() const { return kept_.size(); }

 private:
  struct Entry {
    std::string key;
    KeptAnswerRef answer;
    bool pinned;
  };
  static std::size_t bytes_of(const Entry& entry);
  void keep(Entry entry);
  void drop_oldest();

  std::size_t most_bytes_, bytes_ = 0;
  std::list<Entry> entries_;  // what was asked for last first
  std::unordered_map<std::string, std::list<Entry>::iterator> kept_;
  std::unordered_map<std::string, std::vector<Waiter>> waiting_;
};

}  // namespace tonearm
