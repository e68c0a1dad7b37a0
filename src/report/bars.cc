#include "report/bars.h"

#include <algorithm>
#include <cmath>

#include "report/display_text.h"

namespace tonearm {
namespace {

constexpr const char* kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

struct Columns {
  int label = 0, bar = 0, number = 0;
};

/// Labels take at most two fifths of the line, bars the rest.
Columns columns_for(const std::vector<Bar>& bars, int width) {
  Columns fit;
  for (const Bar& bar : bars) {
    fit.label = std::max(fit.label, display_width(bar.label));
    fit.number = std::max(fit.number, display_width(bar.number));
  }
  fit.number = std::min(fit.number, width / 2);
  fit.label = std::min(fit.label, width * 2 / 5);
  fit.bar = std::max(1, width - fit.label - fit.number - 2);
  return fit;
}

std::string repeated(const char* text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

/// A value above 0 always leaves a mark.
std::string ink(const Bar& bar, double longest, int width) {
  if (!(bar.value > 0) || !(longest > 0)) return "";
  const int eighths = std::max(1, static_cast<int>(std::lround(bar.value / longest * width * 8)));
  if (bar.hatched) return repeated("░", std::max(1, eighths / 8));
  return repeated("█", eighths / 8) + kEighths[eighths % 8];
}

}  // namespace

std::string colored(const std::string& text, const TextStyle& style) {
  return style.color && !text.empty() ? "\033[36m" + text + "\033[0m" : text;
}

std::string bar_chart(const std::vector<Bar>& bars, const TextStyle& style) {
  const Columns fit = columns_for(bars, columns(style));
  double longest = 0;
  for (const Bar& bar : bars) longest = std::max(longest, bar.value);
  std::string chart;
  for (const Bar& bar : bars) {
    const std::string mark = ink(bar, longest, fit.bar);
    const std::string rest(static_cast<std::size_t>(fit.bar - display_width(mark)), ' ');
    chart += pad_right(bar.label, fit.label) + " " + colored(mark, style) + rest + " " +
             pad_left(bar.number, fit.number) + "\n";
  }
  return chart;
}

}  // namespace tonearm
