// Histories that leave little to say: every answer is a number or an absence, none is a yes.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "statistics/clock.h"
#include "statistics/family_clock.h"
#include "statistics/genre_shares.h"
#include "statistics/random.h"
#include "statistics/season.h"
#include "statistics/years.h"

namespace tonearm {
namespace {

using PlaysOf = std::function<double(std::size_t week, std::size_t column)>;

struct History {
  const char* name;
  std::size_t weeks, columns;
  PlaysOf plays;

  friend void PrintTo(const History& history, std::ostream* out) { *out << history.name; }
};

WeekMatrix matrix_of(const History& history) {
  WeekMatrix matrix(16800, history.weeks, history.columns);
  for (std::size_t w = 0; w < matrix.weeks; ++w)
    for (std::size_t c = 0; c < matrix.columns; ++c) matrix.at(w, c) = history.plays(w, c);
  return matrix;
}

std::size_t quarter_of(std::size_t week, std::size_t column) { return (week * 31 + column * 17) % kQuarters; }

WeekClock clock_of(const History& history) {
  WeekClock clock(16800, history.weeks);
  for (std::size_t w = 0; w < history.weeks; ++w)
    for (std::size_t c = 0; c < history.columns; ++c) clock.at(w, quarter_of(w, c)) += history.plays(w, c);
  return clock;
}

FamilyWeekClock family_clock_of(const History& history) {
  FamilyWeekClock clock(history.weeks, history.columns);
  for (std::size_t w = 0; w < history.weeks; ++w)
    for (std::size_t c = 0; c < history.columns; ++c) clock.add(w, c, quarter_of(w, c), history.plays(w, c));
  return clock;
}

void expect_number(double value, const char* what) { EXPECT_TRUE(std::isfinite(value)) << what << " is " << value; }

void expect_numbers(const Estimate& estimate, const char* what) {
  expect_number(estimate.value, what);
  expect_number(estimate.half_width, what);
}

void expect_numbers(const std::vector<FamilyDifference>& differences, const char* what) {
  for (const FamilyDifference& family : differences) {
    expect_numbers(family.difference, what);
    expect_number(family.p, what);
    expect_number(family.holm, what);
    expect_number(family.visible, what);
  }
}

void expect_numbers(const std::optional<MovedShare>& moved) {
  if (!moved) return;
  expect_number(moved->size, "moved");
  expect_number(moved->low, "moved, low");
  expect_number(moved->high, "moved, high");
}

class Edge : public testing::TestWithParam<History> {};

TEST_P(Edge, season_says_numbers_and_no_yes) {
  const SeasonFindings found = season_findings(merge_rare(matrix_of(GetParam())).plays);
  EXPECT_NE(found.verdict, Verdict::yes);
  expect_number(found.p.value_or(0), "p");
  expect_number(found.visible.value_or(0), "visible");
  expect_numbers(found.summer_minus_winter, "summer less winter");
  expect_numbers(found.moved);
  for (const auto& season : found.against_rest)
    for (const Estimate& family : season) expect_numbers(family, "against the rest");
}

TEST_P(Edge, years_say_numbers_and_no_yes) {
  const YearsFindings found = years_findings(merge_rare(matrix_of(GetParam())).plays);
  EXPECT_NE(found.verdict, Verdict::yes);
  expect_number(found.p.value_or(0), "p");
  expect_number(found.visible.value_or(0), "visible");
  expect_number(found.half_life_weeks.value_or(0), "half-life");
  expect_numbers(found.change, "change");
  expect_numbers(found.moved);
  for (const ThirdsDifference& third : found.thirds) {
    expect_number(third.first, "first third");
    expect_numbers(third.difference, "thirds");
  }
}

TEST_P(Edge, shares_are_numbers) {
  const WeekMatrix merged = merge_rare(matrix_of(GetParam())).plays;
  const ShareFindings found = share_findings(merged);
  EXPECT_EQ(found.share.size(), merged.columns);
  for (const double share : found.share) expect_number(share, "share");
  for (const double half_width : found.half_width) expect_number(half_width, "half-width");
}

TEST_P(Edge, clock_says_numbers_and_no_yes) {
  const ClockFindings found = clock_findings(clock_of(GetParam()));
  expect_number(found.middle_hour, "middle");
  expect_number(found.strength, "strength");
  if (found.busiest_half) {
    expect_numbers(found.busiest_half->start, "start");
    expect_numbers(found.busiest_half->end, "end");
    expect_numbers(found.busiest_half->length, "length");
  }
  for (const ClockYear& year : found.by_year) expect_numbers(year.hour, "year");
  if (!found.moved) return;
  EXPECT_NE(found.moved->verdict, Verdict::yes);
  expect_numbers(found.moved->hours, "shift");
}

TEST_P(Edge, family_clocks_say_numbers) {
  const FamilyClockFindings found = family_clock_findings(family_clock_of(GetParam()));
  EXPECT_EQ(found.families.size(), GetParam().columns);
  expect_number(found.p_any.value_or(0), "p");
  for (const FamilyClock& family : found.families) {
    expect_number(family.blocks, "blocks");
    if (!family.parts) continue;
    for (const Estimate& part : *family.parts) expect_numbers(part, "part of the day");
  }
}

double some(std::size_t week, std::size_t column) {
  return static_cast<double>((week * 7919 + column * 104729) % 23 + 5);
}
double none(std::size_t, std::size_t) { return 0; }

INSTANTIATE_TEST_SUITE_P(
    Histories, Edge,
    testing::Values(
        History{"no_weeks", 0, 4, none}, History{"no_columns", 300, 0, none}, History{"nothing_at_all", 0, 0, none},
        History{"no_plays", 300, 4, none}, History{"one_week", 1, 4, some}, History{"fifty_one_weeks", 51, 4, some},
        History{"fifty_two_weeks", 52, 4, some}, History{"one_year_and_a_half", 78, 4, some},
        History{"three_years_by_52", 156, 4, some}, History{"four_years_by_52", 208, 4, some},
        History{"one_family", 320, 1, some},
        History{"all_in_one_family", 320, 4, [](std::size_t w, std::size_t c) { return c == 1 ? some(w, c) : 0; }},
        History{"never_differs", 320, 3,
                [](std::size_t, std::size_t c) { return 10.0 * static_cast<double>(c + 1) / 3; }},
        History{"a_family_without_plays", 320, 4, [](std::size_t w, std::size_t c) { return c == 2 ? 0 : some(w, c); }},
        History{"one_play_a_week", 320, 3, [](std::size_t w, std::size_t c) { return w * w % 3 == c ? 1.0 : 0.0; }},
        History{"gap_of_four_years", 420, 3,
                [](std::size_t w, std::size_t c) { return w > 100 && w < 310 ? 0 : some(w, c); }},
        History{"six_weeks_of_sixty", 60, 3, [](std::size_t w, std::size_t c) { return w % 10 == 0 ? some(w, c) : 0; }},
        History{"first_and_last_week", 500, 3,
                [](std::size_t w, std::size_t c) { return w == 0 || w == 499 ? some(w, c) : 0; }},
        History{"every_twentieth_week", 500, 3,
                [](std::size_t w, std::size_t c) { return w % 20 == 0 ? some(w, c) : 0; }},
        History{"one_month_a_year", 520, 3, [](std::size_t w, std::size_t c) { return w % 52 < 4 ? some(w, c) : 0; }},
        History{"thousandths_of_plays", 320, 3, [](std::size_t w, std::size_t c) { return some(w, c) / 1e6; }},
        History{"forty_years", 2087, 2, some}),
    [](const auto& history) { return std::string(history.param.name); });

TEST(Rounding, is_not_taken_for_a_difference) {
  for (const std::size_t columns : {1u, 2u, 3u, 5u, 8u}) {
    WeekMatrix matrix(16800, 320, columns);
    for (std::size_t w = 0; w < matrix.weeks; ++w)
      for (std::size_t c = 0; c < columns; ++c) matrix.at(w, c) = some(w, 0) * static_cast<double>(c + 1) / 7;
    EXPECT_EQ(season_findings(matrix).p, 1) << columns;
    EXPECT_EQ(years_findings(matrix).p, 1) << columns;
  }
}

TEST(Leaves, fifteen_hundred_genres_are_answered_like_families) {
  WeekMatrix matrix(16800, 320, 1500);
  SplitMix random(12);
  for (std::size_t w = 0; w < matrix.weeks; ++w)
    for (std::size_t play = 0; play < 120; ++play)
      matrix.at(w, static_cast<std::size_t>(random.below(play % 2 == 0 ? 20 : 1500))) += 1;
  const MergedMatrix merged = merge_rare(matrix);
  EXPECT_EQ(merged.kept.size(), 20u);
  EXPECT_EQ(merged.rest.size(), 1480u);
  const SeasonFindings season = season_findings(merged.plays);
  EXPECT_EQ(season.summer_minus_winter.size(), 21u);
  EXPECT_EQ(season.verdict, Verdict::no);
  EXPECT_EQ(years_findings(merged.plays).verdict, Verdict::no);
}

}  // namespace
}  // namespace tonearm
