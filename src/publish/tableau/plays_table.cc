#include "publish/tableau/plays_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "report/numbers.h"

namespace tonearm::tableau {
namespace {

constexpr std::size_t kPiece = 1 << 20;

/// Of one artist: its name, and the end of a row for each of its families: ",rock,indie rock,0.75\n".
struct ArtistCells {
  std::string name;
  std::vector<std::string> families;
};
using Artists = std::unordered_map<std::int64_t, ArtistCells>;

/// Rows of one artist, the heaviest genre first: what its families weigh, in the order in which they come.
std::vector<std::string> family_cells(const std::vector<Row>& genres) {
  struct Family {
    std::string name, genre;
    double weight = 0;
  };
  std::vector<Family> families;
  for (const Row& row : genres) {
    const std::string name = as_string(row[1]);
    auto family = std::find_if(families.begin(), families.end(), [&](const Family& f) { return f.name == name; });
    if (family == families.end()) family = families.insert(family, {name, as_string(row[2])});
    family->weight += as_double(row[3]);
  }
  std::vector<std::string> cells;
  for (const Family& family : families)  // ten digits: the order in which an engine added does not show
    cells.push_back(fmt::format(",{},{},{:.10g}\n", csv_cell(family.name), csv_cell(family.genre), family.weight));
  return cells;
}

Artists artists_of(Warehouse& warehouse) {
  Artists artists;
  for (const Row& row : rows_of(warehouse, "select artist_id, artist from dim_artist"))
    artists[as_int(row[0])].name = csv_cell(as_string(row[1]));
  std::vector<Row> genres;
  const auto take = [&] {
    if (!genres.empty()) artists[as_int(genres.front()[0])].families = family_cells(genres);
    genres.clear();
  };
  warehouse.query("select artist_id, family, genre, weight from artist_genres order by artist_id, weight desc, genre",
                  {}, [&](const Row& row) {
                    if (!genres.empty() && as_int(genres.front()[0]) != as_int(row[0])) take();
                    genres.push_back(row);
                  });
  take();
  return artists;
}

/// Names by their small numbers; place 0 is that of none.
std::vector<std::string> titles_of(Warehouse& warehouse, const std::string& kind) {
  std::vector<std::string> titles(1);
  for (const Row& row : rows_of(warehouse, "select " + kind + "_number, " + kind + " from dim_" + kind)) {
    const auto number = static_cast<std::size_t>(as_int(row[0]));
    if (titles.size() <= number) titles.resize(number + 1);
    titles[number] = csv_cell(as_string(row[1]));
  }
  return titles;
}

/// Rows of CSV, handed on in pieces.
class Rows {
 public:
  Rows(const Publication& publication, const Sink& sink) : publication_(publication), sink_(sink) {}

  std::string& text() { return text_; }
  void end_row() {
    if (++rows_ % 20'000 == 0) publication_.progress(with_thousands(rows_) + " rows");
    if (text_.size() >= kPiece) flush();
  }
  void flush() {
    sink_(text_);
    text_.clear();
  }

 private:
  const Publication& publication_;
  const Sink& sink_;
  std::string text_;
  std::int64_t rows_ = 0;
};

void write_each_play(const Publication& publication, Rows& rows) {
  const Artists artists = artists_of(publication.warehouse);
  const std::vector<std::string> albums = titles_of(publication.warehouse, "album");
  const std::vector<std::string> tracks = titles_of(publication.warehouse, "track");
  rows.text() = "local_time,artist,album,track,family,genre,scrobbles\n";
  publication.warehouse.query(
      "select h.local_at, h.artist_id, h.album_number, h.track_number from fact_scrobbles h where h.user = ? "
      "order by h.uts, h.scrobble_id",
      {publication.user}, [&](const Row& row) {
        const ArtistCells& artist = artists.at(as_int(row[1]));
        const std::string& album = albums.at(static_cast<std::size_t>(as_int(row[2])));
        const std::string& track = tracks.at(static_cast<std::size_t>(as_int(row[3])));
        const auto* time = std::get_if<std::string>(&row[0]);
        for (const std::string& family : artist.families) {
          std::string& text = rows.text();
          if (time) text += *time;
          text.append(1, ',').append(artist.name).append(1, ',').append(album).append(1, ',').append(track) += family;
        }
        rows.end_row();
      });
}

/// ",rock,indie rock,0.75\n" times the plays.
std::string times(const std::string& family, std::int64_t plays) {
  if (plays == 1) return family;
  const std::size_t comma = family.rfind(',') + 1;
  return fmt::format("{}{:.10g}\n", std::string_view(family).substr(0, comma),
                     std::stod(family.substr(comma)) * static_cast<double>(plays));
}

void write_each_hour(const Publication& publication, Rows& rows) {
  const Artists artists = artists_of(publication.warehouse);
  rows.text() = "local_time,artist,family,genre,scrobbles\n";
  publication.warehouse.query(
      "select h.local_date, h.local_hour, h.artist_id, cast(sum(h.plays) as int64) from fact_artist_quarters h "
      "where h.user = ? group by h.local_date, h.local_hour, h.artist_id "
      "order by h.local_date, h.local_hour, h.artist_id",
      {publication.user}, [&](const Row& row) {
        const ArtistCells& artist = artists.at(as_int(row[2]));
        const std::string day = as_string(row[0]);
        const std::string time = day.empty() ? "" : fmt::format("{} {:02}:00:00", day, as_int(row[1]));
        for (const std::string& family : artist.families)
          rows.text().append(time).append(1, ',').append(artist.name) += times(family, as_int(row[3]));
        rows.end_row();
      });
}

std::string number_cell(const std::optional<double>& number) { return number ? fmt::format("{}", *number) : ""; }

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell;
  bool quoted = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  for (const char c : text) {
    quoted |= c == '"' || c == ',';
    if (c == '"')
      cell += "\"\"";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      cell += "\uFFFD";
    else
      cell += c;
  }
  return quoted ? "\"" + cell + "\"" : cell;
}

void write_plays(const Publication& publication, Detail detail, const Sink& sink) {
  Rows rows(publication, sink);
  detail == Detail::plays ? write_each_play(publication, rows) : write_each_hour(publication, rows);
  rows.flush();
}

std::string answers_csv(const FourAnswers& answers) {
  std::string csv =
      "question,answer,verdict,size_text,interval_text,chance_text,effect,unit,method,size,low,high,p_value,"
      "scrobbles\n";
  for (const Answer& answer : answers.answers) {
    for (const std::string& text :
         {answer.question, answer.sentence, answer.verdict, answer.size_text(), answer.interval_text(),
          answer.chance_text(), answer.effect, answer.unit, answer.method})
      csv += csv_cell(text) + ",";
    csv += fmt::format("{},{},{},{},{}\n", number_cell(answer.size), number_cell(answer.low), number_cell(answer.high),
                       number_cell(answer.p), answer.scrobbles);
  }
  return csv;
}

}  // namespace tonearm::tableau
