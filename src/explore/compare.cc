#include "explore/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "explore/period.h"
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

/// One of the two slices.
struct Side {
  Slice slice;
  Coverage coverage;
  std::string words;
  std::int64_t days = 0;
  std::size_t weeks = 0;
  double known = 0;                      ///< plays by the shares below
  std::map<std::string, double> shares;  ///< of plays whose genre is known
  std::map<std::string, double> half_widths;
};

void add_shares(Warehouse& warehouse, Side& side) {
  const ListeningWeeks weeks = listening_weeks(warehouse, side.slice);
  side.weeks = weeks.plays.weeks;
  if (side.weeks == 0) return;
  const WeekMatrix known = weeks.known();
  side.known = known.all();
  const std::vector<double> shares = known.shares();
  for (std::size_t column = 0; column < known.columns; ++column)
    if (shares[column] > 0) side.shares[weeks.names.at(column)] = shares[column];
  const MergedMatrix merged = merge_rare(known);
  const ShareFindings findings = share_findings(merged.plays);
  for (std::size_t column = 0; column < merged.kept.size() && column < findings.half_width.size(); ++column)
    side.half_widths[weeks.names.at(merged.kept[column])] = findings.half_width[column];
}

Side side_of(Warehouse& warehouse, const Slice& slice, const Slice& other) {
  Side side{slice, coverage_of(warehouse, slice), words_of(warehouse, slice, other), 0, 0, 0, {}, {}};
  side.days = count_days(slice, covered_days(slice, history_of(warehouse, slice.user)));
  add_shares(warehouse, side);
  return side;
}

Json totals_json(const Side& side) {
  const auto timeless = static_cast<double>(side.coverage.scrobbles_in_range - side.coverage.timed);
  const double timed = std::max(0.0, side.coverage.counted - timeless);
  return {{"from", day_json(side.slice.from)},
          {"to", day_json(side.slice.to)},
          {"plays", plays_json(side.coverage.counted)},
          {"scrobbles", side.coverage.scrobbles},
          {"artists", side.coverage.artists},
          {"plays_a_day", rounded(share_of(timed, static_cast<double>(side.days)))},
          {"genre_share", side.coverage.counted > 0 ? Json(rounded(side.coverage.genre_share())) : Json(nullptr)},
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
  std::vector<Difference> rows;
  for (auto& [name, row] : names) {
    row.a = value_of(a.shares, name);
    row.b = value_of(b.shares, name);
    const auto of_a = a.half_widths.find(name), of_b = b.half_widths.find(name);
    if (of_a != a.half_widths.end() && of_b != b.half_widths.end())
      row.half_width = std::hypot(of_a->second, of_b->second);
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

Sql artist_plays_of(const Slice& slice) {
  return "select h.artist_id, sum(" + counted_plays(slice, "h.plays * 1.0e0") + ") as plays" +
         from_artist_plays(slice) + " group by h.artist_id";
}

/// The artists with the largest differences of their shares, so many each way; those that rise first.
Json artists_json(Warehouse& warehouse, const Side& a, const Side& b, std::int64_t limit) {
  const auto whole = [](const Side& side) { return std::max(side.coverage.counted, 1e-9); };
  const Sql sql =
      "with a as (" + artist_plays_of(a.slice) + "), b as (" + artist_plays_of(b.slice) +
      Sql("), ids as (select artist_id from a union distinct select artist_id from b), both_of as ("
          "select i.artist_id, coalesce(a.plays, 0) as a_plays, coalesce(b.plays, 0) as b_plays,"
          " coalesce(b.plays, 0) / cast(? as double) - coalesce(a.plays, 0) / cast(? as double) as difference"
          " from ids i left join a on a.artist_id = i.artist_id left join b on b.artist_id = i.artist_id),"
          " ranked as (select c.artist_id, c.a_plays, c.b_plays, c.difference,"
          " row_number() over (order by round(c.difference, 9) desc, c.artist_id) as risen,"
          " row_number() over (order by round(c.difference, 9), c.artist_id) as fallen from both_of c)"
          " select r.artist_id, d.artist, r.a_plays, r.b_plays, r.difference from ranked r"
          " join dim_artist d on d.artist_id = r.artist_id where (r.risen <= ? and r.difference > 0)"
          " or (r.fallen <= ? and r.difference < 0) order by r.risen",
          {whole(b), whole(a), limit, limit});
  Json rows = Json::array();
  query(warehouse, sql, [&](const Row& row) {
    rows.push_back({{"id", id_json(row[0])},
                    {"name", as_string(row[1])},
                    {"a_plays", plays_json(as_double(row[2]))},
                    {"b_plays", plays_json(as_double(row[3]))},
                    {"a", rounded(as_double(row[2]) / whole(a))},
                    {"b", rounded(as_double(row[3]) / whole(b))},
                    {"difference", rounded(as_double(row[4]))}});
  });
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
    return fmt::format("{} ({})", side.words, counted(std::llround(side.coverage.counted), "play", "plays"));
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
  const Side of_a = side_of(warehouse, a, b), of_b = side_of(warehouse, b, a);
  const std::vector<Difference> rows = differences(of_a, of_b);
  return {{"a", totals_json(of_a)},
          {"b", totals_json(of_b)},
          {"level", level_json(a)},
          {"rows", rows_json(rows)},
          {"artists", artists_json(warehouse, of_a, of_b, limit)},
          {"headline", headline_of(of_a, of_b, rows)},
          {"sentence", sentence_of(of_a, of_b, rows, level_column(a))},
          {"method", kMethod}};
}

}  // namespace tonearm
