#include "statistics/reference_listener.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "statistics/random.h"
#include "statistics/season_cells.h"

namespace tonearm {
namespace {

constexpr std::size_t kFamilies = ReferenceListener::kFamilies;
constexpr std::array<double, kFamilies> kBase{.15, .3, .2, .15, .12, .08};
constexpr double kStart = 45.3;  // years since 1970
constexpr double kBurst = 8;     // plays

using Shares = std::array<double, kFamilies>;

double log_odds(double share) { return std::log(share / (1 - share)); }

double summer_or_winter(double middle) {
  const int season = season_at(middle);
  return season == 2 ? 0.5 : season == 0 ? -0.5 : 0;
}

class Draw {
 public:
  explicit Draw(const ListenerPlan& plan) : plan_(plan), random_(plan.seed) {}

  ReferenceListener listener() {
    const auto weeks = static_cast<std::size_t>(std::floor(plan_.years * kWeeksAYear + 0.5));
    const double first_day = kStart * kDaysAYear;
    ReferenceListener made{{first_day, weeks, kFamilies}, {first_day, weeks}, {weeks, kFamilies}};
    const std::vector<double> middles = made.weekly.middles();
    for (std::size_t w = 0; w < weeks; ++w)
      draw_week(w, static_cast<double>(w) / static_cast<double>(weeks) - 0.5, middles[w], made);
    return made;
  }

 private:
  void draw_week(std::size_t week, double along, double middle, ReferenceListener& made) {
    const Shares up_to = shares_up_to(week, along, middle);
    const double mean = (120 + 40 * random_.normal()) / kBurst;
    const int planned = std::max(0, static_cast<int>(std::floor(mean + 0.5)));
    const int bursts = random_.uniform() < 0.05 ? 0 : planned;
    for (int burst = 0; burst < bursts; ++burst) draw_burst(week, along, up_to, made);
  }

  Shares shares_up_to(std::size_t week, double along, double middle) {
    const double kept = std::exp(-1 / 5.0);
    for (double& phase : phases_)
      phase = kept * phase + 0.4 * (week == 0 ? 1 : std::sqrt(1 - kept * kept)) * random_.normal();
    Shares odds;
    for (std::size_t f = 0; f < kFamilies; ++f) odds[f] = std::log(kBase[f]) + phases_[f];
    odds[0] += log_odds(.15 + plan_.season * summer_or_winter(middle)) - log_odds(.15);
    odds[1] += plan_.drift / .21 * along;
    double sum = 0, before = 0;
    for (double& value : odds) sum += value = std::exp(value);
    for (double& value : odds) value = before += value / sum;
    return odds;
  }

  void draw_burst(std::size_t week, double along, const Shares& up_to, ReferenceListener& made) {
    const auto found = std::lower_bound(up_to.begin(), up_to.end(), random_.uniform()) - up_to.begin();
    const auto family = std::min(kFamilies - 1, static_cast<std::size_t>(found));
    const double hour = 19.5 + plan_.clock_hours * along + (family == 2 ? 1.5 : 0) + 3 * random_.normal();
    const auto quarter = static_cast<std::size_t>((static_cast<int>(hour * 4) % 96 + 96) % 96);
    if (week >= plan_.gap_from && week < plan_.gap_to) return;
    made.weekly.at(week, family) += kBurst;
    made.clock.at(week, quarter) += kBurst;
    made.family_clock.add(week, family, quarter, kBurst);
  }

  const ListenerPlan& plan_;
  SplitMix random_;
  Shares phases_{};
};

}  // namespace

ReferenceListener reference_listener(const ListenerPlan& plan) { return Draw(plan).listener(); }

}  // namespace tonearm
