#include "explore/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <future>
#include <map>
#include <nlohmann/json.hpp>

#include "explore/period.h"
#include "explore/slice_parts.h"
#include "explore/slice_words.h"
#include "report/answer_frame.h"
#include "report/coverage.h"
#include "report/listening_weeks.h"
#include "report/numbers.h"
#include "report/shares.h"
#include "report/thirds_change.h"
#include "statistics/genre_shares.h"

namespace tonearm {
namespace {

constexpr const char* kMethod =
    "shares of plays whose genre is known, weighted; 95 % intervals of each slice's own shares by slow waves of its "
    "weeks, put together as if the slices were independent: too wide where both hold the same weeks";

using HalfWidths = std::map<std::string, double>;  ///< by name

/// One of the two slices.
struct Side {
  Slice slice;
  SliceParts parts;
  std::string words;
  std::int64_t days = 0;
  std::size_t weeks = 0;
  double known = 0;                      ///< plays by the shares below
  std::map<std::string, double> shares;  ///< of plays whose genre is known
  std::shared_future<HalfWidths> test;   ///< under way; none of a slice without weeks

  HalfWidths half_widths() const { return test.valid() ? test.get() : HalfWidths{}; }
};

HalfWidths half_widths_of(const std::vector<std::string>& names, const WeekMatrix& known) {
  HalfWidths widths;
  const MergedMatrix merged = merge_rare(known);
  const ShareFindings findings = share_findings(merged.plays);
  for (std::size_t column = 0; column < merged.kept.size() && column < findings.half_width.size(); ++column)
    widths[names.at(merged.kept[column])] = findings.half_width[column];
  return widths;
}

/// With its shares; their test goes on while the rest is asked.
Side begun(Warehouse& warehouse, const Slice& slice) {
  const ListeningWeeks weeks = listening_weeks(warehouse, slice);
  Side side;
  side.slice = slice;
  side.weeks = weeks.plays.weeks;
  if (side.weeks == 0) return side;
  const WeekMatrix known = weeks.known();
  side.known = known.all();
  const std::vector<double> shares = known.shares();
  for (std::size_t column = 0; column < known.columns; ++column)
    if (shares[column] > 0) side.shares[weeks.names.at(column)] = shares[column];
  side.test = std::async(std::launch::async, half_widths_of, weeks.names, known).share();
  return side;
}

void complete(Warehouse& warehouse, Side& side, const Slice& other) {
  side.parts = slice_parts(warehouse, side.slice);
  side.words = words_of(warehouse, side.slice, other);
  side.days = count_days(side.slice, covered_days(side.slice, history_of(warehouse, side.slice.user)));
}

Json totals_json(const Side& side) {
  const auto timeless = static_cast<double>(side.parts.scrobbles - side.parts.timed);
  const double timed = std::max(0.0, side.parts.counted - timeless);
  return {{"from", day_json(side.slice.from)},
          {"to", day_json(side.slice.to)},
          {"plays", plays_json(side.parts.counted)},
          {"scrobbles", side.parts.scrobbles},
          {"artists", side.parts.artists.size()},
          {"plays_a_day", rounded(share_of(timed, static_cast<double>(side.days)))},
          {"genre_share",
           side.parts.counted > 0 ? Json(rounded(share_of(side.parts.with_genre, side.parts.counted))) : Json(nullptr)},
          {"weeks", side.weeks}};
}

struct Difference {
  std::string name;
  double a = 0, b = 0;
  std::optional<double> half_width;

