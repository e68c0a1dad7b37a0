#include "statistics/orthonormal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tonearm {
namespace {

constexpr std::size_t kWide = ColumnPanels::kWide;
constexpr double kDependent = 1e-7;  // of a column's length: what is left below this has no direction of its own
constexpr double kRounding = 1e-13;

using Wide = std::array<double, kWide>;

Wide dots(const std::vector<double>& unit, const double* panel) {
  Wide sums{};
  for (std::size_t row = 0; row < unit.size(); ++row, panel += kWide)
#pragma GCC unroll 8  // keeps the sums in registers: three times as fast
    for (std::size_t i = 0; i < kWide; ++i) sums[i] += unit[row] * panel[i];
  return sums;
}

void subtract(const std::vector<double>& unit, const Wide along, double* panel) {
  for (std::size_t row = 0; row < unit.size(); ++row, panel += kWide)
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kWide; ++i) panel[i] -= unit[row] * along[i];
}

Wide lengths_of(const double* panel, std::size_t rows) {
  Wide squares{};
  for (std::size_t row = 0; row < rows; ++row, panel += kWide)
    for (std::size_t i = 0; i < kWide; ++i) squares[i] += panel[i] * panel[i];
  for (double& square : squares) square = std::sqrt(square);
  return squares;
}

class GramSchmidt {
 public:
  GramSchmidt(ColumnPanels& columns, std::size_t basis) : columns_(columns) {
    result_.basis = basis;
    result_.columns = columns.columns();
    result_.lengths.resize(basis);
    result_.along.resize(basis * columns.columns());
  }

  Orthonormal result() {
    for (std::size_t panel = 0; panel < columns_.panels(); ++panel) {
      first_ = panel * kWide;
      panel_ = columns_.panel(panel);
      original_ = lengths_of(panel_, columns_.rows());
      for (std::size_t b = 0; b < units_.size(); ++b) project_on(b);
      for (std::size_t c = first_; c < std::min(first_ + kWide, result_.basis); ++c) {
        make_unit(c);
        project_on(c);
      }
    }
    return std::move(result_);
  }

 private:
  /// Takes what lies along basis column b out of the columns of this panel that come after it.
  void project_on(std::size_t b) {
    if (units_[b].empty()) return;
    Wide along = dots(units_[b], panel_);
    for (std::size_t i = 0; i < kWide; ++i) {
      if (first_ + i <= b || std::abs(along[i]) <= kRounding * original_[i]) along[i] = 0;
      if (first_ + i < result_.columns) result_.along[b * result_.columns + first_ + i] = along[i];
    }
    subtract(units_[b], along, panel_);
  }

  void make_unit(std::size_t column) {
    const std::size_t i = column - first_;
    const double length = lengths_of(panel_, columns_.rows())[i];
    std::vector<double>& unit = units_.emplace_back();
    if (length <= kDependent * original_[i] || length == 0) return;
    result_.lengths[column] = length;
    unit.resize(columns_.rows());
    for (std::size_t row = 0; row < unit.size(); ++row) unit[row] = panel_[row * kWide + i] / length;
  }

  ColumnPanels& columns_;
  Orthonormal result_;
  std::vector<std::vector<double>> units_;  ///< empty where a column takes no part
  std::size_t first_ = 0;                   ///< of this panel
  double* panel_ = nullptr;
  Wide original_{};
};

}  // namespace

ColumnPanels::ColumnPanels(std::size_t rows, std::size_t columns)
    : rows_(rows), columns_(columns), values_(panels() * rows * kWide) {}

Orthonormal orthonormalise(ColumnPanels columns, std::size_t basis) { return GramSchmidt(columns, basis).result(); }

}  // namespace tonearm
