#include "explore/slice_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/nearest.h"
#include "report/display_text.h"

namespace tonearm {
namespace {

std::optional<Date> day_of(const Parameters& parameters, const char* name) {
  const auto text = parameters.one(name);
  if (!text) return std::nullopt;
  const auto day = parse_date(*text);
  if (!day) wrong_parameter(name, fmt::format("is \"{}\"", clip(*text, 40)), "Give a day as 2010-01-31.");
  return day;
}

std::vector<int> numbers_of(const Parameters& parameters, const char* name, int least, int most) {
  std::set<int> numbers;
  for (const std::string& text : parameters.all(name)) {
    const auto number = parse_number(text);
    if (!number || *number < least || *number > most)
      wrong_parameter(name, fmt::format("is \"{}\"", clip(text, 40)),
                      fmt::format("Give whole numbers from {} to {}.", least, most));
    numbers.insert(static_cast<int>(*number));
  }
  return {numbers.begin(), numbers.end()};
}

std::vector<int> seasons_of(const Parameters& parameters, Hemisphere hemisphere) {
  std::set<int> seasons;
  for (const std::string& text : parameters.all("season")) {
    int season = 0;
    while (season < 4 && season_key(hemisphere, season) != text) ++season;
    if (season == 4)
      wrong_parameter("season", fmt::format("is \"{}\"", clip(text, 40)), "Give winter, spring, summer or autumn.");
    seasons.insert(season);
  }
  return {seasons.begin(), seasons.end()};
}

std::vector<std::int64_t> artists_of(const Parameters& parameters) {
  std::set<std::int64_t> ids;
  for (const std::string& text : parameters.all("artist")) {
    const auto id = parse_number(text);
    if (!id) wrong_parameter("artist", fmt::format("is \"{}\"", clip(text, 40)), "Give an artist's id.");
    ids.insert(*id);
  }
  return {ids.begin(), ids.end()};
}

std::vector<std::string> known_of(const Parameters& parameters, const char* name, const std::set<std::string>& known) {
  std::set<std::string> chosen;
  for (const std::string& text : parameters.all(name)) {
    if (!known.contains(text)) {
      const std::string near = nearest(text, {known.begin(), known.end()});
      wrong_parameter(name, fmt::format("is \"{}\", which is no {}", clip(text, 40), name),
                      near.empty() ? "GET /meta lists all." : fmt::format("Did you mean \"{}\"?", near));
    }
    chosen.insert(text);
  }
  return {chosen.begin(), chosen.end()};
}

void read_genres(Warehouse& warehouse, const Parameters& parameters, Slice& slice) {
  if (!parameters.has("family") && !parameters.has("genre")) return;
  std::set<std::string> families, genres;
  warehouse.query("select g.genre, g.family from dim_genre g", {}, [&](const Row& row) {
    genres.insert(as_string(row[0]));
    families.insert(as_string(row[1]));
  });
  slice.families = known_of(parameters, "family", families);
  slice.genres = known_of(parameters, "genre", genres);
  if (slice.families.size() == 1 || slice.families.empty()) slice.grouping = Grouping::genre;
}

}  // namespace

const std::vector<std::string>& filter_names() {
  static const std::vector<std::string> kNames = {"user",   "from",   "to",    "weekday", "hour",
                                                  "season", "family", "genre", "artist"};
  return kNames;
}

std::string season_key(Hemisphere hemisphere, int season) {
  return season_name(hemisphere == Hemisphere::tropics ? Hemisphere::north : hemisphere,
                     static_cast<std::size_t>(season));
}

Slice slice_of(Warehouse& warehouse, const Parameters& parameters, const std::string& user, Hemisphere hemisphere) {
  Slice slice;
  slice.user = parameters.one("user").value_or(user);
  slice.hemisphere = hemisphere;
  slice.from = day_of(parameters, "from");
  slice.to = day_of(parameters, "to");
  if (slice.from && slice.to && *slice.to < *slice.from)
    wrong_parameter("to", fmt::format("({}) lies before from ({})", format_date(*slice.to), format_date(*slice.from)),
                    "Give the later day as to.");
  slice.weekdays = numbers_of(parameters, "weekday", 1, 7);
  slice.hours = numbers_of(parameters, "hour", 0, 23);
  slice.seasons = seasons_of(parameters, hemisphere);
  slice.artists = artists_of(parameters);
  slice = checked(warehouse, std::move(slice));
  read_genres(warehouse, parameters, slice);
  return slice;
}

}  // namespace tonearm
