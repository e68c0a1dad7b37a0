// What a site tells everyone who opens it, said before it is written.
#pragma once
#include <string>
#include <vector>

#include "publish/site/facts.h"

namespace tonearm {

struct Disclosed {
  std::size_t artists = 0;
  std::vector<std::string> hidden;  ///< artists
  std::vector<int> years;           ///< with a page of their own
  std::size_t data_bytes = 0, all_bytes = 0, files = 0;
};

/// Lines for people.
std::vector<std::string> disclosure(const SiteFacts& facts, const Disclosed& disclosed);

}  // namespace tonearm
