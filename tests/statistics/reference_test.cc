// The same answers as the numpy reference, on the same listeners: p-values equal, all else to 1e-9.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "statistics/clock.h"
#include "statistics/family_clock.h"
#include "statistics/genre_shares.h"
#include "statistics/inference.h"
#include "statistics/reference_listener.h"
#include "statistics/season.h"
#include "statistics/slow_waves.h"
#include "statistics/student.h"
#include "statistics/weekly_shares.h"
#include "statistics/years.h"

namespace tonearm {
namespace {

using nlohmann::json;

const json& reference() {
  static const json kReference =
      json::parse(std::ifstream(std::string(TONEARM_SOURCE_DIR) + "/tests/statistics/reference.json"));
  return kReference;
}

void expect_same(double ours, double theirs, const std::string& what) {
  EXPECT_NEAR(ours, theirs, 1e-9 * std::max(1.0, std::abs(theirs))) << what;
}

void expect_same(const Estimate& ours, const json& value, const json& half_width, const std::string& what) {
  expect_same(ours.value, value, what);
  expect_same(ours.half_width, half_width, what + " half-width");
}

void expect_same(const MovedShare& ours, const json& theirs) {
  expect_same(ours.size, theirs[0], "moved");
  expect_same(ours.low, theirs[1], "moved, low");
  expect_same(ours.high, theirs[2], "moved, high");
}

void expect_same(const std::vector<double>& ours, const json& theirs, const std::string& what) {
  ASSERT_EQ(ours.size(), theirs.size()) << what;
  for (std::size_t i = 0; i < ours.size(); ++i) expect_same(ours[i], theirs[i], what + " " + std::to_string(i));
}

/// @param names of the difference, its p-value
void expect_same(const std::vector<FamilyDifference>& ours, const json& theirs, const char* difference, const char* p) {
  ASSERT_EQ(ours.size(), theirs[difference].size());
  for (std::size_t c = 0; c < ours.size(); ++c) {
    const std::string what = difference + std::string(" of column ") + std::to_string(c);
    EXPECT_EQ(ours[c].column, c);
    expect_same(ours[c].difference, theirs[difference][c], theirs["half"][c], what);
    expect_same(ours[c].p, theirs[p][c], what + ", p");
    expect_same(ours[c].holm, theirs["holm"][c], what + ", Holm");
    expect_same(ours[c].visible, theirs["mde"][c], what + ", visible");
  }
}

class Reference : public testing::TestWithParam<std::size_t> {
 protected:
  const json& theirs() const { return reference()["listeners"][GetParam()]; }

  ListenerPlan plan() const {
    return {theirs()["seed"],        theirs()["years"],  theirs()["season"], theirs()["drift"],
            theirs()["clock_hours"], theirs()["gap"][0], theirs()["gap"][1]};
  }

