#include "stage/read_pages.h"

#include <algorithm>

#include "core/error.h"
#include "lake/observed_rows.h"

namespace tonearm {

PagesRead read_pages(ObjectStore& store, const std::vector<PageRead>& reads) {
  PagesRead result;
  for (const PageRead& read : reads) {
    const std::string object = store.get(read.observation->key).value_or("");
    try {
      result.pages.push_back(observed_rows(object, read.windows));
    } catch (const Error&) {
      result.damaged.push_back(read.observation);
    }
  }
  for (const std::vector<Scrobble>& page : result.pages)
    for (const Scrobble& row : page) result.sorted.push_back(&row);
  std::sort(result.sorted.begin(), result.sorted.end(), [](const auto* a, const auto* b) { return *a < *b; });
  return result;
}

}  // namespace tonearm
