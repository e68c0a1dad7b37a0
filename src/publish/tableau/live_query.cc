// What a live workbook asks of BigQuery: the same rows as those of the files.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "publish/tableau/plays_table.h"

namespace tonearm::tableau {
namespace {

/// GoogleSQL reads the escapes of JSON (lexical structure, string literals).
std::string literal(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

std::string number(const std::optional<double>& value) {
  return value ? fmt::format("{}", *value) : "cast(null as float64)";
}

// What each artist's plays are divided among: its families, each with its heaviest genre.
constexpr const char* kFamilies =
    "(select artist_id, family, array_agg(genre order by weight desc, genre limit 1)[offset(0)] as genre, "
    "sum(weight) as weight from `{0}.artist_genres` group by artist_id, family)";

}  // namespace

std::string plays_query(const LiveBigquery& place, const std::string& user, Detail detail) {
  const std::string dataset = place.project + "." + place.dataset;
  const std::string families = fmt::format(kFamilies, dataset);
  if (detail == Detail::plays)
    return fmt::format(
        "select h.local_at as local_time, a.artist, b.album, t.track, g.family, g.genre, g.weight as scrobbles\n"
        "from `{0}.fact_scrobbles` h\n"
        "join `{0}.dim_artist` a on a.artist_id = h.artist_id\n"
        "join `{0}.dim_track` t on t.track_id = h.track_id\n"
        "left join `{0}.dim_album` b on b.album_id = h.album_id\n"
        "join {1} g on g.artist_id = h.artist_id\n"
        "where h.user = {2}",
        dataset, families, literal(user));
  return fmt::format(
      "select datetime_add(datetime(h.local_date), interval h.local_hour hour) as local_time, a.artist, g.family, "
      "g.genre, sum(h.plays * g.weight) as scrobbles\n"
      "from `{0}.fact_artist_quarters` h\n"
      "join `{0}.dim_artist` a on a.artist_id = h.artist_id\n"
      "join {1} g on g.artist_id = h.artist_id\n"
      "where h.user = {2}\n"
      "group by local_time, a.artist, g.family, g.genre",
      dataset, families, literal(user));
}

std::string answers_query(const FourAnswers& answers) {
  std::string query;
  for (const Answer& answer : answers.answers) {
    if (!query.empty()) query += "\nunion all\n";
    query += fmt::format(
        "select {} as question, {} as answer, {} as verdict, {} as size_text, {} as interval_text, {} as chance_text, "
        "{} as effect, {} as unit, {} as method, {} as size, {} as low, {} as high, {} as p_value, "
        "cast({} as float64) as scrobbles",
        literal(answer.question), literal(answer.sentence), literal(answer.verdict), literal(answer.size_text()),
        literal(answer.interval_text()), literal(answer.chance_text()), literal(answer.effect), literal(answer.unit),
        literal(answer.method), number(answer.size), number(answer.low), number(answer.high), number(answer.p),
        answer.scrobbles);
  }
  return query;
}

}  // namespace tonearm::tableau