  ReferenceListener listener_ = reference_listener(plan());
};

TEST_P(Reference, listener_is_the_same) {
  EXPECT_EQ(listener_.weekly.weeks, theirs()["weeks"].get<std::size_t>());
  EXPECT_EQ(listener_.weekly.by_column(), theirs()["sums"].get<std::vector<double>>());
  std::vector<double> quarters(kQuarters);
  for (std::size_t i = 0; i < listener_.clock.plays.size(); ++i) quarters[i % kQuarters] += listener_.clock.plays[i];
  EXPECT_EQ(quarters, theirs()["quarters"].get<std::vector<double>>());
}

TEST_P(Reference, season_test_gives_the_same_p) {
  const SeasonFindings ours = season_findings(listener_.weekly);
  EXPECT_EQ(ours.usable_years, theirs()["usable"].get<std::size_t>());
  ASSERT_EQ(ours.p.has_value(), !theirs()["season_p"].is_null());
  if (ours.p) {
    EXPECT_EQ(*ours.p, theirs()["season_p"].get<double>());
  }
}

TEST_P(Reference, season_intervals_are_the_same) {
  const SeasonFindings ours = season_findings(listener_.weekly);
  const json& intervals = theirs()["season_intervals"];
  ASSERT_EQ(ours.moved.has_value(), !intervals.is_null());
  if (!ours.moved) return;
  EXPECT_EQ(ours.complete_years, intervals["years"].get<std::size_t>());
  expect_same(ours.summer_minus_winter, intervals, "diff", "p");
  expect_same(*ours.moved, intervals["moved"]);
  for (std::size_t s = 0; s < 4; ++s)
    for (std::size_t c = 0; c < ReferenceListener::kFamilies; ++c)
      expect_same(ours.against_rest[s][c], intervals["rest"][s][c], intervals["rest_half"][c], "against the rest");
}

TEST_P(Reference, years_are_the_same) {
  const YearsFindings ours = years_findings(listener_.weekly);
  const json& years = theirs()["drift_years"];
  EXPECT_EQ(ours.waves, years["K"].get<std::size_t>());
  EXPECT_EQ(ours.alpha, years["halflife"].get<double>() > 13 ? 0.02 : 0.05);
  ASSERT_EQ(ours.p.has_value(), ours.span_years >= 3);
  if (ours.p) {
    EXPECT_EQ(*ours.p, years["p"].get<double>());
  }
  expect_same(ours.change, years, "change", "pf");
  expect_same(*ours.moved, years["moved"]);
  if (ours.half_life_weeks) expect_same(*ours.half_life_weeks, years["halflife"], "half-life");
  for (std::size_t c = 0; c < ours.thirds.size(); ++c) {
    expect_same(ours.thirds[c].first, years["thirds"]["first"][c], "first third");
    expect_same(ours.thirds[c].last, years["thirds"]["last"][c], "last third");
    expect_same(ours.thirds[c].difference.half_width, years["thirds"]["half"][c], "thirds");
  }
}

TEST_P(Reference, slow_waves_are_the_same) {
  const auto ours = slow_waves(weekly_shares(listener_.weekly, WeekWeight::levelled));
  const json& years = theirs()["drift_years"];
  ASSERT_TRUE(ours);
  expect_same(ours->trend, years["a0"], "trend");
  expect_same(ours->trend_length, years["r"], "length of the trend");
  expect_same(ours->variance, years["omega"], "variance");
  expect_same(ours->half_life_weeks, years["halflife"], "half-life");
}

TEST_P(Reference, shares_are_the_same) {
  const ShareFindings ours = share_findings(listener_.weekly);
  EXPECT_EQ(ours.waves, theirs()["shares"]["K"].get<std::size_t>());
  expect_same(ours.share, theirs()["shares"]["share"], "share");
  expect_same(ours.half_width, theirs()["shares"]["half"], "half-width");
}

TEST_P(Reference, busiest_half_is_the_same) {
  const ClockFindings ours = clock_findings(listener_.clock);
  const json& arc = theirs()["clock"]["arc"];
  ASSERT_TRUE(ours.busiest_half);
  expect_same(ours.busiest_half->start, arc["start"], arc["start_half"], "start");
  expect_same(ours.busiest_half->end, arc["end"], arc["end_half"], "end");
  expect_same(ours.busiest_half->length, arc["length"], arc["length_half"], "length");
}

TEST_P(Reference, clock_is_the_same) {
  const ClockFindings ours = clock_findings(listener_.clock);
  const json& clock = theirs()["clock"];
  ASSERT_TRUE(ours.moved && ours.moved->p);
  EXPECT_EQ(*ours.moved->p, clock["p"].get<double>());
  expect_same(ours.moved->hours, clock["shift"], clock["half"], "shift");
  expect_same(ours.middle_hour, clock["mean"], "mean");
  expect_same(ours.strength, clock["strength"], "strength");
  ASSERT_EQ(ours.by_year.size(), clock["by_year"].size());
  for (std::size_t y = 0; y < ours.by_year.size(); ++y)
    expect_same(ours.by_year[y].hour, clock["by_year"][y][0], clock["by_year"][y][1], "year " + std::to_string(y));
}

TEST_P(Reference, family_clocks_are_the_same) {
  const FamilyClockFindings ours = family_clock_findings(listener_.family_clock);
  const json& clock = theirs()["family_clock"];
  ASSERT_TRUE(ours.p_any);
  EXPECT_EQ(*ours.p_any, clock["p_any"].get<double>());
  for (std::size_t f = 0; f < ours.families.size(); ++f) {
    EXPECT_EQ(ours.families[f].adjusted_p, clock["adj"][f].get<double>()) << f;
    ASSERT_EQ(ours.families[f].eligible, clock["eligible"][f].get<bool>()) << f;
    expect_same(ours.families[f].blocks, clock["blocks"][f], "blocks");
    for (std::size_t part = 0; part < 4; ++part)
      expect_same((*ours.families[f].parts)[part], clock["parts"][f][part], clock["half"][f][part], "part of the day");
  }
}

INSTANTIATE_TEST_SUITE_P(Listeners, Reference, testing::Range(std::size_t{0}, reference()["listeners"].size()),
                         [](const auto& listener) {
                           const json& plan = reference()["listeners"][listener.param];
                           return "seed_" + plan["seed"].dump() + "_years_" + plan["years"].dump();
                         });

TEST(Student, is_the_references) {
  for (const json& row : reference()["students"]) {
    expect_same(t_quantile(row["df"]), row["quantile"], "quantile at " + row["df"].dump());
    expect_same(t_p_value(1.7, row["df"]), row["p"], "p at " + row["df"].dump());
    expect_same(t_p_value(-1.7, row["df"]), row["p"], "p of the other side at " + row["df"].dump());
  }
}

TEST(Holm, is_the_references) {
  expect_same(holm(reference()["holm"]["p"].get<std::vector<double>>()), reference()["holm"]["holm"], "Holm");
}

}  // namespace
}  // namespace tonearm
