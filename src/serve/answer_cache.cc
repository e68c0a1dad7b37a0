#include "serve/answer_cache.h"

#include <algorithm>

namespace tonearm {
namespace {

constexpr std::size_t kEntryBytes = 512;  // nodes, control blocks, both copies of the key's ends: about

}  // namespace

std::size_t AnswerCache::bytes_of(const Entry& entry) {
  return kEntryBytes + 2 * entry.key.size() + entry.answer->identity->size() +
         (entry.answer->gzip ? entry.answer->gzip->size() : 0);
}

KeptAnswerRef AnswerCache::find(const std::string& key) {
  const auto it = kept_.find(key);
  if (it == kept_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, it->second);
  return it->second->answer;
}

bool AnswerCache::wait(const std::string& key, Waiter waiter) {
  std::vector<Waiter>& waiters = waiting_[key];
  waiters.push_back(std::move(waiter));
  return waiters.size() == 1;
}

void AnswerCache::finish(const std::string& key, const KeptAnswerRef& answer, bool pinned) {
  std::vector<Waiter> waiters;
  if (const auto it = waiting_.find(key); it != waiting_.end()) {
    waiters = std::move(it->second);
    waiting_.erase(it);
  }
  if (answer->status == 200 && !answer->etag.empty() && !kept_.contains(key)) keep({key, answer, pinned});
  for (const Waiter& waiter : waiters) waiter(answer);
}

void AnswerCache::keep(Entry entry) {
  const std::size_t bytes = bytes_of(entry);
  if (bytes > most_bytes_ / 4) return;
  entries_.push_front(std::move(entry));
  kept_[entries_.front().key] = entries_.begin();
  bytes_ += bytes;
  while (bytes_ > most_bytes_) drop_oldest();
}

void AnswerCache::drop_oldest() {
  auto oldest = std::find_if(entries_.rbegin(), entries_.rend(), [](const Entry& entry) { return !entry.pinned; });
  if (oldest == entries_.rend()) oldest = entries_.rbegin();
  bytes_ -= bytes_of(*oldest);
  kept_.erase(oldest->key);
  entries_.erase(std::next(oldest).base());
}

bool AnswerCache::pin(const std::string& key) {
  const auto it = kept_.find(key);
  if (it == kept_.end()) return false;
  it->second->pinned = true;
  return true;
}

void AnswerCache::clear() {
  entries_.clear();
  kept_.clear();
  bytes_ = 0;
}

}  // namespace tonearm
