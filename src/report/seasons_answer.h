// Does the music change with the season?
#pragma once
#include <array>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "report/coverage.h"
#include "report/finding.h"
#include "report/listening_weeks.h"
#include "report/month_range.h"
#include "report/shares.h"
#include "report/text_style.h"
#include "statistics/season.h"

namespace tonearm {

/// Of a month 1 to 12.
constexpr int season_of(int month) { return month % 12 / 3; }

struct MonthPlays {
  double plays = 0;
  std::int64_t days = 0;  ///< days of that month from the first play to the last
};

/// The seasons in which a family's share is highest and lowest.
struct SeasonDifference {
  std::string family;
  int high = 0, low = 0;
  double high_share = 0, low_share = 0;

  double difference() const { return high_share - low_share; }
};

struct SeasonsAnswer {
  Slice slice;
  Coverage coverage;
  std::array<double, 4> plays{};
  std::array<std::vector<Share>, 4> families;  ///< each sums to 1, the unknown included
  std::array<MonthPlays, 12> months{};
  std::vector<SeasonDifference> differences;  ///< the largest first; none of seasons with fewer than kLeastPlays plays

  std::vector<std::string> names;  ///< of the columns of the findings
  SeasonFindings findings;
  std::size_t weeks = 0;
};

SeasonsAnswer compare_seasons(const Slice& slice, const Coverage& coverage, const std::vector<FamilyMonth>& rows);
/// Adds the test.
void test_seasons(SeasonsAnswer& answer, const ListeningWeeks& weeks);
SeasonsAnswer seasons_answer(Warehouse& warehouse, const Slice& slice);

/// The summer's shares less the winter's, wherever the listener lives.
std::vector<FamilyDifference> summer_against_winter(const SeasonsAnswer& answer);
Finding finding_of(const SeasonsAnswer& answer);
std::string sentence_of(const SeasonsAnswer& answer);
nlohmann::ordered_json to_json(const SeasonsAnswer& answer);
std::string to_text(const SeasonsAnswer& answer, int limit, const TextStyle& style);

}  // namespace tonearm
