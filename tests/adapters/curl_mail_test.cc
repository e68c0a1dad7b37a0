#include "adapters/curl_mail.h"

#include <gmock/gmock.h>

#include "fakes/canned_smtp.h"

namespace tonearm {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Outcome = MailAnswer::Outcome;

class CurlMails : public testing::Test {
 protected:
  MailAnswer send(CannedSmtp& server, const std::string& user = "") {
    return mail.send({server.url(), user, user.empty() ? "" : "pa55word"}, letter);
  }
  std::atomic<bool> interrupted{false};
  CurlMail mail{interrupted};
  Letter letter{"a@x.example", {"b@y.example", "c@z.example"}, "Subject: x\r\n\r\none\r\n.two\r\n"};
};

TEST_F(CurlMails, a_letter_arrives_whole_at_each_address) {
  CannedSmtp server;
  EXPECT_EQ(send(server).outcome, Outcome::accepted);
  const std::vector<std::string> lines = server.lines();
  EXPECT_THAT(lines, Contains("MAIL FROM:<a@x.example>"));
  EXPECT_THAT(lines, Contains("RCPT TO:<b@y.example>"));
  EXPECT_THAT(lines, Contains("RCPT TO:<c@z.example>"));
  EXPECT_THAT(lines, Contains("one"));
  EXPECT_THAT(lines, Contains("..two")) << "a dot at the beginning of a line is doubled on the wire";
}

TEST_F(CurlMails, a_refusal_is_said_in_the_servers_words) {
  CannedSmtp server{{"RCPT", "550 5.1.1 no such user"}};
  const MailAnswer answer = send(server);
  EXPECT_EQ(answer.outcome, Outcome::refused);
  EXPECT_EQ(answer.said, "550 5.1.1 no such user");
}

TEST_F(CurlMails, a_letter_that_is_not_taken_at_its_end_is_refused) {
  CannedSmtp server{{".", "554 5.7.1 spam"}};
  EXPECT_EQ(send(server).outcome, Outcome::refused);
}

TEST_F(CurlMails, a_passing_refusal_may_be_tried_again) {
  CannedSmtp server{{"RCPT", "451 4.7.1 come back later"}};
  EXPECT_EQ(send(server).outcome, Outcome::put_off);
}

TEST_F(CurlMails, a_connection_that_breaks_may_be_tried_again) {
  CannedSmtp server{{"DATA", ""}};
  EXPECT_EQ(send(server).outcome, Outcome::put_off);
}

TEST_F(CurlMails, a_login_that_is_refused_is_known_without_the_password) {
  CannedSmtp server{{"EHLO", "250-canned\r\n250 AUTH PLAIN"}, {"AUTH", "535 5.7.8 not accepted"}};
  const MailAnswer answer = send(server, "rj");
  EXPECT_EQ(answer.outcome, Outcome::login);
  EXPECT_THAT(answer.said, StartsWith("535"));
  EXPECT_THAT(answer.said, Not(HasSubstr("pa55word")));
}

TEST_F(CurlMails, nobody_there_and_no_address_are_no_crash) {
  EXPECT_EQ(mail.send({"smtp://127.0.0.1:1", "", ""}, letter).outcome, Outcome::not_found);
  for (const char* url : {"", "not an address", "http://127.0.0.1:1/", "file:///etc/hostname"})
    EXPECT_NE(mail.send({url, "", ""}, letter).outcome, Outcome::accepted) << url;
}

TEST_F(CurlMails, an_interrupt_ends_it) {
  CannedSmtp server{{"hello", "220 slow"}, {"EHLO", "250-never ends"}};
  interrupted = true;
  EXPECT_NE(send(server).outcome, Outcome::accepted);
}

}  // namespace
}  // namespace tonearm
