// The rows and what must be reached in each.
#include <fmt/format.h>

#include "calibration/row.h"

namespace tonearm::calibration {
namespace {

constexpr Phases kShallow{0.3, 4}, kMiddling{0.5, 6}, kDeep{0.8, 8};
constexpr Phases kAllPhases[] = {kShallow, kMiddling, kDeep};
constexpr Target kRarelyWrong{0, 0.065}, kNever{0, 0}, kHolds{0.92, 0.98}, kToCompare{0, 1};

std::string name_of(const Phases& phases, double years) {
  return fmt::format("phases {}/{}, {} years", phases.sd, phases.memory_weeks, years);
}

Dials dials_of(const Phases& phases, double years) {
  Dials dials;
  dials.phases = phases;
  dials.years = years;
  return dials;
}

class Table {
 public:
  std::vector<Row> rows() {
    add_season_false();
    add_season_power();
    add_years();
    add_intervals();
    add_clock();
    add_gates();
    add_chi_square();
    return std::move(rows_);
  }

 private:
  void add(const char* what, const std::string& more, const Dials& dials, Measure measure, Target target) {
    rows_.push_back({what, name_of(dials.phases, dials.years) + more, dials, measure, target});
  }

  void add_season_false() {
    for (const Phases& phases : kAllPhases)
      for (const double years : {3, 4, 6, 10}) {
        Dials dials = dials_of(phases, years);
        add("season: none planted, yes", "", dials, season_says_yes, kRarelyWrong);
        dials.drift = 0.15;
        dials.seasonal_volume = 0.5;
        add("season: none planted, yes", ", drift 15 points, seasonal volume", dials, season_says_yes, kRarelyWrong);
      }
  }

  void add_season_yes(const Phases& phases, double years, double season, double least) {
    Dials dials = dials_of(phases, years);
    dials.season = season;
    add("season: planted, yes", fmt::format(", swing {} points", 100 * season), dials, season_says_yes, {least, 1});
  }

  void add_season_power() {
    add_season_yes(kShallow, 6, 0.16, 0.99);
    add_season_yes(kMiddling, 6, 0.16, 0.90);
    add_season_yes(kDeep, 6, 0.16, 0.40);
    add_season_yes(kShallow, 10, 0.08, 0.86);
    add_season_yes(kMiddling, 10, 0.08, 0.48);
  }

  void add_years_yes(const Phases& phases, double years, double least) {
    Dials dials = dials_of(phases, years);
    dials.drift = 0.15;
    add("years: planted, yes", ", drift 15 points", dials, years_say_yes, {least, 1});
  }

  void add_years() {
    for (const Phases& phases : kAllPhases)
      for (const double years : {4, 6, 10}) {
        Dials dials = dials_of(phases, years);
        dials.season = 0.16;
        dials.seasonal_volume = 0.5;
        dials.volume_trend = 1;
        add("years: no drift planted, yes", ", swing 16 points, growing volume", dials, years_say_yes, kRarelyWrong);
      }
    for (const double years : {6.0, 6.3}) {
      add_years_yes(kShallow, years, 0.92);
      add_years_yes(kMiddling, years, 0.60);
    }
  }

  void add_season_intervals(const Dials& plain) {
    Dials dials = plain;
    dials.season = 0.08;
    add("summer less winter: interval holds, family swung", ", swing 8 points", dials, season_interval_holds_target,
        kHolds);
    add("summer less winter: intervals hold, all families", ", swing 8 points", dials, season_intervals_hold, kHolds);
  }

  void add_change_intervals(const Dials& plain) {
    Dials dials = plain;
    dials.drift = 0.15;
    add("change: interval holds, family drifted", ", drift 15 points", dials, change_interval_holds_target, kHolds);
    add("change: intervals hold, all families", ", drift 15 points", dials, change_intervals_hold, kHolds);
  }

  void add_intervals() {
    for (const Phases& phases : kAllPhases)
      for (const double years : {3, 6, 10}) {
        add_season_intervals(dials_of(phases, years));
        add_change_intervals(dials_of(phases, years));
      }
    for (const Phases& phases : kAllPhases)
      for (const double years : {3, 6, 10})
        add("shares: intervals hold, all families", "", dials_of(phases, years), share_intervals_hold, {0.90, 0.98});
  }

  void add_clock() {
    Dials dials = dials_of(kMiddling, 6);
    dials.clock_wander = 1;
    add("clock: not moved, yes", ", wander 1 h / 6 weeks", dials, clock_says_moved, kRarelyWrong);
    add("clock: move's interval holds", ", wander 1 h / 6 weeks", dials, clock_interval_holds, kHolds);
    dials.clock_shift = 2;
    add("clock: moved, yes", ", wander 1 h / 6 weeks, moved 2 h", dials, clock_says_moved, {0.55, 1});
    add("clock: move's interval holds", ", wander 1 h / 6 weeks, moved 2 h", dials, clock_interval_holds, kHolds);
    for (const double years : {2, 4}) {
      dials = dials_of(kMiddling, years);
      dials.clock_wander = 0.5;
      add("family clocks: none differs, yes", ", wander 0.5 h / 6 weeks", dials, family_clocks_say_yes, kRarelyWrong);
    }
    dials.family_shift = 2;
    add("family clocks: one differs, yes", ", wander 0.5 h / 6 weeks, one 2 h later", dials, family_clocks_say_yes,
        {0.90, 1});
  }

  void add_gates() {
    Dials dials = dials_of(kShallow, 2.9);
    dials.season = 0.28;
    add("season: planted, under three years, yes", ", swing 28 points", dials, season_says_yes, kNever);
    dials.season = 0;
    dials.drift = 0.28;
    add("years: planted, under three years, yes", ", drift 28 points", dials, years_say_yes, kNever);
    add("half-life shown: there are phases", "", dials_of(kMiddling, 4), phases_are_seen, {0.95, 1});
    add("half-life shown: there are none", "", dials_of({0, 4}, 4), phases_are_seen, {0, 0.05});
  }

  void add_chi_square() {
    for (const double years : {3, 6})
      add("chi-square over plays, no season planted, yes", "", dials_of(kMiddling, years),
          chi_square_over_plays_says_yes, kToCompare);
  }

  std::vector<Row> rows_;
};

}  // namespace

std::vector<Row> all_rows() { return Table().rows(); }

}  // namespace tonearm::calibration
