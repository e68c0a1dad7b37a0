// The years in the terminal: plays, new artists, leading families, and what rose and fell.
#include <fmt/format.h>

#include <algorithm>

#include "report/answer_frame.h"
#include "report/bars.h"
#include "report/differences_text.h"
#include "report/display_text.h"
#include "report/numbers.h"
#include "report/years_answer.h"

namespace tonearm {
namespace {

std::string plays_chart(const std::vector<Year>& years, const TextStyle& style) {
  std::vector<Bar> bars;
  for (const Year& year : years) bars.push_back({std::to_string(year.year), year.plays, with_thousands(year.plays)});
  return bar_chart(bars, style);
}

std::string new_artists_chart(const std::vector<Year>& years, const TextStyle& style) {
  std::vector<Bar> bars;
  for (const Year& year : years) {
    const double share = share_of(year.plays_of_new, year.plays);
    bars.push_back({std::to_string(year.year), share, percent(share)});
  }
  return bar_chart(bars, style);
}

/// "2007  rock 35.1 %, punk 21.0 %, pop 9.8 %" in one line.
std::string leaders_table(const std::vector<Year>& years, const TextStyle& style) {
  std::string lines;
  for (const Year& year : years) {
    std::string names;
    for (const Share& share : leaders(year.families, 3))
      names += fmt::format("{}{} {}", names.empty() ? "" : ", ", share.name, percent(share.share));
    lines += clip(fmt::format("{}  {}", year.year, names.empty() ? "no genre known" : names), columns(style)) + "\n";
  }
  return lines;
}

/// "punk   8.1 % to 35.1 %   +27.0" for the `limit` largest moves, rises first.
std::string moves_table(const std::vector<Change>& changes, int limit, const TextStyle& style) {
  constexpr int kNumbers = 28;
  std::vector<Change> moves = changes;
  std::stable_sort(moves.begin(), moves.end(), [](const Change& a, const Change& b) {
    return rounded(std::abs(a.difference())) > rounded(std::abs(b.difference()));
  });
  moves.resize(std::min(moves.size(), static_cast<std::size_t>(limit)));
  std::stable_sort(moves.begin(), moves.end(),
                   [](const Change& a, const Change& b) { return a.difference() > b.difference(); });
  int label = 0;
  for (const Change& move : moves) label = std::max(label, display_width(move.name));
  std::string lines;
  for (const Change& move : moves)
    lines += pad_right(move.name, std::min(label, columns(style) - kNumbers)) + pad_left(percent(move.before), 9) +
             " to " + pad_left(percent(move.after), 7) + pad_left(points(move.difference()), 8) + "\n";
  return lines;
}

}  // namespace

std::string to_text(const YearsAnswer& answer, int limit, const TextStyle& style) {
  std::string body = part("Points over the span, 95 % interval, p of Holm",
                          differences_text(answer.findings.change, answer.names, limit, style)) +
                     part("Scrobbles a year", plays_chart(answer.years, style)) +
                     part("Scrobbles of artists new that year", new_artists_chart(answer.years, style)) +
                     part("Leading families", leaders_table(answer.years, style));
  if (answer.families && answer.genres)
    body += part("Families, first third to last", moves_table(answer.families->changes, limit, style)) +
            part("Genres, first third to last", moves_table(answer.genres->changes, limit, style));
  return answer_page(sentence_of(answer), body, answer.coverage, style);
}

}  // namespace tonearm
