#include "serve/access.h"

#include <gmock/gmock.h>

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Access, tokens_are_equal_or_not) {
  EXPECT_TRUE(equal_in_constant_time("secret", "secret"));
  EXPECT_TRUE(equal_in_constant_time("", ""));
  for (const char* wrong : {"", "secre", "secreT", "Secret", "secretsecret", "xsecret"})
    EXPECT_FALSE(equal_in_constant_time(wrong, "secret")) << wrong;
  EXPECT_FALSE(equal_in_constant_time("secret", ""));
}

TEST(Access, loopback_is_this_machine_alone) {
  for (const char* here : {"127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost", "LOCALHOST"})
    EXPECT_TRUE(is_loopback(here)) << here;
  for (const char* wide : {"0.0.0.0", "::", "192.168.1.5", "127.0.0.1.evil.example", "localhost.evil.example", ""})
    EXPECT_FALSE(is_loopback(wide)) << wide;
}

TEST(Hosts, only_names_of_this_server_are_known) {
  const KnownHosts hosts("127.0.0.1", {"music.example.org"});
  for (const char* known : {"localhost", "localhost:8321", "LocalHost:1", "127.0.0.1:8321", "[::1]:8321", "[::1]",
                            "music.example.org", "Music.Example.ORG:443"})
    EXPECT_TRUE(hosts.knows(known)) << known;
  for (const char* other : {"", "evil.example", "localhost.evil.example", "127.0.0.2", "localhost:80x",
                            "localhost@evil", "[::1", "192.168.1.5", ":8321"})
    EXPECT_FALSE(hosts.knows(other)) << other;
}

TEST(Hosts, a_server_on_every_address_is_known_by_each_address_but_by_no_other_name) {
  const KnownHosts hosts("0.0.0.0", {});
  EXPECT_TRUE(hosts.knows("192.168.1.5:8321"));
  EXPECT_TRUE(hosts.knows("[fe80::1]:8321"));
  EXPECT_FALSE(hosts.knows("evil.example:8321"));
}

TEST(Origin, must_be_the_servers_own_page) {
  EXPECT_TRUE(is_own_origin("", "localhost:8321"));
  EXPECT_TRUE(is_own_origin("http://localhost:8321", "localhost:8321"));
  EXPECT_TRUE(is_own_origin("https://music.example.org", "music.example.org"));
  for (const char* other : {"null", "http://evil.example", "http://localhost", "http://localhost:8321.evil.example",
                            "http://127.0.0.1:8321", "ftp://localhost:8321"})
    EXPECT_FALSE(is_own_origin(other, "localhost:8321")) << other;
}

TEST(Cookies, are_found_by_their_whole_name) {
  EXPECT_EQ(cookie_value("a=1; tonearm_token=x%3D; b=2", "tonearm_token"), "x%3D");
  EXPECT_EQ(cookie_value("xtonearm_token=1", "tonearm_token"), std::nullopt);
  EXPECT_EQ(cookie_value("tonearm_token2=1", "tonearm_token"), std::nullopt);
  EXPECT_EQ(cookie_value("", "tonearm_token"), std::nullopt);
}

class Door : public testing::Test {
 protected:
  std::optional<WebAnswer> asked(const std::string& target, const std::string& cookie = "",
                                 const std::string& authorization = "") {
    WebRequest request;
    request.method = "GET";
    request.target = parse_target(target).value();
    request.cookie = cookie;
    request.authorization = authorization;
    request.peer = peer;
    return door.answer(request, now);
  }
  std::optional<WebAnswer> posted(const std::string& body) {
    WebRequest request;
    request.method = "POST";
    request.target = {"/login", {}};
    request.body = body;
    request.peer = peer;
    return door.answer(request, now);
  }
  static std::string field(const WebAnswer& answer, const std::string& name) {
    for (const auto& [key, value] : answer.headers)
      if (key == name) return value;
    return "";
  }

  TokenDoor door{"s3cret; token=1"};
  std::string peer = "10.0.0.1";
  std::int64_t now = 1'700'000'000;
};

