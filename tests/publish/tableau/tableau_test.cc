// The whole publication of a small history: what lies in the package.
#include "publish/tableau/tableau.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "../published_history.h"
#include "publish/tableau/plays_table.h"

namespace tonearm::tableau {
namespace {

using testing::HasSubstr;
using testing::Not;

class Tableau : public testing::Test {
 protected:
  std::string bytes_of(const std::string& name) const {
    std::ifstream in(history_.path(name), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
  }
  std::string published(TableauOptions options) {
    publish_tableau(history_.publication(), options);
    return bytes_of(std::filesystem::path(options.output).filename().string());
  }
  std::string plays(TableauOptions::Detail detail) {
    std::string csv;
    write_plays(history_.publication(), detail, [&](std::string_view piece) { csv += piece; });
    return csv;
  }
  TableauOptions to(const std::string& name) const {
    TableauOptions options;
    options.output = history_.path(name);
    return options;
  }
  PublishedHistory history_;
};

TEST_F(Tableau, the_same_history_gives_the_same_bytes) {
  const std::string first = published(to("a.twbx"));
  EXPECT_THAT(first, testing::StartsWith("PK"));
  EXPECT_EQ(published(to("b.twbx")), first);
}

TEST_F(Tableau, a_play_has_a_row_for_each_family_and_its_parts_sum_to_one) {
  const std::string csv = plays(Detail::plays);
  EXPECT_THAT(csv, HasSubstr("2014-07-05 18:03:11,Mogwai,Come On Die Young,Cody,rock,rock,0.75\n"
                             "2014-07-05 18:03:11,Mogwai,Come On Die Young,Cody,ambient,ambient,0.25\n"));
  EXPECT_THAT(csv, HasSubstr("\n,Mogwai,,Somewhen,rock,rock,0.75\n"));
}

TEST_F(Tableau, hours_hold_sums_and_no_titles) {
  const std::string csv = plays(Detail::days);
  EXPECT_THAT(csv, HasSubstr("2014-07-05 18:00:00,Mogwai,rock,rock,1.5\n"));
  EXPECT_THAT(csv, Not(HasSubstr("Cody")));
}

TEST_F(Tableau, nothing_of_another_listener_is_written) {
  for (const Detail detail : {Detail::plays, Detail::days}) EXPECT_THAT(plays(detail), Not(HasSubstr("Bob")));
}

TEST_F(Tableau, controls_and_line_breaks_leave_each_row_a_line) {
  const std::string csv = plays(Detail::plays);
  EXPECT_THAT(csv, HasSubstr("\"two\uFFFD\uFFFDlines, a \"\"quote\"\"\""));
  EXPECT_THAT(csv, HasSubstr("NUL \uFFFD inside"));
  EXPECT_THAT(csv, HasSubstr(std::string(4096, 'x')));
  EXPECT_EQ(csv_cell(" blank "), "\" blank \"");
}

TEST_F(Tableau, a_live_workbook_holds_statements_and_no_data) {
  TableauOptions options = to("live.twb");
  options.live_bigquery = LiveBigquery{"my-project", "music"};
  const std::string xml = published(options);
  EXPECT_THAT(xml, HasSubstr("class='bigquery'"));
  EXPECT_THAT(xml, HasSubstr("from `my-project.music.fact_scrobbles` h"));
  EXPECT_THAT(xml, HasSubstr("where h.user = \"ada\""));
  EXPECT_THAT(xml, Not(HasSubstr("Mogwai")));
  EXPECT_THAT(xml, Not(HasSubstr("textscan")));
}

TEST_F(Tableau, the_name_says_whether_data_is_inside) {
  EXPECT_THROW(published(to("workbook.twb")), Error);
  TableauOptions options = to("workbook.twbx");
  options.live_bigquery = LiveBigquery{"my-project", "music"};
  EXPECT_THROW(published(options), Error);
}

TEST_F(Tableau, an_interrupt_leaves_nothing) {
  history_.stop_after = 1;
  EXPECT_THROW(published(to("a.twbx")), Error);
  EXPECT_FALSE(std::filesystem::exists(history_.path("a.twbx")));
}

}  // namespace
}  // namespace tonearm::tableau
