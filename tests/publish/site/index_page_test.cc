// The pages' HTML: texts stay texts, and what others read of them is there.
#include "publish/site/index_page.h"

#include <gmock/gmock.h>

#include "publish/site/year_page.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::Not;

PageHead head_of(const std::string& url) { return {"a <b> \"c\"", "d & e", url, "og.png"}; }

TEST(IndexPage, a_name_cannot_leave_its_attribute_or_element) {
  EXPECT_EQ(html_text("\"><script>alert('x')</script>&amp;"),
            "&quot;&gt;&lt;script&gt;alert('x')&lt;/script&gt;&amp;amp;");
  EXPECT_EQ(html_text(std::string("a\0b", 3)), "ab");
  EXPECT_THAT(index_page(head_of("")), Not(HasSubstr("<b>")));
}

TEST(IndexPage, the_picture_has_a_whole_address_where_the_site_has_one) {
  EXPECT_THAT(index_page(head_of("")), HasSubstr("og:image\" content=\"og.png\""));
  for (const char* url : {"https://example.org/music", "https://example.org/music/"})
    EXPECT_THAT(index_page(head_of(url)), HasSubstr("og:image\" content=\"https://example.org/music/og.png\""));
  EXPECT_THAT(index_page(head_of("https://example.org/")), HasSubstr("og:url\" content=\"https://example.org/\""));
}

TEST(IndexPage, all_but_what_lies_beside_it_is_forbidden) {
  EXPECT_THAT(content_policy(), HasSubstr("default-src 'none'"));
  EXPECT_THAT(content_policy(), Not(HasSubstr("connect-src")));
  EXPECT_THAT(content_policy(), Not(HasSubstr("http")));
}

Figures year_of(const std::string& artist) {
  Figures figures;
  figures.user = "rj";
  figures.year = 2014;
  figures.plays = 1234;
  figures.artists = 1;
  figures.top_artists = {{artist, 1234}};
  figures.families = {{"rock", 0.75}, {"unknown", 0.25}};
  figures.weeks = {1, 0, 5};
  figures.answers = {{"What was played most?", "Rock", "All of it."}};
  return figures;
}

TEST(YearPage, says_the_year_in_numbers_and_names) {
  const std::string page = year_page(year_of("AC/DC & <b>"), "https://example.org/music", true);
  EXPECT_THAT(page, HasSubstr("1,234 plays by 1 artist"));
  EXPECT_THAT(page, HasSubstr("<bdi>AC/DC &amp; &lt;b&gt;</bdi>"));
  EXPECT_THAT(page, HasSubstr("https://example.org/music/year-2014/wide.png"));
  EXPECT_THAT(page, HasSubstr("#/?from=2014-01-01&amp;to=2014-12-31"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
}

TEST(YearPage, leads_to_no_pictures_where_there_are_none) {
  EXPECT_THAT(year_page(year_of("Low"), "", true), HasSubstr("tall.png"));
  EXPECT_THAT(year_page(year_of("Low"), "", false), Not(HasSubstr(".png")));
}

TEST(YearPage, has_no_hours_where_times_are_left_out) {
  Figures figures = year_of("Mogwai");
  EXPECT_THAT(year_page(figures, "", false), Not(HasSubstr("time of day")));
  figures.hours = std::vector<double>(24, 1);
  EXPECT_THAT(year_page(figures, "", false), HasSubstr("time of day"));
}

}  // namespace
}  // namespace tonearm
