// Columns made orthonormal one after the other, and what is in others along each.
#pragma once
#include <cstddef>
#include <vector>

namespace tonearm {

/// Columns of numbers of one length, kept eight side by side: what makes Gram-Schmidt fast.
class ColumnPanels {
 public:
  static constexpr std::size_t kWide = 8;

  ColumnPanels(std::size_t rows, std::size_t columns);

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  std::size_t panels() const { return (columns_ + kWide - 1) / kWide; }
  double& at(std::size_t row, std::size_t column) {
    return values_[(column / kWide * rows_ + row) * kWide + column % kWide];
  }
  double* panel(std::size_t number) { return values_.data() + number * rows_ * kWide; }

 private:
  std::size_t rows_, columns_;
  std::vector<double> values_;  ///< panel, row, column of the panel; columns that fill up the last panel are zero
};

struct Orthonormal {
  std::size_t basis = 0;  ///< number of basis columns; all columns after them are only measured
  /// Length of each basis column after what the ones before it explain is gone; 0 where nothing is left of it but
  /// rounding, and then it takes no part.
  std::vector<double> lengths;
  /// along[b * columns + c] is what column c has along basis column b, for c > b; rounding is set to 0.
  std::vector<double> along;
  std::size_t columns = 0;

  double at(std::size_t b, std::size_t c) const { return along[b * columns + c]; }
};

/// Modified Gram-Schmidt over the first `basis` columns, the others projected on them. Sums go row after row.
Orthonormal orthonormalise(ColumnPanels columns, std::size_t basis);

}  // namespace tonearm
