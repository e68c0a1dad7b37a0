#include "publish/site/pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "publish/site/colours.h"
#include "publish/site/picture.h"
#include "report/answer_frame.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

constexpr double kMargin = 72;
constexpr std::size_t kFamilies = 6;  // that are named; the rest is one

/// A rectangle to draw in.
struct Place {
  double x = 0, y = 0, width = 0, height = 0;
};

double most_of(const std::vector<double>& values) {
  return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

/// Bars on one line; a value above 0 has at least a hair.
void draw_bars(Picture& picture, const Place& place, const std::vector<double>& values, double gap,
               const char* colour) {
  const double step = place.width / static_cast<double>(std::max<std::size_t>(values.size(), 1));
  const double most = std::max(most_of(values), 1e-9);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] <= 0) continue;
    const double height = std::max(2.0, std::round(place.height * values[i] / most));
    picture.bar(place.x + step * static_cast<double>(i), place.y + place.height - height, std::max(1.0, step - gap),
                height, colour);
  }
  picture.bar(place.x, place.y + place.height, place.width, 2, kLine);
}

/// The largest families, the others as one, the unknown last.
std::vector<NamedShare> shown_families(const std::vector<NamedShare>& families, std::size_t named) {
  std::vector<NamedShare> shown;
  NamedShare rest{"others", 0}, unknown{"unknown", 0};
  for (const NamedShare& family : families) {
    if (family.name == "unknown")
      unknown.share += family.share;
    else if (shown.size() < named)
      shown.push_back(family);
    else
      rest.share += family.share;
  }
  if (rest.share > 0) shown.push_back(rest);
  if (unknown.share > 0) shown.push_back(unknown);
  return shown;
}

/// One band of all families; below it the first three by name.
void draw_family_band(Picture& picture, const Place& place, const std::vector<NamedShare>& families) {
  double x = place.x;
  for (const NamedShare& family : shown_families(families, families.size())) {
    const double width = family.share * place.width;
    picture.bar(x, place.y, std::max(0.0, width - 1.5), place.height, family_colour(family.name));
    x += width;
  }
  x = place.x;
  const double step = place.width / 4;
  for (const NamedShare& family : shown_families(families, 4)) {
    if (family.name == "others" || family.name == "unknown") continue;
    picture.bar(x, place.y + place.height + 21, 14, 14, family_colour(family.name));
    picture.text(x + 24, place.y + place.height + 13, step - 32,
                 fmt::format("{} {}", family_words(family.name), percent(family.share)), {22, kInk2});
    x += step;
  }
}

void draw_artists(Picture& picture, const Place& place, const std::vector<NamedPlays>& artists, double size) {
  const double row = place.height / 5;
  const double most = artists.empty() ? 1 : std::max(1.0, artists.front().plays);
  for (std::size_t i = 0; i < artists.size(); ++i) {
    const double y = place.y + row * static_cast<double>(i);
    picture.text(place.x, y, place.width * 0.78, artists[i].name, {size, kInk, i == 0});
    picture.text(place.x, y, place.width, with_thousands(artists[i].plays), {size, kInk2, false, Align::right});
    picture.bar(place.x, y + size * 1.42, place.width, 4, kLine);
    picture.bar(place.x, y + size * 1.42, place.width * artists[i].plays / most, 4, kData);
  }
}

void draw_mark(Picture& picture, double y, double width) {
  picture.text(kMargin, y, width, "Tonearm", {22, kInk3, true});
  picture.text(kMargin, y, width, "Music data from last.fm", {22, kInk3, false, Align::right});
}

std::string owner_words(const Figures& figures) { return figures.user + ", on last.fm"; }

std::string history_picture(const Figures& figures) {
  Picture picture(kWide[0], kWide[1], kGround);
  const double width = kWide[0] - 2 * kMargin;
  picture.text(kMargin, 58, width, owner_words(figures), {28, kInk2});
  picture.text(kMargin, 98, width, amount_words(figures), {58, kInk, true});
  picture.text(kMargin, 178, width, span_words(figures), {28, kInk2});
  draw_bars(picture, {kMargin, 244, width, 150}, figures.weeks, 0, kData);
  draw_family_band(picture, {kMargin, 436, width, 40}, figures.families);
  draw_mark(picture, 560, width);
  return picture.png();
}

std::string year_words(const Figures& figures) { return fmt::format("{} in music", *figures.year); }

std::string new_words(const Figures& figures) { return counted(figures.new_artists, "of them new", "of them new"); }

