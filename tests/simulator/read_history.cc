#include "simulator/read_history.h"

#include <charconv>
#include <iterator>

#include "core/error.h"
#include "simulator/csv.h"

namespace tonearm::simulator {
namespace {

constexpr const char* kNames[] = {"uts",         "artist",     "album",      "track",
                                  "artist_mbid", "album_mbid", "track_mbid", "loved"};
constexpr std::size_t kNeeded = 4;
using Columns = std::vector<std::optional<std::size_t>>;

Columns find_columns(const std::vector<std::string>& header) {
  Columns columns;
  for (const char* name : kNames) {
    columns.push_back(column_of(header, name));
    if (!columns.back() && columns.size() <= kNeeded)
      throw Error(Remedy::look_into_data, std::string("history: there is no column ") + name);
  }
  return columns;
}

std::int64_t parse_uts(const std::string& text, std::size_t row) {
  std::int64_t uts = 0;
  const auto end = text.data() + text.size();
  if (const auto [stop, bad] = std::from_chars(text.data(), end, uts); stop == end && bad == std::errc() && uts >= 0)
    return uts;
  throw Error(Remedy::look_into_data, "history, row " + std::to_string(row) + ": uts is \"" + text + "\"");
}

Play play_of(const std::vector<std::string>& row, const Columns& columns, std::size_t number) {
  const auto field = [&](std::size_t i) { return columns[i] ? row.at(*columns[i]) : std::string(); };
  return {parse_uts(field(0), number), {field(1), field(2), field(3), field(4), field(5), field(6), field(7) == "1"}};
}

}  // namespace

std::vector<Play> read_history(std::string_view csv) {
  CsvReader reader(csv);
  const auto header = reader.next();
  const auto columns = find_columns(header.value_or(std::vector<std::string>()));
  std::vector<Play> plays;
  for (std::size_t number = 2; const auto row = reader.next(); ++number) {
    if (row->size() != header->size())
      throw Error(Remedy::look_into_data, "history, row " + std::to_string(number) + ": has another number of fields");
    plays.push_back(play_of(*row, columns, number));
  }
  return plays;
}

std::string write_history(const std::vector<Play>& plays) {
  std::string out = "uts,artist,album,track\n";
  for (const auto& [uts, song] : plays) {
    out += std::to_string(uts);
    for (const auto* name : {&song.artist, &song.album, &song.track}) {
      out += ',';
      append_csv_field(out, *name);
    }
    out += '\n';
  }
  return out;
}

}  // namespace tonearm::simulator
