#include "stage/read_pages.h"

#include <algorithm>
#include <iterator>

#include "core/error.h"
#include "lake/observed_rows.h"

namespace tonearm {

PagesRead read_pages(ObjectStore& store, const std::vector<PageRead>& reads) {
  PagesRead result;
  for (const PageRead& read : reads) {
    const std::string object = store.get(read.observation->key).value_or("");
    try {
      std::vector<Scrobble> rows = observed_rows(object, read.windows);
      std::move(rows.begin(), rows.end(), std::back_inserter(result.scrobbles));
    } catch (const Error&) {
      result.damaged.push_back(read.observation);
    }
  }
  std::sort(result.scrobbles.begin(), result.scrobbles.end());
  return result;
}

}  // namespace tonearm
