#include "adapters/curl_http_client.h"

#include <gmock/gmock.h>

#include "fakes/canned_server.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using Outcome = HttpAnswer::Outcome;

class Curl : public testing::Test {
 protected:
  HttpAnswer ask(const std::string& url, std::vector<std::pair<std::string, std::string>> query = {}) {
    return http.send({url, std::move(query)});
  }
  std::atomic<bool> interrupted{false};
  CurlHttpClient http{"tonearm/test (+https://example.org)", interrupted};
};

TEST_F(Curl, an_answer_comes_whole_with_its_date_and_retry_after) {
  CannedServer server(
      {{"HTTP/1.1 429 Busy\r\nDate: Mon, 23 Nov 2026 01:05:06 GMT\r\nRetry-After: 17\r\nContent-Length: 5\r\n\r\na\xFF"
        "bcd"}});
  const HttpAnswer answer = ask(server.url());
  EXPECT_EQ(answer.outcome, Outcome::answered);
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.body,
            "a\xFF"
            "bcd");
  EXPECT_EQ(answer.date, 1'795'395'906);
  EXPECT_EQ(answer.retry_after, 17);
  EXPECT_EQ(answer.failure, "");
}

TEST_F(Curl, values_are_percent_encoded_byte_for_byte) {
  CannedServer server({{"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"}});
  const HttpAnswer answer = ask(server.url(), {{"artist", "A&B=C+D é/\"\n"}, {"empty", ""}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_FALSE(answer.date || answer.retry_after);
  ASSERT_EQ(server.requests.size(), 1u);
  EXPECT_THAT(server.requests[0], StartsWith("GET /2.0/?artist=A%26B%3DC%2BD%20%C3%A9%2F%22%0A&empty= HTTP/1.1\r\n"));
  EXPECT_THAT(server.requests[0], HasSubstr("User-Agent: tonearm/test (+https://example.org)\r\n"));
}

TEST_F(Curl, a_nul_in_a_value_is_encoded_too) {
  CannedServer server({{"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"}});
  ask(server.url(), {{"artist", std::string("a\0b", 3)}});
  EXPECT_THAT(server.requests.at(0), HasSubstr("artist=a%00b"));
}

TEST_F(Curl, one_connection_serves_many_requests) {
  const std::string fine = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  CannedServer server({{fine}, {fine}, {fine}});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(ask(server.url()).body, "ok");
  EXPECT_EQ(server.connections, 1);
}

TEST_F(Curl, a_body_that_breaks_off_is_broken) {
  CannedServer server({{"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"recentt", true}});
  const HttpAnswer answer = ask(server.url());
  EXPECT_EQ(answer.outcome, Outcome::broken);
  EXPECT_NE(answer.failure, "");
}

TEST_F(Curl, a_connection_that_closes_without_a_word_is_broken) {
  CannedServer server({{"", true}});
  EXPECT_EQ(ask(server.url()).outcome, Outcome::broken);
}

TEST_F(Curl, a_port_that_nobody_listens_on_is_unreachable) {
  std::string url;
  { url = CannedServer({}).url(); }
  const HttpAnswer answer = ask(url, {{"api_key", "very-secret"}});
  EXPECT_EQ(answer.outcome, Outcome::unreachable);
  EXPECT_THAT(answer.failure, testing::Not(HasSubstr("very-secret")));
  EXPECT_NE(answer.failure, "");
}

TEST_F(Curl, an_interrupt_ends_a_transfer) {
  CannedServer server({{"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{", false}});
  interrupted = true;
  EXPECT_NE(ask(server.url()).outcome, Outcome::answered);
}

TEST_F(Curl, an_address_that_is_none_is_no_crash) {
  for (const char* url : {"", "not an address", "file:///etc/hostname", "http://"})
    EXPECT_NE(ask(url).outcome, Outcome::answered) << url;
}

}  // namespace
}  // namespace tonearm
