#include "statistics/family_clock.h"

#include <algorithm>
#include <cmath>

#include "statistics/clock_face.h"
#include "statistics/random.h"
#include "statistics/student.h"

namespace tonearm {
namespace {

constexpr std::uint64_t kSeed = 4;
constexpr double kAlpha = 0.03;  // at .05 it is a false yes in 6 to 8 % of the listeners
constexpr std::size_t kBlockWeeks = 4;
constexpr double kLeastBlocks = 8;
constexpr double kRidge = 1e-6;
constexpr double kRounding = 1e-13;
constexpr std::size_t kQuartersAPart = kQuarters / 4;

using Cell = FamilyWeekClock::Cell;

void add_times(Cell& sum, const Cell& cell, double times) {
  sum.plays += times * cell.plays;
  sum.x += times * cell.x;
  sum.y += times * cell.y;
  for (std::size_t part = 0; part < 4; ++part) sum.parts[part] += times * cell.parts[part];
}

double without_rounding(double lean, double plays) { return std::abs(lean) > kRounding * plays ? lean : 0; }

/// Of one family in one week.
Cell lean_of(const Cell& family, const Cell& week) {
  Cell lean = family;
  add_times(lean, week, -family.plays / week.plays);
  lean.x = without_rounding(lean.x, family.plays);
  lean.y = without_rounding(lean.y, family.plays);
  lean.plays = family.plays * (week.plays - family.plays) / week.plays;
  return lean;
}

/// A family's plays against all plays of the same weeks; `cell.plays` is the number of plays that it is worth.
struct Lean {
  std::vector<Cell> blocks;  ///< of four weeks; weeks after the last whole one are in no block
  Cell all;
};

std::vector<Lean> leans_of(const FamilyWeekClock& clock) {
  std::vector<Lean> leans(clock.families());
  for (Lean& lean : leans) lean.blocks.resize(clock.weeks() / kBlockWeeks);
  for (std::size_t w = 0; w < clock.weeks(); ++w) {
    Cell week;
    for (std::size_t f = 0; f < clock.families(); ++f) add_times(week, clock.at(w, f), 1);
    if (week.plays <= 0) continue;
    for (std::size_t f = 0; f < clock.families(); ++f) {
      const Cell lean = lean_of(clock.at(w, f), week);
      add_times(leans[f].all, lean, 1);
      if (w / kBlockWeeks < leans[f].blocks.size()) add_times(leans[f].blocks[w / kBlockWeeks], lean, 1);
    }
  }
  return leans;
}

/// (Σx)² / Σx² of the plays of the blocks.
double blocks_worth(const Lean& lean) {
  double sum = 0, squares = 0;
  for (const Cell& block : lean.blocks) {
    sum += block.plays;
    squares += block.plays * block.plays;
  }
  return sum * sum / std::max(squares, 1e-12);
}

/// g'(ΣVV' + ridge)⁻¹g of the sum g of a family's block vectors V, some of them turned round.
class LeanStatistic {
 public:
  explicit LeanStatistic(const std::vector<Cell>& blocks) {
    double xx = kRidge, xy = 0, yy = kRidge;
    for (const Cell& block : blocks) {
      xx += block.x * block.x;
      xy += block.x * block.y;
      yy += block.y * block.y;
    }
    const double determinant = xx * yy - xy * xy;
    xx_ = yy / determinant;
    xy_ = -xy / determinant;
    yy_ = xx / determinant;
  }

  double operator()(double x, double y) const { return xx_ * x * x + 2 * xy_ * x * y + yy_ * y * y; }

 private:
  double xx_, xy_, yy_;
};

/// The eligible families side by side: their block vectors, block after block.
class SignFlips {
 public:
  explicit SignFlips(const std::vector<Lean>& leans, const std::vector<std::size_t>& eligible)
      : families_(eligible.size()), blocks_(leans.front().blocks.size()), vectors_(2 * families_ * blocks_) {
    for (std::size_t i = 0; i < families_; ++i) {
      const std::vector<Cell>& blocks = leans[eligible[i]].blocks;
      statistics_.emplace_back(blocks);
      for (std::size_t b = 0; b < blocks_; ++b) {
        vectors_[2 * (b * families_ + i)] = blocks[b].x;
        vectors_[2 * (b * families_ + i) + 1] = blocks[b].y;
      }
    }
  }

