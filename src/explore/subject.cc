#include "explore/subject.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "explore/hour_plays.h"
#include "explore/lastfm_url.h"
#include "explore/period.h"
#include "explore/play_end.h"
#include "report/coverage.h"
#include "report/explain.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

constexpr std::int64_t kListed = 10;

struct Subject {
  TitleKind kind = TitleKind::artist;
  std::int64_t id = 0, artist_id = 0;
  std::string name, artist;
};

std::optional<Subject> find_subject(Warehouse& warehouse, TitleKind kind, std::int64_t id) {
  const TitleSource& source = title_source(kind);
  const auto rows = rows_of(warehouse,
                            "select d." + source.kind + ", d.artist_id, a.artist from " + source.table +
                                " d join dim_artist a on a.artist_id = d.artist_id where d." + source.id + " = ?",
                            {id});
  if (rows.empty()) return std::nullopt;
  return Subject{kind, id, as_int(rows[0][1]), as_string(rows[0][0]), as_string(rows[0][2])};
}

std::string url_of(const Subject& subject) {
  switch (subject.kind) {
    case TitleKind::artist:
      return lastfm_artist_url(subject.artist);
    case TitleKind::album:
      return lastfm_album_url(subject.artist, subject.name);
    case TitleKind::track:
      return lastfm_track_url(subject.artist, subject.name);
  }
  return "";
}

/// " and h.album_id = ?".
Sql is_it(const Subject& subject) { return {" and h." + title_source(subject.kind).id + " = ?", {subject.id}}; }

/// What follows "select …, sum(" of the subject's plays: `plays` is of the table that is asked.
struct PlaysOfSubject {
  std::string plays;
  Sql from;
};
PlaysOfSubject plays_of(const Subject& subject, const Slice& slice) {
  const bool artist = subject.kind == TitleKind::artist;
  return {counted_plays(slice, artist ? "h.plays * 1.0e0" : "1.0e0"),
          std::string(" from ") + (artist ? "fact_artist_quarters" : "fact_scrobbles") + " h" + joined_weights(slice) +
              " where " + conditions(slice) + is_it(subject)};
}

struct Standing {
  double plays = 0, scrobbles = 0, all = 0;
  std::int64_t titles = 0, before = 0;
};

/// Among all of its kind in the slice; equal plays share a rank.
Standing standing_of(Warehouse& warehouse, const Subject& subject, const Slice& slice) {
  const Sql sql = "with played as (" + plays_by_title(subject.kind, slice) +
                  Sql("), mine as (select coalesce(sum(p.plays), 0) as plays, coalesce(sum(p.scrobbles), 0) as"
                      " scrobbles from played p where p.id = ?) select m.plays, m.scrobbles, sum(p.plays), count(p.id),"
                      " sum(case when p.id is not null and round(p.plays, 6) > round(m.plays, 6) then 1 else 0 end)"
                      " from mine m left join played p on true group by m.plays, m.scrobbles",
                      {subject.id});
  const Row row = rows_of(warehouse, sql).at(0);
  return {as_double(row[0]), as_double(row[1]), as_double(row[2]), as_int(row[3]), as_int(row[4])};
}

/// The subject's plays with a known time.
struct Times {
  std::vector<DayPlays> days;
  std::array<double, 24> hours{};
  std::array<double, 7> weekdays{};
  double all = 0;
};

Times times_of(Warehouse& warehouse, const Subject& subject, const Slice& slice) {
  Times times;
  const PlaysOfSubject source = plays_of(subject, slice);
  query(warehouse,
        "select extract(epoch from h.local_date), h.local_hour, sum(" + source.plays + ")" + source.from +
            " and h.local_date is not null group by h.local_date, h.local_hour order by h.local_date",
        [&](const Row& row) {
          const std::int64_t day = static_cast<std::int64_t>(as_double(row[0])) / kDay;
          const double plays = as_double(row[2]);
          if (times.days.empty() || times.days.back().day != day) times.days.push_back({day, 0, 0});
          times.days.back().plays += plays;
          times.hours.at(static_cast<std::size_t>(as_int(row[1]))) += plays;
          times.weekdays.at(static_cast<std::size_t>(weekday_of(day) - 1)) += plays;
          times.all += plays;
        });
  return times;
}

