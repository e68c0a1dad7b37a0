// Which artists, albums and tracks most?
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "report/coverage.h"
#include "report/text_style.h"

namespace tonearm {

struct TopRow {
  std::string name, artist;  ///< any bytes; `artist` is "" where the row is an artist
  std::int64_t plays = 0;
};

struct TopAnswer {
  Slice slice;
  Coverage coverage;
  std::vector<TopRow> artists, albums, tracks;  ///< most plays first
};

TopAnswer top_answer(Warehouse& warehouse, const Slice& slice, int limit);

std::string sentence_of(const TopAnswer& answer);
nlohmann::ordered_json to_json(const TopAnswer& answer);
std::string to_text(const TopAnswer& answer, const TextStyle& style);

}  // namespace tonearm
