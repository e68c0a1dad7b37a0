#include "explore/explore_api.h"

#include <gmock/gmock.h>

#include "../fakes/error_of.h"
#include "explore/lastfm_url.h"
#include "explore/play_list.h"
#include "explored_history.h"

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

ExploredHistory& history() { return ExploredHistory::instance(); }
Json ask(const std::string& path, const QueryPairs& query = {}) { return history().ask(path, query); }
std::string id_of(const std::string& artist) { return std::to_string(fingerprint({artist})); }

std::string csv(const QueryPairs& query) {
  std::string text;
  explore_csv(history().warehouse(), history().settings(), query, [&](std::string_view piece) { text += piece; });
  return text;
}

TEST(ExploreApi, what_is_not_there_is_404) {
  for (const char* path : {"/", "", "/nothing", "/artists/", "/artists/12", "/artists/x", "/artists/12/explain",
                           "/albums/1", "/tracks/99999999999999999999", "/top/", "/answers/summary", "/overview/"}) {
    const ExploreAnswer answer = explore(history().warehouse(), history().settings(), path, {});
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_TRUE(Json::parse(answer.body)["error"].contains("what")) << path;
  }
}

TEST(ExploreApi, the_same_question_gives_the_same_bytes) {
  for (const auto& [path, query] : first_questions()) {
    if (path.starts_with("/answers")) continue;  // their own tests see to that
    const std::string once = explore(history().warehouse(), history().settings(), path, query).body;
    EXPECT_EQ(explore(history().warehouse(), history().settings(), path, query).body, once) << path;
  }
}

TEST(ExploreApi, other_parameters_than_its_own_are_refused) {
  EXPECT_EQ(error_of([] { ask("/overview", {{"limit", "3"}}); }).remedy(), Remedy::fix_usage);
  EXPECT_EQ(error_of([] { ask("/weeks", {{"hour", "3"}}); }).remedy(), Remedy::fix_usage);
  EXPECT_EQ(error_of([] { ask("/overview", {{"a.from", "2013-01-01"}}); }).remedy(), Remedy::fix_usage);
  EXPECT_EQ(error_of([] { ask("/facets", {}); }).remedy(), Remedy::fix_usage);
  EXPECT_EQ(error_of([] { ask("/plays", {{"before", "yesterday"}}); }).remedy(), Remedy::fix_usage);
}

TEST(ExploreApi, another_listener_has_a_history_of_its_own) {
  EXPECT_EQ(ask("/overview", {{"user", "bob"}})["totals"]["plays"], 30);
  EXPECT_EQ(ask("/top/tracks", {{"user", "bob"}})["rows"].size(), 1u);
  EXPECT_EQ(ask("/meta", {{"user", "bob"}})["first_day"], "2014-01-01");
}

TEST(Meta, names_what_was_played) {
  const Json meta = ask("/meta");
  EXPECT_EQ(meta["users"], Json({"ada", "bob"}));
  EXPECT_EQ(meta["user"], "ada");
  EXPECT_EQ(meta["scrobbles"], history().plays().size());
  EXPECT_EQ(meta["without_time"], 5);
  EXPECT_EQ(meta["first_day"], "2012-02-10");
  EXPECT_EQ(meta["families"].back()["name"], "unknown");
  double plays = 0;
  for (const Json& family : meta["families"]) plays += family["plays"].get<double>();
  EXPECT_NEAR(plays, static_cast<double>(history().plays().size()), 1e-5);
}

TEST(Meta, names_the_zone_that_the_plays_lie_in_and_no_other) {
  EXPECT_EQ(ask("/meta")["zone"], "Etc/GMT-1");
  ExploreSettings moved = history().settings();
  moved.zones = parse_zones("Asia/Tokyo");
  EXPECT_EQ(Json::parse(explore(history().warehouse(), moved, "/meta", {}).body)["zone"], "");
}

