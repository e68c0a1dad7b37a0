#include "report/seasons_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "report/answer_frame.h"
#include "report/numbers.h"
#include "report/thirds_change.h"

namespace tonearm {
namespace {

/// Days of each calendar month from the first play to the last.
void count_days(const Coverage& coverage, std::array<MonthPlays, 12>& months) {
  if (!coverage.first || !coverage.last) return;
  for (int index = month_index(*coverage.first); index <= month_index(*coverage.last); ++index) {
    const auto begin = [](int i) { return days_from_civil({i / 12, static_cast<unsigned>(i % 12 + 1), 1}); };
    const std::int64_t from = std::max(begin(index), days_from_civil(*coverage.first));
    const std::int64_t to = std::min(begin(index + 1), days_from_civil(*coverage.last) + 1);
    months[static_cast<std::size_t>(index % 12)].days += to - from;
  }
}

SeasonDifference difference_of(const std::string& family, const std::vector<int>& seasons,
                               const std::array<std::map<std::string, double>, 4>& shares) {
  SeasonDifference found{family, seasons[0], seasons[0], 0, 1};
  for (const int season : seasons) {
    const auto at = shares[static_cast<std::size_t>(season)].find(family);
    const double share = at == shares[static_cast<std::size_t>(season)].end() ? 0 : at->second;
    if (share > found.high_share) found.high = season, found.high_share = share;
    if (share < found.low_share) found.low = season, found.low_share = share;
  }
  return found;
}

std::vector<SeasonDifference> differences_of(const SeasonsAnswer& answer) {
  std::array<std::map<std::string, double>, 4> shares;
  std::map<std::string, bool> names;
  std::vector<int> seasons;
  for (int season = 0; season < 4; ++season) {
    const auto at = static_cast<std::size_t>(season);
    if (answer.plays[at] < kLeastPlays - 0.5) continue;
    seasons.push_back(season);
    for (const Share& share : answer.families[at])
      if (share.name != kUnknown) shares[at][share.name] = share.share, names[share.name] = true;
  }
  std::vector<SeasonDifference> found;
  if (seasons.size() < 2) return found;
  for (const auto& [name, seen] : names) found.push_back(difference_of(name, seasons, shares));
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return rounded(a.difference()) > rounded(b.difference()); });
  return found;
}

nlohmann::ordered_json season_json(const SeasonsAnswer& answer, int season) {
  const auto at = static_cast<std::size_t>(season);
  const std::vector<int> months = {(season * 3 + 11) % 12 + 1, season * 3 + 1, season * 3 + 2};
  return {{"season", kSeasons[season]},
          {"months", months},
          {"plays", rounded(answer.plays[at])},
          {"families", to_json(answer.families[at])}};
}

nlohmann::ordered_json month_json(const MonthPlays& month, int number) {
  return {{"month", number},
          {"plays", rounded(month.plays)},
          {"days", month.days},
          {"plays_a_day", rounded(share_of(month.plays, static_cast<double>(month.days)))}};
}

}  // namespace

SeasonsAnswer compare_seasons(const ReportRange& range, const Coverage& coverage,
                              const std::vector<FamilyMonth>& rows) {
  SeasonsAnswer answer{range, coverage, {}, {}, {}, {}};
  std::array<std::map<std::string, double>, 4> families;
  for (const FamilyMonth& row : rows) {
    const auto season = static_cast<std::size_t>(season_of(row.month));
    answer.plays[season] += row.plays;
    answer.months[static_cast<std::size_t>(row.month - 1)].plays += row.plays;
    families[season][row.family] += row.plays;
  }
  std::transform(families.begin(), families.end(), answer.families.begin(), ranking);
  count_days(coverage, answer.months);
  answer.differences = differences_of(answer);
  return answer;
}

SeasonsAnswer seasons_answer(Warehouse& warehouse, const ReportRange& range) {
  const Coverage coverage = timed(coverage_of(warehouse, range), range);
  return compare_seasons(range, coverage, family_months(warehouse, range));
}

std::string sentence_of(const SeasonsAnswer& answer) {
  if (answer.coverage.scrobbles == 0) return nothing_to_answer(answer.range, answer.coverage);
  if (answer.differences.empty() || rounded(answer.differences[0].difference()) == 0)
    return fmt::format("No difference between seasons to show: it takes two seasons with {:.0f} plays and a genre.",
                       kLeastPlays);
  const SeasonDifference& most = answer.differences[0];
  return fmt::format(
      "The largest difference between seasons: {} is {} of the scrobbles in {} and {} in {}, {:.1f} points apart; "
      "whether that is more than chance is not tested here.",
      most.family, percent(most.high_share), kSeasons[most.high], percent(most.low_share), kSeasons[most.low],
      most.difference() * 100);
}

nlohmann::ordered_json to_json(const SeasonsAnswer& answer) {
  auto json = answer_frame("seasons", answer.range, sentence_of(answer), answer.coverage);
  json["hemisphere"] = "north";
  json["seasons"] = nlohmann::ordered_json::array();
  for (int season = 0; season < 4; ++season) json["seasons"].push_back(season_json(answer, season));
  json["differences"] = nlohmann::ordered_json::array();
  for (const SeasonDifference& difference : answer.differences)
    json["differences"].push_back({{"family", difference.family},
                                   {"highest", kSeasons[difference.high]},
                                   {"highest_share", rounded(difference.high_share)},
                                   {"lowest", kSeasons[difference.low]},
                                   {"lowest_share", rounded(difference.low_share)},
                                   {"difference", rounded(difference.difference())}});
  json["months"] = nlohmann::ordered_json::array();
  for (int month = 0; month < 12; ++month)
    json["months"].push_back(month_json(answer.months[static_cast<std::size_t>(month)], month + 1));
  return json;
}

}  // namespace tonearm
