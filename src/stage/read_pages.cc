#include "stage/read_pages.h"

#include <algorithm>

#include "core/error.h"
#include "lake/observed_rows.h"

namespace tonearm {

PagesRead read_pages(ObjectStore& store, const std::vector<PageRead>& reads) {
  PagesRead result;
  std::vector<std::string> keys;
  for (const PageRead& read : reads) keys.push_back(read.observation->key);
  store.get_each(keys, [&](std::size_t i, const std::optional<std::string>& object) {
    try {
      result.pages.push_back(observed_rows(object.value_or(""), reads[i].windows));
    } catch (const Error&) {
      result.damaged.push_back(reads[i].observation);
    }
  });
  for (const std::vector<Scrobble>& page : result.pages)
    for (const Scrobble& row : page) result.sorted.push_back(&row);
  std::sort(result.sorted.begin(), result.sorted.end(), [](const auto* a, const auto* b) { return *a < *b; });
  return result;
}

}  // namespace tonearm