TEST(Weeks, every_week_is_there_and_holds_its_plays) {
  const Json weeks = ask("/weeks")["weeks"];
  double plays = 0;
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    const std::int64_t monday = days_from_civil(*parse_date(weeks[i]["monday"].get<std::string>()));
    EXPECT_EQ(weekday_of(monday), 1);
    const Json& before = weeks[i > 0 ? i - 1 : 0]["monday"];
    EXPECT_EQ(monday - days_from_civil(*parse_date(before.get<std::string>())), i > 0 ? 7 : 0);
    plays += weeks[i]["plays"].get<double>();
  }
  EXPECT_EQ(plays, static_cast<double>(history().plays().size() - 5));
}

TEST(Overview, whole_months_are_compared_with_whole_months) {
  const Json before = ask("/overview", {{"from", "2014-01-01"}, {"to", "2014-12-31"}})["before"];
  EXPECT_EQ(before["from"], "2013-01-01");
  EXPECT_EQ(before["to"], "2013-12-31");
  EXPECT_EQ(before["totals"], ask("/overview", {{"from", "2013-01-01"}, {"to", "2013-12-31"}})["totals"]);
}

TEST(Overview, other_periods_with_as_many_days) {
  const Json before = ask("/overview", {{"from", "2014-01-10"}, {"to", "2014-02-08"}})["before"];
  EXPECT_EQ(before["from"], "2013-12-11");
  EXPECT_EQ(before["to"], "2014-01-09");
}

TEST(Overview, nothing_is_compared_with_a_time_that_the_history_does_not_cover) {
  EXPECT_TRUE(ask("/overview")["before"].is_null());
  EXPECT_TRUE(ask("/overview", {{"from", "2012-06-01"}, {"to", "2013-05-31"}})["before"].is_null());
}

TEST(Overview, an_artist_is_new_once) {
  double by_year = 0;
  const Json overview = ask("/overview");
  for (const Json& year : overview["years"]) by_year += year["new_artists"].get<double>();
  EXPECT_EQ(by_year, overview["totals"]["new_artists"]);
  EXPECT_EQ(ask("/overview", {{"from", "2012-03-01"}, {"to", "2013-08-31"}})["totals"]["new_artists"], 0);
}

TEST(Overview, its_ends_are_the_first_and_last_play) {
  const Json overview = ask("/overview");
  EXPECT_EQ(overview["first_play"]["local_time"], "2012-02-10 18:00:00");
  EXPECT_EQ(overview["last_play"]["artist"], "Once");
  EXPECT_TRUE(ask("/overview", {{"from", "2020-01-01"}})["last_play"].is_null());
}

TEST(Unknown, every_artist_has_its_reason) {
  std::map<std::string, std::string> reasons;
  const Json unknown = ask("/genres/unknown");
  for (const Json& row : unknown["rows"]) reasons[row["name"]] = row["reason"];
  EXPECT_EQ(reasons, (std::map<std::string, std::string>{{"Said", "said by you"},
                                                         {"Silent", "no tags"},
                                                         {"Unasked", "not asked yet"},
                                                         {"Once", "not asked yet"},
                                                         {ExploredHistory::kHostile, "no tag is a genre"}}));
  EXPECT_EQ(unknown["plays"], ask("/overview", {{"family", "unknown"}})["totals"]["plays"]);
  EXPECT_EQ(unknown["artists"], 5);
}

TEST(Clock, the_rest_is_what_the_period_leaves_out) {
  const QueryPairs period = {{"from", "2013-01-01"}, {"to", "2013-12-31"}};
  const Slice whole = history().slice({}), year = history().slice(period);
  std::array<double, 7> rest{};
  double all = 0;
  for (const KnownPlay& play : history().plays())
    if (play.uts > 0 && history().counts(year, play) == 0) {
      rest[static_cast<std::size_t>(weekday_of(play.day) - 1)] += history().counts(whole, play);
      all += 1;
    }
  const Json rows = ask("/clock", period)["weekdays"];
  for (std::size_t day = 0; day < 7; ++day) {
    EXPECT_NEAR(rows[day]["rest_share"], rest[day] / all, 1e-6);
    EXPECT_GE(rows[day]["days"], 52);
  }
}