Json hours_json(const Times& times, const HourPlays& usual) {
  const auto of_all = by_hour(usual);
  double all = 0;
  for (const double plays : of_all) all += plays;
  Json rows = Json::array();
  for (std::size_t hour = 0; hour < 24; ++hour)
    rows.push_back({{"hour", hour},
                    {"plays", plays_json(times.hours[hour])},
                    {"share", rounded(share_of(times.hours[hour], times.all))},
                    {"usual_share", rounded(share_of(of_all[hour], all))}});
  return rows;
}

Json weekdays_json(const Times& times, const HourPlays& usual) {
  const auto of_all = by_weekday(usual);
  double all = 0;
  for (const double plays : of_all) all += plays;
  Json rows = Json::array();
  for (std::size_t day = 0; day < 7; ++day)
    rows.push_back({{"weekday", day + 1},
                    {"plays", plays_json(times.weekdays[day])},
                    {"share", rounded(share_of(times.weekdays[day], times.all))},
                    {"usual_share", rounded(share_of(of_all[day], all))}});
  return rows;
}

/// Every month from the first play to the last, by its number from the year 0.
std::map<std::int64_t, double> months_of(Warehouse& warehouse, const Subject& subject, const Slice& everything) {
  const bool artist = subject.kind == TitleKind::artist;
  const std::string day = artist ? "h.month" : "h.local_date";
  std::map<std::int64_t, double> months;
  query(warehouse,
        "select extract(year from " + day + ") * 12 + extract(month from " + day + ") - 1, sum(" +
            (artist ? "h.plays * 1.0e0) from mart_artist_months" : "1.0e0) from fact_scrobbles") + " h where " +
            conditions(everything, artist ? "month" : "local_date") + is_it(subject) + " and " + day +
            " is not null group by 1",
        [&](const Row& row) { months[as_int(row[0])] += as_double(row[1]); });
  if (!months.empty())
    for (std::int64_t month = months.begin()->first; month < months.rbegin()->first; ++month)
      months.try_emplace(month, 0);
  return months;
}

Json months_json(const std::map<std::int64_t, double>& months) {
  Json rows = Json::array();
  for (const auto& [month, plays] : months)
    rows.push_back({{"month", fmt::format("{:04}-{:02}", month / 12, month % 12 + 1)}, {"plays", plays_json(plays)}});
  return rows;
}

/// An artist's rank among all artists of each year.
std::map<int, std::int64_t> ranks_by_year(Warehouse& warehouse, const Subject& subject, const Slice& everything) {
  std::map<int, std::int64_t> ranks;
  if (subject.kind != TitleKind::artist) return ranks;
  query(warehouse,
        "with years as (select h.year, h.artist_id, h.plays from mart_artist_years h where " + conditions(everything) +
            Sql(" and h.year is not null), mine as (select y.year, y.plays from years y where y.artist_id = ?)"
                " select m.year, sum(case when y.plays > m.plays then 1 else 0 end) + 1"
                " from mine m join years y on y.year = m.year group by m.year",
                {subject.id}),
        [&](const Row& row) { ranks[static_cast<int>(as_int(row[0]))] = as_int(row[1]); });
  return ranks;
}

Json years_json(const std::map<std::int64_t, double>& months, const std::map<int, std::int64_t>& ranks,
                const History& history) {
  std::map<int, double> years;
  for (const auto& [month, plays] : months) years[static_cast<int>(month / 12)] += plays;
  Json rows = Json::array();
  if (!history.first || !history.last) return rows;
  for (int year = history.first->year; year <= history.last->year; ++year) {
    const auto rank = ranks.find(year);
    rows.push_back({{"year", year},
                    {"plays", plays_json(years[year])},
                    {"rank", rank == ranks.end() ? Json(nullptr) : Json(rank->second)}});
  }
  return rows;
}

/// The subject's albums, or tracks, of the slice.
Json ranked_json(Warehouse& warehouse, const Subject& subject, TitleKind kind, const Slice& slice) {
  Json rows = Json::array();
  if (subject.kind == kind) return rows;
  const TitleSource& source = title_source(kind);
  const std::string plays = slice.weighted() ? "sum(w.weight)" : "count(*)";
  query(warehouse,
        "with played as (select h." + source.id + " as id, " + plays + " as plays from fact_scrobbles h" +
            joined_weights(slice) + " where " + conditions(slice) + is_it(subject) + " and h." + source.id +
            " is not null group by 1) select p.id, d." + source.kind + ", p.plays from played p join " + source.table +
            " d on d." + source.id + " = p.id order by round(p.plays, 6) desc, d." + source.kind +
            Sql(", p.id limit ?", {kListed}),
        [&](const Row& row) {
          rows.push_back(
              {{"id", id_json(row[0])}, {"name", as_string(row[1])}, {"plays", plays_json(as_double(row[2]))}});
        });
  return rows;
}

