#include "stage/read_pages.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <thread>

#include "core/error.h"
#include "lake/observed_rows.h"

namespace tonearm {
namespace {

constexpr unsigned kMostThreads = 8;

/// Calls work(i) for each i < count from several threads; the first exception is thrown again.
template <class Work>
void side_by_side(std::size_t count, Work work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::atomic<bool> failed{false};
  const auto loop = [&] {
    try {
      for (std::size_t i = next++; i < count && !failed; i = next++) work(i);
    } catch (...) {
      if (!failed.exchange(true)) failure = std::current_exception();
    }
  };
  const std::size_t threads =
      std::min<std::size_t>({std::max(1u, std::thread::hardware_concurrency()), kMostThreads, count});
  std::vector<std::jthread> pool;
  for (std::size_t i = 1; i < threads; ++i) pool.emplace_back(loop);
  loop();
  pool.clear();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

PagesRead read_pages(ObjectStore& store, const std::vector<PageRead>& reads) {
  std::vector<std::vector<Scrobble>> rows(reads.size());
  std::vector<char> damaged(reads.size(), 0);
  side_by_side(reads.size(), [&](std::size_t i) {
    const std::string object = store.get(reads[i].observation->key).value_or("");
    try {
      rows[i] = observed_rows(object, reads[i].windows);
    } catch (const Error&) {
      damaged[i] = 1;
    }
  });
  PagesRead result;
  for (std::size_t i = 0; i < reads.size(); ++i) {
    if (damaged[i]) result.damaged.push_back(reads[i].observation);
    std::move(rows[i].begin(), rows[i].end(), std::back_inserter(result.scrobbles));
  }
  std::sort(result.scrobbles.begin(), result.scrobbles.end());
  return result;
}

}  // namespace tonearm
