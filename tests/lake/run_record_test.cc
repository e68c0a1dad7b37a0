#include "lake/run_record.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::Not;

RunRecord full_record() {
  RunRecord record;
  record.user = "rj";
  record.command = "sync";
  record.started_at = 1'795'395'906;
  record.ended_at = 1'795'395'999;
  record.outcome = "gaps";
  record.message = "say \"hi\"\n\xC3\xA9";
  record.requests = 12, record.pages = 3, record.bytes = 45'678, record.added = 9, record.removed = 2;
  record.said = SaidTotal{{0, 1'795'395'906}, 104'571};
  record.gaps = {{{100, 200}, "error 8: Operation failed"}, {{300, kForever}, ""}};
  record.covered = WindowSet(Window{0, 50});
  record.cloud = {9, 4, 30, 25, 12'345};
  record.settled.add(Window{0, 10});
  record.settled.add(Window{20, 30});
  record.suspect = WindowSet(Window{60, 70});
  return record;
}

TEST(RunRecord, comes_back_whole) {
  const RunRecord record = full_record(), back = read_run_record(write_run_record(record));
  EXPECT_EQ(write_run_record(back), write_run_record(record));
  EXPECT_EQ(back.user, "rj");
  EXPECT_EQ(back.message, record.message);
  EXPECT_EQ(back.said, record.said);
  EXPECT_EQ(back.gaps, record.gaps);
  EXPECT_EQ(back.covered, record.covered);
  EXPECT_EQ(back.settled, record.settled);
  EXPECT_EQ(back.suspect, record.suspect);
  EXPECT_EQ(back.cloud, record.cloud);
  EXPECT_EQ(back.ended_at - back.started_at, 93);
  EXPECT_EQ(back.requests + back.pages + back.bytes + back.added + back.removed, 12 + 3 + 45'678 + 9 + 2);
}

TEST(RunRecord, an_empty_one_comes_back_without_a_total) {
  const RunRecord back = read_run_record(write_run_record(RunRecord{}));
  EXPECT_FALSE(back.said);
  EXPECT_TRUE(back.gaps.empty() && back.covered.empty() && back.settled.empty() && back.suspect.empty());
}

TEST(RunRecord, is_one_line) {
  const std::string text = write_run_record(full_record());
  EXPECT_EQ(text.find('\n'), text.size() - 1);
}

TEST(RunRecord, a_message_that_is_no_utf8_can_be_written) {
  RunRecord record;
  record.message = "bad \xff byte";
  EXPECT_THAT(read_run_record(write_run_record(record)).message, HasSubstr("bad "));
}

TEST(RunRecord, what_is_none_is_refused) {
  for (const char* text : {"", "{}", "[]", "null", "{\"user\":1}", "no JSON"})
    EXPECT_EQ(error_of([&] { read_run_record(text); }).remedy(), Remedy::look_into_data) << text;
}

TEST(RunRecord, one_cut_anywhere_is_refused) {
  const std::string text = write_run_record(full_record());
  for (std::size_t length = 0; length + 1 < text.size(); ++length)
    EXPECT_THROW(read_run_record(text.substr(0, length)), Error) << length;
}

}  // namespace
}  // namespace tonearm