void add_genres(Warehouse& warehouse, const Subject& subject, Json& json) {
  json["genres"] = Json::array();
  std::string from;
  warehouse.query(
      "select g.genre, g.family, g.weight, g.source from artist_genres g where g.artist_id = ?"
      " order by g.weight desc, g.genre",
      {subject.artist_id}, [&](const Row& row) {
        json["genres"].push_back(
            {{"genre", as_string(row[0])}, {"family", as_string(row[1])}, {"weight", rounded(as_double(row[2]))}});
        from = as_string(row[3]);
      });
  json["genres_from"] = from;
}

Json head_json(const Subject& subject, const Standing& standing) {
  return {{"kind", title_source(subject.kind).kind},
          {"id", std::to_string(subject.id)},
          {"name", subject.name},
          {"artist", subject.artist},
          {"artist_id", std::to_string(subject.artist_id)},
          {"lastfm_url", url_of(subject)},
          {"plays", plays_json(standing.plays)},
          {"scrobbles", plays_json(standing.scrobbles)},
          {"share", rounded(share_of(standing.plays, standing.all))},
          {"rank", standing.plays > 0 ? Json(standing.before + 1) : Json(nullptr)},
          {"of", standing.titles}};
}

Slice all_of(const std::string& user) {
  Slice everything;
  everything.user = user;
  return everything;
}

Json way_json(const GivenWay& way) {
  return {{"genre", way.genre}, {"votes", rounded(way.votes)}, {"kept", rounded(way.kept)}, {"to", way.to}};
}

Json tag_json(const ExplainedTag& tag) {
  return {{"tag", tag.tag},        {"count", tag.count}, {"source", tag.source}, {"title", tag.title},
          {"kind", tag.kind},      {"genre", tag.genre}, {"how", tag.how},       {"votes", rounded(tag.votes)},
          {"verdict", tag.verdict}};
}

}  // namespace

std::optional<Json> subject_json(Warehouse& warehouse, TitleKind kind, std::int64_t id, Slice slice) {
  const auto subject = find_subject(warehouse, kind, id);
  if (!subject) return std::nullopt;
  slice.artists.clear();
  const Slice everything = all_of(slice.user);
  const Times times = times_of(warehouse, *subject, slice);
  const PlayEnds ends = play_ends(warehouse, slice, times.days, is_it(*subject));
  const HourPlays usual = hour_plays(warehouse, slice);
  const auto months = months_of(warehouse, *subject, everything);
  Json json = head_json(*subject, standing_of(warehouse, *subject, slice));
  json["first_play"] = to_json(ends.first);
  json["last_play"] = to_json(ends.last);
  json["days_with_plays"] = times.days.size();
  json["months"] = months_json(months);
  json["years"] = years_json(months, ranks_by_year(warehouse, *subject, everything), history_of(warehouse, slice.user));
  json["hours"] = hours_json(times, usual);
  json["weekdays"] = weekdays_json(times, usual);
  json["albums"] = ranked_json(warehouse, *subject, TitleKind::album, slice);
  json["tracks"] = ranked_json(warehouse, *subject, TitleKind::track, slice);
  add_genres(warehouse, *subject, json);
  json["coverage"] = to_json(coverage_of(warehouse, slice));
  return json;
}

std::optional<Json> explanation_json(Warehouse& warehouse, std::int64_t artist_id) {
  const auto artist = find_subject(warehouse, TitleKind::artist, artist_id);
  if (!artist) return std::nullopt;
  const Explanation explanation = explain(warehouse, artist->name);
  const Json list = Json::array();
  Json json = {{"artist", explanation.artist},
               {"source", explanation.source},
               {"genres", list},
               {"families", list},
               {"gives_way", list},
               {"tags", list}};
  for (const ExplainedGenre& genre : explanation.genres)
    json["genres"].push_back({{"genre", genre.genre}, {"family", genre.family}, {"weight", rounded(genre.weight)}});
  for (const Share& family : explanation.families)
    json["families"].push_back({{"name", family.name}, {"share", rounded(family.share)}});
  for (const GivenWay& way : explanation.given_way) json["gives_way"].push_back(way_json(way));
  for (const ExplainedTag& tag : explanation.tags) json["tags"].push_back(tag_json(tag));
  return json;
}

}  // namespace tonearm
