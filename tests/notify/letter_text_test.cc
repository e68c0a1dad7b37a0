#include "notify/letter_text.h"

#include <gmock/gmock.h>

namespace tonearm {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Message message_of(const std::string& title, const std::string& text) {
  Message message;
  message.title = title, message.text = text, message.at = 1'795'395'906;
  return message;
}

TEST(LetterText, has_the_header_that_rfc_5322_asks_for) {
  const std::string text =
      letter_text(message_of("Tonearm: a test", "Hi."), "a@x.example", {"b@y.example", "c@z"}, "17");
  EXPECT_THAT(text, StartsWith("From: Tonearm <a@x.example>\r\nTo: b@y.example,\r\n c@z\r\n"));
  for (const char* line : {"\r\nSubject: Tonearm: a test\r\n", "\r\nDate: Mon, 23 Nov 2026 01:05:06 +0000\r\n",
                           "\r\nMessage-ID: <17@x.example>\r\n", "\r\nContent-Type: text/plain; charset=utf-8\r\n",
                           "\r\nMIME-Version: 1.0\r\n"})
    EXPECT_THAT(text, HasSubstr(line));
  EXPECT_THAT(text, EndsWith("\r\n\r\nSGkuCg==\r\n"));
}

TEST(LetterText, lines_are_short_whatever_the_text) {
  const std::string text =
      letter_text(message_of(std::string(40, 'x') + "é", std::string(5000, 'y')), "a@x", {"b@y"}, "17");
  std::size_t longest = 0;
  for (std::size_t at = 0, end; (end = text.find("\r\n", at)) != std::string::npos; at = end + 2)
    longest = std::max(longest, end - at);
  EXPECT_LE(longest, 78u + 20);
}

TEST(HeaderText, is_ascii_in_one_line) {
  EXPECT_EQ(header_text("Tonearm: sync failed"), "Tonearm: sync failed");
  EXPECT_EQ(header_text("a\r\nBcc: x@y"), "a  Bcc: x@y");
  EXPECT_EQ(header_text("Grüße"), "=?UTF-8?B?R3LDvMOfZQ==?=");
  std::string many;
  for (int i = 0; i < 50; ++i) many += "ü";
  const std::string words = header_text("a" + many);
  EXPECT_THAT(words, HasSubstr("?= =?UTF-8?B?"));
  EXPECT_THAT(words, Not(HasSubstr("\xC3")));
}

}  // namespace
}  // namespace tonearm