std::string wide_year_picture(const Figures& figures) {
  Picture picture(kWide[0], kWide[1], kGround);
  const double width = kWide[0] - 2 * kMargin;
  picture.text(kMargin, 54, 520, owner_words(figures), {26, kInk2});
  picture.text(kMargin, 88, 520, year_words(figures), {56, kInk, true});
  picture.text(kMargin, 178, 500, with_thousands(figures.plays), {84, kData, true});
  picture.text(kMargin, 284, 500, fmt::format("plays by {}", counted(figures.artists, "artist", "artists")),
               {28, kInk});
  picture.text(kMargin, 322, 500, new_words(figures), {26, kInk2});
  draw_artists(picture, {640, 66, kWide[0] - kMargin - 640, 310}, figures.top_artists, 26);
  draw_bars(picture, {kMargin, 384, width, 60}, figures.weeks, 2, kData2);
  draw_family_band(picture, {kMargin, 470, width, 30}, figures.families);
  draw_mark(picture, 570, width);
  return picture.png();
}

/// A title over a part of the tall picture; where the part begins below it.
double draw_heading(Picture& picture, double y, const std::string& text) {
  picture.text(kMargin, y, kTall[0] - 2 * kMargin, text, {30, kInk3, true});
  return y + 56;
}

void draw_families(Picture& picture, const Place& place, const std::vector<NamedShare>& families) {
  const std::vector<NamedShare> shown = shown_families(families, kFamilies);
  double most = 1e-9;
  for (const NamedShare& family : shown) most = std::max(most, family.share);
  const double row = place.height / static_cast<double>(kFamilies + 2);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const double y = place.y + row * static_cast<double>(i);
    picture.text(place.x, y, 250, family_words(shown[i].name), {28, kInk});
    picture.bar(place.x + 270, y + 6, (place.width - 410) * shown[i].share / most, 26, family_colour(shown[i].name));
    picture.text(place.x, y, place.width, percent(shown[i].share), {28, kInk2, false, Align::right});
  }
}

void draw_hours(Picture& picture, const Place& place, const std::vector<double>& hours) {
  draw_bars(picture, place, hours, 6, kData);
  for (int hour = 0; hour < 24; hour += 6)
    picture.text(place.x + place.width * hour / 24, place.y + place.height + 10, 120, fmt::format("{:02}:00", hour),
                 {22, kInk3});
}

}  // namespace

std::string amount_words(const Figures& figures) {
  return fmt::format("{} by {}", counted(figures.plays, "play", "plays"),
                     counted(figures.artists, "artist", "artists"));
}

std::string day_words(Date day) {
  constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
  return fmt::format("{} {} {}", day.day, kMonths[day.month - 1], day.year);
}

std::string span_words(const Figures& figures) {
  if (!figures.first || !figures.last) return "no day is known";
  return day_words(*figures.first) + " to " + day_words(*figures.last);
}

std::string family_words(const std::string& name) {
  if (name == "unknown") return "Not known";
  return name.starts_with("r&b") ? "R&B" + name.substr(3) : capitalized(name);
}

std::string wide_picture(const Figures& figures) {
  return figures.year ? wide_year_picture(figures) : history_picture(figures);
}

std::string tall_picture(const Figures& figures) {
  Picture picture(kTall[0], kTall[1], kGround);
  const double width = kTall[0] - 2 * kMargin;
  picture.text(kMargin, 90, width, owner_words(figures), {34, kInk2});
  picture.text(kMargin, 138, width, year_words(figures), {84, kInk, true});
  picture.text(kMargin, 274, width, with_thousands(figures.plays), {132, kData, true});
  picture.text(kMargin, 436, width,
               fmt::format("plays by {}, {}", counted(figures.artists, "artist", "artists"), new_words(figures)),
               {34, kInk});
  if (figures.busiest_day)
    picture.text(kMargin, 486, width,
                 fmt::format("The fullest day: {}, {}", day_words(*figures.busiest_day),
                             counted(figures.busiest_plays, "play", "plays")),
                 {30, kInk2});
  draw_bars(picture, {kMargin, 560, width, 120}, figures.weeks, 3, kData2);
  draw_artists(picture, {kMargin, draw_heading(picture, 736, "Played most"), width, 400}, figures.top_artists, 36);
  draw_families(picture, {kMargin, draw_heading(picture, 1210, "Of which music"), width, 344}, figures.families);
  if (!figures.hours.empty())
    draw_hours(picture, {kMargin, draw_heading(picture, 1636, "At what time of day"), width, 100}, figures.hours);
  draw_mark(picture, 1858, width);
  return picture.png();
}

}  // namespace tonearm