  double size() const { return b - a; }
  bool sure() const { return half_width && std::abs(size()) > *half_width; }
};

double value_of(const std::map<std::string, double>& values, const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? 0 : found->second;
}

/// The largest rise first, the largest fall last.
std::vector<Difference> differences(const Side& a, const Side& b) {
  std::map<std::string, Difference> names;
  for (const Side* side : {&a, &b})
    for (const auto& [name, share] : side->shares) names[name] = {name, 0, 0, std::nullopt};
  const HalfWidths a_widths = a.half_widths(), b_widths = b.half_widths();
  std::vector<Difference> rows;
  for (auto& [name, row] : names) {
    row.a = value_of(a.shares, name);
    row.b = value_of(b.shares, name);
    const auto of_a = a_widths.find(name), of_b = b_widths.find(name);
    if (of_a != a_widths.end() && of_b != b_widths.end()) row.half_width = std::hypot(of_a->second, of_b->second);
    rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Difference& x, const Difference& y) { return rounded(x.size()) > rounded(y.size()); });
  return rows;
}

/// The largest first, up or down.
Json rows_json(std::vector<Difference> differences) {
  std::stable_sort(differences.begin(), differences.end(), [](const Difference& x, const Difference& y) {
    return rounded(std::abs(x.size())) > rounded(std::abs(y.size()));
  });
  Json rows = Json::array();
  for (const Difference& row : differences) {
    const bool known = row.half_width.has_value();
    rows.push_back({{"name", row.name},
                    {"a", rounded(row.a)},
                    {"b", rounded(row.b)},
                    {"difference", rounded(row.size())},
                    {"low", known ? Json(rounded(row.size() - *row.half_width)) : Json(nullptr)},
                    {"high", known ? Json(rounded(row.size() + *row.half_width)) : Json(nullptr)}});
  }
  return rows;
}

bool is_later(const Slice& a, const Slice& b) { return a.to && b.from && *b.from > *a.to; }

std::string points_of(double difference) {
  const long points = std::lround(std::abs(difference) * 100);
  return points == 0 ? "less than a point" : fmt::format("{} {}", points, points == 1 ? "point" : "points");
}

bool is_too_little(const Side& a, const Side& b) { return std::min(a.known, b.known) < kLeastPlays - 0.5; }

/// What is said of a difference that is sure: "Punk gains 27 points", "8 points more rock".
std::string risen(const Difference& row, bool later) {
  if (!later) return fmt::format("{} {} {}", points_of(row.size()), row.size() > 0 ? "more" : "less", row.name);
  return fmt::format("{} {} {}", row.name, row.size() > 0 ? "gains" : "loses", points_of(row.size()));
}

std::string headline_of(const Side& a, const Side& b, const std::vector<Difference>& rows) {
  if (is_too_little(a, b)) return "Not enough data";
  const bool later = is_later(a.slice, b.slice);
  std::string text;
  for (const Difference* row : {&rows.front(), &rows.back()})
    if (row->sure() && (row == &rows.front()) == (row->size() > 0))
      text += (text.empty() ? "" : ", ") + risen(*row, later);
  if (text.empty()) return "No clear difference";
  return capitalized(later ? text : b.words + ": " + text);
}

std::string sentence_of(const Side& a, const Side& b, const std::vector<Difference>& rows, const char* level) {
  const auto named = [](const Side& side) {
    return fmt::format("{} ({})", side.words, counted(std::llround(side.parts.counted), "play", "plays"));
  };
  std::string text = fmt::format("{} against {}", named(b), named(a));
  if (is_too_little(a, b))
    return capitalized(text) + fmt::format(": each needs {:.0f} plays of known genre to be compared.", kLeastPlays);
  const auto sure = std::count_if(rows.begin(), rows.end(), [](const Difference& row) { return row.sure(); });
  const auto tried = std::count_if(rows.begin(), rows.end(), [](const Difference& row) { return row.half_width; });
  const std::string plural = std::string(level) == "genre" ? "genres" : "families";
  if (tried == 0) return capitalized(text) + ": too short a time to say how sure the differences are.";
  text +=
      fmt::format(": {} of {} {} {} by more than luck explains", sure, tried, plural, sure == 1 ? "differs" : "differ");
  return capitalized(text) + (sure < tried ? "; for the others the interval includes no difference at all." : ".");
}

}  // namespace

Json compare_json(Warehouse& warehouse, Slice a, Slice b, const Parameters& parameters) {
  const std::int64_t limit = parameters.number("limit", 10, 1, 100);
  if (a.grouping != b.grouping) a.grouping = b.grouping = Grouping::family;
  Side of_a = begun(warehouse, a), of_b = begun(warehouse, b);
  complete(warehouse, of_a, b);
  complete(warehouse, of_b, a);
  const Json artists = artist_differences(warehouse, of_a.parts, of_b.parts, limit);
  const std::vector<Difference> rows = differences(of_a, of_b);
  return {{"a", totals_json(of_a)},
          {"b", totals_json(of_b)},
          {"level", level_json(a)},
          {"rows", rows_json(rows)},
          {"artists", artists},
          {"headline", headline_of(of_a, of_b, rows)},
          {"sentence", sentence_of(of_a, of_b, rows, level_column(a))},
          {"method", kMethod}};
}

}  // namespace tonearm