TEST(Clock, a_long_history_says_how_sure_its_hours_are) {
  int known = 0;
  for (const Json& hour : part(ask("/clock"), "hours")) {
    if (hour["low"].is_null()) continue;
    ++known;
    EXPECT_LT(hour["low"], hour["share"]);
    EXPECT_GT(hour["high"], hour["share"]);
  }
  EXPECT_GT(known, 12);
}

TEST(Calendar, a_silence_lies_between_days_with_plays) {
  const Json calendar = ask("/calendar");
  std::set<std::string> days;
  for (const Json& row : calendar["days"]) days.insert(row["day"].get<std::string>());
  const Json longest = calendar["silences"][0];
  const std::int64_t from = days_from_civil(*parse_date(longest["from"].get<std::string>())),
                     to = days_from_civil(*parse_date(longest["to"].get<std::string>()));
  EXPECT_EQ(longest["days"], to - from + 1);
  EXPECT_GT(longest["days"], 30);
  for (std::int64_t day = from; day <= to; ++day) EXPECT_FALSE(days.contains(format_date(civil_from_days(day))));
  EXPECT_TRUE(days.contains(format_date(civil_from_days(from - 1))));
  EXPECT_TRUE(days.contains(format_date(civil_from_days(to + 1))));
}

TEST(Calendar, saturdays_in_a_row_are_a_streak_of_saturdays) {
  for (const Json& streak : part(ask("/calendar", {{"weekday", "6"}}), "streaks")) {
    const std::int64_t from = days_from_civil(*parse_date(streak["from"].get<std::string>())),
                       to = days_from_civil(*parse_date(streak["to"].get<std::string>()));
    EXPECT_EQ(to - from, 7 * (streak["days"].get<std::int64_t>() - 1));
  }
}

TEST(Seasons, december_counts_to_the_next_year) {
  for (const Json& year : part(ask("/seasons"), "years"))
    for (const Json& season : year["seasons"])
      if (season["season"] == "winter" && year["year"] == 2014) {
        EXPECT_EQ(season["from"], "2013-12-01");
        EXPECT_EQ(season["to"], "2014-02-28");
      }
}

TEST(Compare, each_side_is_its_own_slice) {
  const Json compare =
      ask("/compare", {{"a.to", "2013-08-31"}, {"b.from", "2013-09-01"}, {"hour", "20"}, {"hour", "21"}});
  const Json a = ask("/overview", {{"to", "2013-08-31"}, {"hour", "20"}, {"hour", "21"}})["totals"];
  const Json b = ask("/overview", {{"from", "2013-09-01"}, {"hour", "20"}, {"hour", "21"}})["totals"];
  for (const char* key : {"plays", "scrobbles", "artists", "plays_a_day"}) {
    EXPECT_EQ(compare["a"][key], a[key]) << key;
    EXPECT_EQ(compare["b"][key], b[key]) << key;
  }
  double shares_a = 0, shares_b = 0;
  for (const Json& row : compare["rows"]) {
    shares_a += row["a"].get<double>();
    shares_b += row["b"].get<double>();
    EXPECT_NEAR(row["difference"], row["b"].get<double>() - row["a"].get<double>(), 2e-6);
  }
  EXPECT_NEAR(shares_a, 1, 1e-5);
  EXPECT_NEAR(shares_b, 1, 1e-5);
}

