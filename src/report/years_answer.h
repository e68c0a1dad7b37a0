// Have preferences changed over the years?
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "report/coverage.h"
#include "report/finding.h"
#include "report/listening_weeks.h"
#include "report/shares.h"
#include "report/text_style.h"
#include "report/thirds_change.h"
#include "statistics/years.h"

namespace tonearm {

/// One calendar year. An artist is new in the year of its first play in the whole history, so in the first year all
/// are.
struct Year {
  int year = 0;
  double plays = 0;
  std::int64_t artists = 0, new_artists = 0;
  double plays_of_new = 0;
  std::vector<Share> families;  ///< or genres, where the slice groups by those; sums to 1, the unknown included
  std::vector<Share> genres;    ///< likewise
};

struct YearsAnswer {
  Slice slice;
  Coverage coverage;
  std::vector<Year> years;  ///< those with plays, in order
  std::optional<ThirdsChange> families, genres;
  std::vector<Change> artists;  ///< first third to last, by artist; the largest rise first
  std::vector<std::vector<double>>
      similarity;  ///< of the years in order: the part of the plays that they share by genre

  std::vector<std::string> names;  ///< of the columns of the findings
  YearsFindings findings;
  std::size_t weeks = 0;
};

YearsAnswer years_answer(Warehouse& warehouse, const Slice& slice);

/// Adds the test.
void test_years(YearsAnswer& answer, const ListeningWeeks& weeks);

Finding finding_of(const YearsAnswer& answer);
std::string sentence_of(const YearsAnswer& answer);
/// `limit` genres a year; all families.
nlohmann::ordered_json to_json(const YearsAnswer& answer, int limit);
std::string to_text(const YearsAnswer& answer, int limit, const TextStyle& style);

}  // namespace tonearm