TEST_F(Door, without_a_token_nothing_is_shown_but_health_and_the_form) {
  EXPECT_EQ(asked("/api/v1/overview")->status, 401);
  EXPECT_EQ(asked("/api/v1/overview")->type, "application/json");
  EXPECT_EQ(asked("/metrics")->status, 401);
  EXPECT_EQ(asked("/assets/main.js")->status, 401);
  EXPECT_EQ(asked("/genres")->status, 401);
  EXPECT_THAT(*asked("/genres")->body, HasSubstr("action=\"/login\""));
  EXPECT_EQ(asked("/healthz"), std::nullopt);
  EXPECT_EQ(asked("/login.css")->status, 200);
}

TEST_F(Door, a_link_with_the_token_gives_the_cookie_and_goes_on_without_it) {
  const auto answer = asked("/genres?from=2015-01-01&token=s3cret%3B+token%3D1&genre=a%20b");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 303);
  EXPECT_EQ(field(*answer, "Location"), "/genres?from=2015-01-01&genre=a%20b");
  const std::string cookie = field(*answer, "Set-Cookie");
  EXPECT_THAT(cookie, HasSubstr("HttpOnly; SameSite=Strict; Path=/"));
  EXPECT_EQ(asked("/api/v1/overview", cookie.substr(0, cookie.find(';'))), std::nullopt);
}

TEST_F(Door, a_link_with_the_token_leads_to_no_other_server) {
  const auto answer = asked("//evil.example/?token=s3cret%3B+token%3D1");
  EXPECT_EQ(field(*answer, "Location"), "/");
}

TEST_F(Door, the_form_gives_the_cookie_for_the_right_token_alone) {
  EXPECT_EQ(posted("token=s3cret%3B+token%3D1")->status, 303);
  EXPECT_EQ(field(*posted("token=s3cret%3B+token%3D1"), "Location"), "/");
  for (const char* wrong : {"token=s3cret", "", "token=", "other=s3cret", "token=%zz"})
    EXPECT_EQ(posted(wrong)->status, 401) << wrong;
}

TEST_F(Door, a_bearer_field_opens) {
  EXPECT_EQ(asked("/metrics", "", "Bearer s3cret; token=1"), std::nullopt);
  EXPECT_EQ(asked("/metrics", "", "Bearer wrong")->status, 401);
  EXPECT_EQ(asked("/metrics", "", "Basic s3cret")->status, 401);
}

TEST_F(Door, the_cookie_opens_beside_the_token_of_a_proxy_in_front) {
  const std::string cookie = field(*asked("/?token=s3cret%3B+token%3D1"), "Set-Cookie");
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(asked("/", cookie.substr(0, cookie.find(';')), "Bearer eyJhbGciOi.a.b"), std::nullopt);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(asked("/", "", "Bearer eyJhbGciOi.a.b")->status, 401) << "no guess of ours";
}

TEST_F(Door, a_wrong_bearer_field_is_a_guess) {
  for (int i = 0; i < 10; ++i) EXPECT_EQ(asked("/metrics", "", "Bearer wrong")->status, 401);
  EXPECT_EQ(asked("/metrics", "", "Bearer s3cret; token=1")->status, 429);
}

TEST_F(Door, a_wrong_cookie_is_taken_away) {
  const auto answer = asked("/genres", "tonearm_token=old");
  EXPECT_EQ(answer->status, 401);
  EXPECT_THAT(field(*answer, "Set-Cookie"), HasSubstr("Max-Age=0"));
}

TEST_F(Door, the_token_is_in_no_answer_to_those_who_do_not_have_it) {
  for (const auto& answer : {asked("/"), asked("/?token=x"), posted("token=x"), asked("/", "", "Bearer x")})
    EXPECT_THAT(*answer->body, Not(HasSubstr("s3cret")));
}

TEST_F(Door, after_ten_wrong_guesses_a_client_waits_a_minute_and_others_do_not) {
  for (int i = 0; i < 10; ++i) EXPECT_EQ(posted("token=x")->status, 401);
  EXPECT_EQ(posted("token=s3cret%3B+token%3D1")->status, 429);
  peer = "10.0.0.2";
  EXPECT_EQ(posted("token=s3cret%3B+token%3D1")->status, 303);
  peer = "10.0.0.1";
  now += 60;
  EXPECT_EQ(posted("token=s3cret%3B+token%3D1")->status, 303);
}

TEST(DoorWithoutToken, is_open) {
  TokenDoor door("");
  WebRequest request;
  request.method = "GET";
  request.target = {"/api/v1/overview", {}};
  EXPECT_EQ(door.answer(request, 0), std::nullopt);
}

}  // namespace
}  // namespace tonearm