  std::vector<double> unflipped() const { return of_signs(std::vector<double>(blocks_, 1.0)); }

  double largest_flipped(SplitMix& random) const {
    std::vector<double> signs(blocks_);
    for (double& sign : signs) sign = 1 - 2 * random.below(2);
    const std::vector<double> values = of_signs(signs);
    return *std::max_element(values.begin(), values.end());
  }

 private:
  std::vector<double> of_signs(const std::vector<double>& signs) const {
    std::vector<double> sums(2 * families_);
    for (std::size_t b = 0; b < blocks_; ++b)
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += signs[b] * vectors_[b * sums.size() + i];
    std::vector<double> values(families_);
    for (std::size_t i = 0; i < families_; ++i) values[i] = statistics_[i](sums[2 * i], sums[2 * i + 1]);
    return values;
  }

  std::size_t families_, blocks_;
  std::vector<double> vectors_;
  std::vector<LeanStatistic> statistics_;
};

void test_families(const std::vector<Lean>& leans, const std::vector<std::size_t>& eligible,
                   FamilyClockFindings& findings) {
  const SignFlips flips(leans, eligible);
  const std::vector<double> observed = flips.unflipped();
  Chance chance;
  SplitMix random(kSeed);
  for (int draw = 0; draw < kDraws; ++draw) chance.draws.push_back(flips.largest_flipped(random));
  findings.p_any = 1;
  for (std::size_t i = 0; i < eligible.size(); ++i) {
    chance.seen = observed[i];
    findings.families[eligible[i]].adjusted_p = p_of(chance);
    findings.p_any = std::min(*findings.p_any, p_of(chance));
  }
  findings.verdict = *findings.p_any <= kAlpha ? Verdict::yes : Verdict::no;
}

Estimate part_of_day(const Lean& lean, double blocks, std::size_t part) {
  const double plays = std::max(lean.all.plays, 1e-12), estimate = lean.all.parts[part] / plays;
  double squares = 0;
  for (const Cell& block : lean.blocks) squares += std::pow(block.parts[part] - estimate * block.plays, 2);
  return {estimate, t_quantile(blocks - 1) * std::sqrt(blocks / (blocks - 1)) * std::sqrt(squares) / plays};
}

FamilyClock family_clock(const Lean& lean) {
  FamilyClock found;
  found.blocks = blocks_worth(lean);
  found.eligible = found.blocks >= kLeastBlocks;
  if (!found.eligible) return found;
  found.parts.emplace();
  for (std::size_t part = 0; part < 4; ++part) (*found.parts)[part] = part_of_day(lean, found.blocks, part);
  return found;
}

}  // namespace

FamilyWeekClock::FamilyWeekClock(std::size_t weeks, std::size_t families)
    : weeks_(weeks), families_(families), cells_(weeks * families) {}

void FamilyWeekClock::add(std::size_t week, std::size_t family, std::size_t quarter, double plays) {
  Cell& cell = cells_[week * families_ + family];
  cell.plays += plays;
  cell.x += plays * clock_face()[quarter].real();
  cell.y += plays * clock_face()[quarter].imag();
  cell.parts[quarter / kQuartersAPart] += plays;
}

FamilyClockFindings family_clock_findings(const FamilyWeekClock& clock) {
  FamilyClockFindings findings;
  const std::vector<Lean> leans = leans_of(clock);
  std::vector<std::size_t> eligible;
  for (std::size_t f = 0; f < leans.size(); ++f) {
    findings.families.push_back(family_clock(leans[f]));
    if (findings.families[f].eligible) eligible.push_back(f);
  }
  if (!eligible.empty()) test_families(leans, eligible, findings);
  return findings;
}

}  // namespace tonearm
