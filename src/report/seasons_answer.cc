#include "report/seasons_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "report/answer_frame.h"
#include "report/numbers.h"
#include "report/sentence_parts.h"
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
  return {{"season", season_name(answer.slice.hemisphere, at)},
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

/// Of each season its estimates by column.
nlohmann::ordered_json against_rest_json(const SeasonsAnswer& answer) {
  nlohmann::ordered_json seasons = nlohmann::ordered_json::array();
  for (std::size_t season = 0; season < 4; ++season) {
    nlohmann::ordered_json families = nlohmann::ordered_json::array();
    const std::vector<Estimate>& estimates = answer.findings.against_rest[season];
    for (std::size_t column = 0; column < estimates.size(); ++column) {
      nlohmann::ordered_json row = {{"name", answer.names.at(column)}};
      row.update(to_json(estimates[column]));
      families.push_back(row);
    }
    seasons.push_back({{"season", season_name(answer.slice.hemisphere, season)}, {"families", families}});
  }
  return seasons;
}

/// Where there are no four seasons: December to May and June to November, described.
nlohmann::ordered_json half_years_json(const SeasonsAnswer& answer) {
  nlohmann::ordered_json halves = nlohmann::ordered_json::array();
  for (std::size_t first : {0, 2}) {
    std::map<std::string, double> plays;
    for (const std::size_t season : {first, first + 1})
      for (const Share& share : answer.families[season]) plays[share.name] += share.plays;
    halves.push_back({{"months", first == 0 ? "December to May" : "June to November"},
                      {"plays", rounded(answer.plays[first] + answer.plays[first + 1])},
                      {"families", to_json(ranking(plays))}});
  }
  return halves;
}

}  // namespace

SeasonsAnswer compare_seasons(const Slice& slice, const Coverage& coverage, const std::vector<FamilyMonth>& rows) {
  SeasonsAnswer answer;
  answer.slice = slice;
  answer.coverage = coverage;
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

SeasonsAnswer seasons_answer(Warehouse& warehouse, const Slice& slice) {
  const Coverage coverage = timed(coverage_of(warehouse, slice));
  SeasonsAnswer answer = compare_seasons(slice, coverage, family_months(warehouse, slice));
  test_seasons(answer, listening_weeks(warehouse, slice));
  return answer;
}

void test_seasons(SeasonsAnswer& answer, const ListeningWeeks& weeks) {
  ComparedWeeks compared_weeks = compared(weeks, answer.slice.grouping);
  answer.findings = season_findings(compared_weeks.plays);
  answer.names = std::move(compared_weeks.names);
  answer.weeks = weeks.plays.weeks;
}

nlohmann::ordered_json to_json(const SeasonsAnswer& answer) {
  auto json = answer_frame("seasons", answer.slice, sentence_of(answer), answer.coverage, finding_of(answer));
  json["headline"] = verdict_headline(finding_of(answer), "Yes, clearly");
  json["level"] = kind_name(answer.slice.grouping);
  json["evidence"] = evidence_json(answer.findings.chance);
  const Hemisphere hemisphere = answer.slice.hemisphere;
  json["hemisphere"] = hemisphere_name(hemisphere);
  json["compared"] = {{"season", season_name(hemisphere, summer_of(hemisphere))},
                      {"against", season_name(hemisphere, winter_of(hemisphere))}};
  json["carried_by"] = carried_by(answer.findings.verdict, answer.findings.summer_minus_winter, answer.names);
  json["by_family"] = differences_json(summer_against_winter(answer), answer.names);
  json["against_rest"] = against_rest_json(answer);
  json["usable_years"] = answer.findings.usable_years;
  if (hemisphere == Hemisphere::tropics) json["half_years"] = half_years_json(answer);
  json["seasons"] = nlohmann::ordered_json::array();
  for (int season = 0; season < 4; ++season) json["seasons"].push_back(season_json(answer, season));
  json["differences"] = nlohmann::ordered_json::array();
  for (const SeasonDifference& difference : answer.differences)
    json["differences"].push_back({{"family", difference.family},
                                   {"highest", season_name(hemisphere, static_cast<std::size_t>(difference.high))},
                                   {"highest_share", rounded(difference.high_share)},
                                   {"lowest", season_name(hemisphere, static_cast<std::size_t>(difference.low))},
                                   {"lowest_share", rounded(difference.low_share)},
                                   {"difference", rounded(difference.difference())}});
  json["months"] = nlohmann::ordered_json::array();
  for (int month = 0; month < 12; ++month)
    json["months"].push_back(month_json(answer.months[static_cast<std::size_t>(month)], month + 1));
  return json;
}

}  // namespace tonearm