TEST(Compare, artists_that_are_new_set_the_slices_apart) {
  const Json compare = ask("/compare", {{"a.to", "2013-08-31"}, {"b.from", "2013-09-01"}});
  EXPECT_GT(compare["artists"].front()["difference"], 0);
  EXPECT_LT(compare["artists"].back()["difference"], 0);
  for (const Json& row : compare["artists"])
    EXPECT_TRUE(row["name"] != ExploredHistory::kHostile || row["a_plays"] == 0);
}

TEST(Compare, gains_are_of_the_later_slice_only) {
  const Json later = ask("/compare", {{"a.to", "2013-08-31"}, {"b.from", "2013-09-01"}});
  const Json other = ask("/compare", {{"a.weekday", "1"}, {"b.weekday", "6"}, {"b.weekday", "7"}});
  EXPECT_THAT(other["headline"].get<std::string>(), Not(HasSubstr("gains")));
  EXPECT_THAT(later["sentence"].get<std::string>(), StartsWith("Since September 2013 ("));
  EXPECT_THAT(other["sentence"].get<std::string>(), StartsWith("Saturday and Sunday ("));
}

TEST(Compare, a_slice_with_itself_differs_in_nothing) {
  const Json same = ask("/compare");
  EXPECT_EQ(same["headline"], "No clear difference");
  EXPECT_TRUE(same["artists"].empty());
  for (const Json& row : same["rows"]) EXPECT_EQ(row["difference"], 0.0);
}

TEST(Compare, too_few_plays_are_said) {
  EXPECT_EQ(ask("/compare", {{"a.from", "2020-01-01"}})["headline"], "Not enough data");
}

TEST(Subject, ranks_are_those_of_the_ranking) {
  const Json top = ask("/top/artists", {{"hour", "20"}})["rows"];
  for (std::size_t i = 0; i < top.size(); ++i) {
    const Json artist = ask("/artists/" + top[i]["id"].get<std::string>(), {{"hour", "20"}});
    EXPECT_EQ(artist["plays"], top[i]["plays"]);
    EXPECT_EQ(artist["share"], top[i]["share"]);
    EXPECT_LE(artist["rank"], i + 1);
  }
}

TEST(Subject, an_artists_albums_and_tracks_are_its_own) {
  const Json artist = ask("/artists/" + id_of("Mogwai"));
  double tracks = 0;
  for (const Json& track : artist["tracks"]) {
    tracks += track["plays"].get<double>();
    const Json own = ask("/tracks/" + track["id"].get<std::string>());
    EXPECT_EQ(own["artist"], "Mogwai");
    EXPECT_EQ(own["plays"], track["plays"]);
  }
  EXPECT_EQ(tracks, artist["plays"]);
  const Json album = ask("/albums/" + artist["albums"][0]["id"].get<std::string>());
  EXPECT_EQ(album["plays"], artist["albums"][0]["plays"]);
  EXPECT_TRUE(album["albums"].empty());
}

TEST(Subject, its_rank_by_year_is_among_all_artists) {
  const Json artist = ask("/artists/" + id_of("Low"));
  for (const Json& year : artist["years"]) {
    const std::string number = std::to_string(year["year"].get<int>());
    const Json top = ask("/top/artists", {{"from", number + "-01-01"}, {"to", number + "-12-31"}, {"limit", "100"}});
    int before = 0;
    for (const Json& row : top["rows"]) before += row["plays"].get<double>() > year["plays"].get<double>() ? 1 : 0;
    EXPECT_EQ(year["rank"], before + 1);
  }
}

TEST(Subject, explains_its_genres) {
  const Json explanation = ask("/artists/" + id_of("Mogwai") + "/explain");
  EXPECT_EQ(explanation["artist"], "Mogwai");
  EXPECT_EQ(explanation["genres"], ask("/artists/" + id_of("Mogwai"))["genres"]);
  EXPECT_EQ(explanation["tags"].size(), 2u);
}

