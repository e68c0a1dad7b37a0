// The seasons in the terminal: shares side by side, and plays a day by month.
#include <fmt/format.h>

#include <algorithm>

#include "report/answer_frame.h"
#include "report/bars.h"
#include "report/differences_text.h"
#include "report/display_text.h"
#include "report/numbers.h"
#include "report/seasons_answer.h"
#include "report/thirds_change.h"

namespace tonearm {
namespace {

constexpr int kColumn = 8;
constexpr const char* kQuarters[] = {"Dec-Feb", "Mar-May", "Jun-Aug", "Sep-Nov"};
constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// A season with too few plays stays blank.
std::string share_in(const SeasonsAnswer& answer, std::size_t season, const std::string& family) {
  if (answer.plays[season] < kLeastPlays - 0.5) return "";
  for (const Share& share : answer.families[season])
    if (share.name == family) return percent(share.share);
  return percent(0);
}

std::string column_name(const SeasonsAnswer& answer, std::size_t season) {
  if (answer.slice.hemisphere == Hemisphere::tropics) return kQuarters[season];
  return capitalized(season_name(answer.slice.hemisphere, season));
}

std::string season_table(const SeasonsAnswer& answer, int limit, const TextStyle& style) {
  const std::size_t rows = std::min(answer.differences.size(), static_cast<std::size_t>(limit));
  int label = 0;
  for (std::size_t i = 0; i < rows; ++i) label = std::max(label, display_width(answer.differences[i].family));
  label = std::min(label, columns(style) - 4 * kColumn);
  if (rows == 0) return "";
  std::string lines = pad_right("", label);
  for (std::size_t season = 0; season < 4; ++season) lines += pad_left(column_name(answer, season), kColumn);
  lines += "\n";
  for (std::size_t i = 0; i < rows; ++i) {
    lines += pad_right(answer.differences[i].family, label);
    for (std::size_t season = 0; season < 4; ++season)
      lines += pad_left(share_in(answer, season, answer.differences[i].family), kColumn);
    lines += "\n";
  }
  return lines;
}

std::string month_chart(const SeasonsAnswer& answer, const TextStyle& style) {
  std::vector<Bar> bars;
  for (std::size_t month = 0; month < 12; ++month) {
    const MonthPlays& plays = answer.months[month];
    const double a_day = share_of(plays.plays, static_cast<double>(plays.days));
    bars.push_back({kMonths[month], a_day, plays.days > 0 ? fmt::format("{:.1f}", a_day) : "-"});
  }
  return bar_chart(bars, style);
}

}  // namespace

std::string to_text(const SeasonsAnswer& answer, int limit, const TextStyle& style) {
  std::string body;
  if (answer.coverage.scrobbles > 0)
    body = part(fmt::format("Points of {} against {}, 95 % interval, p of Holm",
                            season_name(answer.slice.hemisphere, summer_of(answer.slice.hemisphere)),
                            season_name(answer.slice.hemisphere, winter_of(answer.slice.hemisphere))),
                differences_text(summer_against_winter(answer), answer.names, limit, style)) +
           part("Families, share of each season", season_table(answer, limit, style)) +
           part("Scrobbles a day, by month", month_chart(answer, style));
  return answer_page(sentence_of(answer), body, answer.coverage, style);
}

}  // namespace tonearm
