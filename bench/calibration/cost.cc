#include "calibration/cost.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "calibration/listener.h"
#include "statistics/genre_shares.h"
#include "statistics/season.h"
#include "statistics/years.h"

namespace tonearm::calibration {
namespace {

template <class Answer>
double milliseconds(Answer answer) {
  double best = 1e9;
  for (int run = 0; run < 5; ++run) {
    const auto start = std::chrono::steady_clock::now();
    answer();
    best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

}  // namespace

void print_cost() {
  fmt::print("| years | season | years | shares | clock | family clocks |\n| --- | --- | --- | --- | --- | --- |\n");
  for (const double years : {1, 6, 15, 40}) {
    Dials dials;
    dials.years = years;
    dials.families = 21;
    dials.plays = 1300;
    const Listener listener = made_up_listener(dials, 5);
    fmt::print(
        "| {} | {:.1f} | {:.1f} | {:.1f} | {:.1f} | {:.1f} |\n", years,
        milliseconds([&] { season_findings(listener.weekly); }), milliseconds([&] { years_findings(listener.weekly); }),
        milliseconds([&] { share_findings(listener.weekly); }), milliseconds([&] { clock_findings(listener.clock); }),
        milliseconds([&] { family_clock_findings(listener.family_clock); }));
  }
}

}  // namespace tonearm::calibration