TEST(Search, finds_a_part_of_a_name_in_any_case) {
  EXPECT_EQ(ask("/search", {{"q", "MASSIVE"}})["artists"][0]["name"], "Massive Attack");
  EXPECT_EQ(ask("/search", {{"q", "坂本"}})["artists"][0]["name"], "坂本龍一");
  const Json found = ask("/search", {{"q", "o"}})["artists"];
  EXPECT_EQ(found[0]["name"], "Once");  // begins so; the others only hold it
  EXPECT_TRUE(ask("/search", {{"q", ""}})["artists"].empty());
  for (const char* text : {"%", "_", "'", "\\", "' or 1=1 --"})
    EXPECT_TRUE(ask("/search", {{"q", text}})["artists"].empty()) << text;
}

TEST(Search, a_hostile_title_is_text) {
  const Json found = ask("/search", {{"q", "<img"}})["artists"];
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0]["name"], ExploredHistory::kHostile);
  EXPECT_EQ(ask("/artists/" + found[0]["id"].get<std::string>())["lastfm_url"],
            "https://www.last.fm/music/%3Cimg+src%3Dx+onerror%3Dalert(1)%3E");
}

TEST(PlaysCsv, holds_every_play_of_the_slice) {
  for (const QueryPairs& filter : some_filters()) {
    const std::string text = csv(filter);
    const Slice slice = history().slice(filter);
    EXPECT_THAT(text, StartsWith(slice.weighted() ? "uts,local_time,artist,album,track,weight\r\n"
                                                  : "uts,local_time,artist,album,track\r\n"));
    std::int64_t plays = 0;
    for (const KnownPlay& play : history().plays()) plays += history().counts(slice, play) > 0 ? 1 : 0;
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n') - 1, plays) << text_of(filter);
  }
}

TEST(PlaysCsv, no_cell_is_a_formula) {
  EXPECT_THAT(csv({{"from", "2015-04-20"}}), HasSubstr(",'=cmd|' /C calc'!A0\r\n"));
  EXPECT_EQ(sheet_field("=1+1"), "'=1+1");
  EXPECT_EQ(sheet_field("+1"), "'+1");
  EXPECT_EQ(sheet_field("-1"), "'-1");
  EXPECT_EQ(sheet_field("@sum(a1)"), "'@sum(a1)");
  EXPECT_EQ(sheet_field("\ta"), "'\ta");
  EXPECT_EQ(sheet_field("\ra"), "\"'\ra\"");
  EXPECT_EQ(sheet_field("a=1, \"b\""), "\"a=1, \"\"b\"\"\"");
  EXPECT_EQ(sheet_field(""), "");
}

TEST(PlaysCsv, of_an_album_or_a_track_only) {
  const std::string album = std::to_string(fingerprint({"Mogwai", "Album 1"}));
  const Json list = ask("/plays", {{"album", album}, {"limit", "1000"}});
  EXPECT_EQ(list["rows"].size(), list["total"]["scrobbles"]);
  for (const Json& row : list["rows"]) EXPECT_EQ(row["album_id"], album);
  const std::string text = csv({{"album", album}});
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n') - 1, list["total"]["scrobbles"].get<std::int64_t>());
}

TEST(LastfmUrl, escapes_as_lastfm_does) {
  EXPECT_EQ(lastfm_track_url("Sigur Rós", "Svefn-g-englar"),
            "https://www.last.fm/music/Sigur+R%C3%B3s/_/Svefn-g-englar");
  EXPECT_EQ(lastfm_track_url("She & Him", "Baby, It's Cold Outside"),
            "https://www.last.fm/music/She+&+Him/_/Baby,+It%27s+Cold+Outside");
  EXPECT_EQ(lastfm_artist_url("Florence + the Machine"), "https://www.last.fm/music/Florence+%252B+the+Machine");
  EXPECT_EQ(lastfm_album_url("AC/DC", "Who Made Who?"), "https://www.last.fm/music/AC%2FDC/Who+Made+Who%3F");
}

}  // namespace
}  // namespace tonearm
