// The pictures: their size, the same for the same, and no name that breaks one.
#include "publish/site/pictures.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

Figures figures_with(const std::string& artist) {
  Figures figures;
  figures.user = "rj";
  figures.year = 2014;
  figures.first = Date{2014, 1, 1};
  figures.last = Date{2014, 12, 31};
  figures.plays = 12'345;
  figures.artists = 678;
  figures.new_artists = 90;
  figures.top_artists = {{artist, 999}, {"Mogwai", 500}};
  figures.families = {{"rock", 0.5}, {"electronic", 0.3}, {"unknown", 0.2}};
  figures.weeks = std::vector<double>(53, 3);
  figures.hours = std::vector<double>(24, 7);
  figures.busiest_day = Date{2014, 7, 1};
  figures.busiest_plays = 120;
  return figures;
}

std::pair<int, int> size_of(const std::string& png) {
  const auto number = [&](std::size_t at) {
    int value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value * 256 + static_cast<unsigned char>(png.at(i));
    return value;
  };
  EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1A\n");
  return {number(16), number(20)};
}

TEST(Pictures, have_the_sizes_that_others_show) {
  const Figures figures = figures_with("Low");
  EXPECT_EQ(size_of(wide_picture(figures)), std::pair(1200, 630));
  EXPECT_EQ(size_of(tall_picture(figures)), std::pair(1080, 1920));
}

TEST(Pictures, of_the_same_figures_are_the_same_bytes_and_of_others_are_not) {
  EXPECT_EQ(wide_picture(figures_with("Low")), wide_picture(figures_with("Low")));
  EXPECT_NE(wide_picture(figures_with("Low")), wide_picture(figures_with("Lows")));
}

TEST(Pictures, are_drawn_whatever_an_artist_is_called) {
  std::string endless;
  while (endless.size() < 4096) endless += "Lang";
  for (const std::string& name :
       {endless, std::string("\xD8\xA3\xD9\x85 \xD9\x83\xD9\x84\xD8\xAB\xD9\x88\xD9\x85"), std::string("NUL \0 in", 8),
        std::string("\xFF\xFE no UTF-8"), std::string("two\nlines"), std::string("<b>bold</b> &amp;")})
    EXPECT_EQ(size_of(tall_picture(figures_with(name))), std::pair(1080, 1920));
}

TEST(Pictures, of_a_history_without_plays_are_drawn_too) {
  Figures figures;
  figures.user = "nobody";
  EXPECT_EQ(size_of(wide_picture(figures)), std::pair(1200, 630));
}

TEST(Pictures, families_are_called_as_the_page_calls_them) {
  EXPECT_EQ(family_words("r&b & soul"), "R&B & soul");
  EXPECT_EQ(family_words("hip hop"), "Hip hop");
  EXPECT_EQ(family_words("unknown"), "Not known");
}

}  // namespace
}  // namespace tonearm
