#include "calibration/measures.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>

#include "statistics/genre_shares.h"
#include "statistics/season.h"
#include "statistics/season_cells.h"
#include "statistics/years.h"

namespace tonearm::calibration {
namespace {

double part(std::size_t some, std::size_t all) { return static_cast<double>(some) / static_cast<double>(all); }

bool holds(const Estimate& estimate, double planted) { return estimate.low() <= planted && planted <= estimate.high(); }

double part_held(const std::vector<FamilyDifference>& found, const std::vector<double>& planted) {
  std::size_t held = 0;
  for (const FamilyDifference& family : found) held += holds(family.difference, planted[family.column]) ? 1 : 0;
  return part(held, found.size());
}

std::vector<std::vector<double>> plays_by_season(const WeekMatrix& matrix) {
  std::vector<std::vector<double>> plays(4, std::vector<double>(matrix.columns));
  const std::vector<double> middles = matrix.middles();
  for (std::size_t w = 0; w < matrix.weeks; ++w)
    for (std::size_t c = 0; c < matrix.columns; ++c)
      plays[static_cast<std::size_t>(season_at(middles[w]))][c] += matrix.at(w, c);
  return plays;
}

}  // namespace

double season_says_yes(const Dials& dials, std::uint64_t seed) {
  return season_findings(merge_rare(made_up_listener(dials, seed).weekly).plays).verdict == Verdict::yes;
}

double years_say_yes(const Dials& dials, std::uint64_t seed) {
  return years_findings(merge_rare(made_up_listener(dials, seed).weekly).plays).verdict == Verdict::yes;
}

double clock_says_moved(const Dials& dials, std::uint64_t seed) {
  const auto moved = clock_findings(made_up_listener(dials, seed).clock).moved;
  return moved && moved->verdict == Verdict::yes;
}

double family_clocks_say_yes(const Dials& dials, std::uint64_t seed) {
  return family_clock_findings(made_up_listener(dials, seed).family_clock).verdict == Verdict::yes;
}

double phases_are_seen(const Dials& dials, std::uint64_t seed) {
  return years_findings(merge_rare(made_up_listener(dials, seed).weekly).plays).half_life_weeks.has_value();
}

double chi_square_over_plays_says_yes(const Dials& dials, std::uint64_t seed) {
  const WeekMatrix matrix = merge_rare(made_up_listener(dials, seed).weekly).plays;
  const auto plays = plays_by_season(matrix);
  const std::vector<double> shares = matrix.shares();
  double chi_square = 0;
  for (const std::vector<double>& season : plays) {
    double all = 0;
    for (const double family : season) all += family;
    for (std::size_t c = 0; c < shares.size(); ++c)
      if (shares[c] > 0) chi_square += std::pow(season[c] - all * shares[c], 2) / (all * shares[c]);
  }
  const boost::math::chi_squared by_chance(3 * static_cast<double>(shares.size() - 1));
  return boost::math::cdf(boost::math::complement(by_chance, chi_square)) <= 0.05;
}

double season_interval_holds_target(const Dials& dials, std::uint64_t seed) {
  const Listener listener = made_up_listener(dials, seed);
  const SeasonFindings found = season_findings(listener.weekly);
  return holds(found.summer_minus_winter.at(0).difference, planted_summer_minus_winter(dials, listener.base)[0]);
}

double season_intervals_hold(const Dials& dials, std::uint64_t seed) {
  const Listener listener = made_up_listener(dials, seed);
  const SeasonFindings found = season_findings(listener.weekly);
  return part_held(found.summer_minus_winter, planted_summer_minus_winter(dials, listener.base));
}

double change_interval_holds_target(const Dials& dials, std::uint64_t seed) {
  const Listener listener = made_up_listener(dials, seed);
  return holds(years_findings(listener.weekly).change.at(0).difference, planted_change(dials, listener.base)[0]);
}

double change_intervals_hold(const Dials& dials, std::uint64_t seed) {
  const Listener listener = made_up_listener(dials, seed);
  return part_held(years_findings(listener.weekly).change, planted_change(dials, listener.base));
}

double share_intervals_hold(const Dials& dials, std::uint64_t seed) {
  const Listener listener = made_up_listener(dials, seed);
  const ShareFindings found = share_findings(listener.weekly);
  const std::vector<double> planted = planted_shares(dials, listener.base);
  std::size_t held = 0;
  for (std::size_t c = 0; c < planted.size(); ++c)
    held += holds({found.share[c], found.half_width.at(c)}, planted[c]) ? 1 : 0;
  return part(held, planted.size());
}

double clock_interval_holds(const Dials& dials, std::uint64_t seed) {
  return holds(clock_findings(made_up_listener(dials, seed).clock).moved.value().hours, dials.clock_shift);
}

}  // namespace tonearm::calibration
