// data/facts.js: what the page of a site knows before anything else is asked.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "explore/json_cells.h"
#include "publish/publication.h"
#include "publish/site/listening.h"
#include "publish/site/tested_answers.h"

namespace tonearm {

struct SiteFacts {
  Slice slice;                                                          ///< the whole history
  Json meta;                                                            ///< as GET /meta answers
  std::optional<Date> first, last;                                      ///< of plays with a known time
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> titles;  ///< different albums, tracks; "" of all time
  bool plays = false, times = true;
  std::optional<Date> private_before;
  std::vector<std::string> months;  ///< that plays travel of, "2014-03", the newest first; "0000-00" without a time
};

SiteFacts read_facts(const Publication& publication, const std::string& version, bool times);
/// Names of families that were played, the largest first, without "unknown".
std::vector<std::string> families_of(const SiteFacts& facts);

/// The whole script: parts "about", "artists" and "cube".
std::string facts_script(Warehouse& warehouse, const SiteFacts& facts, const Listening& listening,
                         const std::vector<TestedSlice>& tested);

}  // namespace tonearm
