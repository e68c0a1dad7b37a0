#include "notify/ways.h"

#include <gmock/gmock.h>

#include <deque>
#include <nlohmann/json.hpp>

#include "fakes/manual_clock.h"
#include "fakes/scripted_http.h"

namespace tonearm {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct ScriptedMail : MailSender {
  MailAnswer send(const MailServer& server, const Letter& letter) override {
    servers.push_back(server);
    letters.push_back(letter);
    if (next.empty()) return {MailAnswer::Outcome::accepted, "250 OK"};
    MailAnswer answer = next.front();
    next.pop_front();
    return answer;
  }
  std::deque<MailAnswer> next;
  std::vector<MailServer> servers;
  std::vector<Letter> letters;
};

struct ScriptedShell : Shell {
  ShellAnswer run(const ShellCommand& command) override {
    commands.push_back(command);
    return answer;
  }
  ShellAnswer answer{ShellAnswer::Outcome::ended, 0, ""};
  std::vector<ShellCommand> commands;
};

class WaysToTheUser : public testing::Test {
 protected:
  WaysToTheUser() {
    message.event = Event::failure;
    message.title = "Tonearm: sync of rj failed";
    message.text = "the key is wrong\nMend it.";
    message.user = "rj", message.command = "sync", message.exit_code = 78;
    message.at = 1'795'395'906, message.since = 1'795'309'506;
    ways.webhook = "https://hooks.example/T0/secret";
    ways.ntfy = "https://ntfy.example/topic";
    ways.email = {"rj@example.org", "ada@example.org"};
    ways.email_from = "tonearm@example.org";
    ways.smtp = {"smtp://mail.example.org:587", "rj", "pa55"};
    ways.command = "notify-send";
    ways.hidden_variables = {"TONEARM_API_KEY"};
  }
  std::vector<Delivery> delivered() { return deliver(message, ways, {http, mail, shell}, clock); }
  std::vector<std::string> taken() {
    std::vector<std::string> names;
    for (const Delivery& delivery : delivered())
      if (delivery.taken) names.push_back(delivery.way);
    return names;
  }

  Message message;
  Ways ways;
  ScriptedHttp http{[](const HttpRequest&) { return ScriptedHttp::answered("ok"); }};
  ScriptedMail mail;
  ScriptedShell shell;
  ManualClock clock{1'795'395'906};
};

TEST_F(WaysToTheUser, each_that_is_set_gets_the_message) {
  EXPECT_THAT(taken(), ElementsAre("webhook", "ntfy", "email", "command"));
  EXPECT_TRUE(clock.waits.empty());
  ways = {};
  ways.ntfy = "https://ntfy.example/topic";
  EXPECT_THAT(taken(), ElementsAre("ntfy"));
}

TEST_F(WaysToTheUser, the_webhook_gets_json_that_chats_understand) {
  message.gaps = {{{1'268'000'000, 1'268'050'000}, "error 8"}, {{1'268'090'000, kForever}, "error 8"}};
  delivered();
  const HttpRequest& request = http.requests.at(0);
  EXPECT_EQ(request.url, ways.webhook);
  EXPECT_EQ(request.method, "POST");
  const json body = json::parse(request.body);
  EXPECT_EQ(body["event"], "failure");
  EXPECT_EQ(body["title"], message.title);
  EXPECT_EQ(body["text"], "Tonearm: sync of rj failed\nthe key is wrong\nMend it.");
  EXPECT_EQ(body["content"], body["text"]);
  EXPECT_EQ(body["user"], "rj");
  EXPECT_EQ(body["command"], "sync");
  EXPECT_EQ(body["exit_code"], 78);
  EXPECT_EQ(body["at"], "2026-11-23T01:05:06Z");
  EXPECT_EQ(body["since"], "2026-11-22T01:05:06Z");
  EXPECT_EQ(body["gaps"][0],
            json::parse(R"({"from":"2010-03-07T22:13:20Z","to":"2010-03-08T12:06:40Z","reason":"error 8"})"));
  EXPECT_TRUE(body["gaps"][1]["to"].is_null());
  EXPECT_EQ(body.size(), 10u);
}

TEST_F(WaysToTheUser, what_lacks_is_null_and_a_long_text_is_cut_for_discord_between_letters) {
  message.exit_code.reset();
  message.since = 0;
  message.text.clear();
  for (int i = 0; i < 2000; ++i) message.text += "é";
  const json body = json::parse(webhook_json(message));
  EXPECT_TRUE(body["exit_code"].is_null() && body["since"].is_null());
  EXPECT_GT(body["text"].get<std::string>().size(), 4000u);
  EXPECT_LT(body["content"].get<std::string>().size(), 1910u);
  EXPECT_THAT(webhook_json(message), Not(HasSubstr("\xEF\xBF\xBD")));
}

TEST_F(WaysToTheUser, ntfy_gets_the_text_and_its_headers) {
  delivered();
  const HttpRequest& request = http.requests.at(1);
  EXPECT_EQ(request.url, ways.ntfy);
  EXPECT_EQ(request.body, message.text);
  EXPECT_EQ(request.headers[0], (std::pair<std::string, std::string>("Title", "Tonearm: sync of rj failed")));
  EXPECT_EQ(request.headers[1].second, "high");
  EXPECT_EQ(request.headers[2].second, "rotating_light");
  message.event = Event::recovery;
  EXPECT_EQ(ntfy_headers(message)[1].second, "default");
}

TEST_F(WaysToTheUser, the_mail_server_gets_one_letter_to_all) {
  delivered();
  ASSERT_EQ(mail.letters.size(), 1u);
  EXPECT_EQ(mail.servers[0].password, "pa55");
  EXPECT_EQ(mail.letters[0].from, "tonearm@example.org");
  EXPECT_THAT(mail.letters[0].to, ElementsAre("rj@example.org", "ada@example.org"));
  EXPECT_THAT(mail.letters[0].text, HasSubstr("Subject: Tonearm: sync of rj failed\r\n"));
}

TEST_F(WaysToTheUser, the_command_gets_the_text_and_variables_but_no_secret) {
  delivered();
  const ShellCommand& command = shell.commands.at(0);
  EXPECT_EQ(command.text, "notify-send");
  EXPECT_EQ(command.input, message.text + "\n");
  const std::map<std::string, std::string> variables(command.environment.begin(), command.environment.end());
  EXPECT_EQ(variables.at("TONEARM_EVENT"), "failure");
  EXPECT_EQ(variables.at("TONEARM_TITLE"), message.title);
  EXPECT_EQ(variables.at("TONEARM_EXIT_CODE"), "78");
  EXPECT_EQ(variables.at("TONEARM_USER"), "rj");
  EXPECT_EQ(variables.at("TONEARM_SINCE"), "2026-11-22T01:05:06Z");
  EXPECT_EQ(variables.at("TONEARM_API_KEY"), "");
}

TEST_F(WaysToTheUser, what_may_pass_is_tried_once_more) {
  http.next = {ScriptedHttp::answered("busy", 503), ScriptedHttp::answered("ok")};
  mail.next = {{MailAnswer::Outcome::put_off, "451 later"}};
  EXPECT_EQ(taken().size(), 4u);
  EXPECT_EQ(clock.waits.size(), 2u);
  http.next = {ScriptedHttp::failed(HttpAnswer::Outcome::unreachable, "refused"), ScriptedHttp::answered("busy", 429)};
  EXPECT_THAT(taken(), ElementsAre("ntfy", "email", "command"));
}

TEST_F(WaysToTheUser, what_will_not_pass_is_tried_once_and_the_others_still_get_it) {
  http.next = {ScriptedHttp::answered("no_service", 404)};
  mail.next = {{MailAnswer::Outcome::login, "535 no"}};
  shell.answer = {ShellAnswer::Outcome::ended, 3, "oh\n"};
  const std::vector<Delivery> all = delivered();
  ASSERT_EQ(all.size(), 4u);
  EXPECT_FALSE(all[0].taken);
  EXPECT_EQ(all[0].said, "404");
  EXPECT_THAT(all[0].what_to_do, HasSubstr("notify_webhook"));
  EXPECT_TRUE(all[1].taken);
  EXPECT_EQ(all[2].said, "535 no");
  EXPECT_THAT(all[2].what_to_do, HasSubstr("app password"));
  EXPECT_EQ(all[3].said, "exit code 3: oh");
  EXPECT_TRUE(clock.waits.empty());
}

TEST_F(WaysToTheUser, no_address_stands_in_what_is_said_of_a_failure) {
  http.next = {ScriptedHttp::answered("", 404), ScriptedHttp::answered("", 404)};
  for (const Delivery& delivery : delivered())
    EXPECT_THAT(delivery.said + delivery.what_to_do, Not(HasSubstr("example"))) << delivery.way;
}

TEST_F(WaysToTheUser, mail_without_a_server_says_so) {
  ways.smtp = {};
  EXPECT_THAT(delivered().at(2).what_to_do, HasSubstr("notify_smtp"));
  EXPECT_TRUE(mail.letters.empty());
}

TEST_F(WaysToTheUser, a_command_that_hangs_or_does_not_start_is_said) {
  shell.answer = {ShellAnswer::Outcome::killed, 137, ""};
  EXPECT_EQ(delivered().at(3).said, "it was killed after 30 s");
  shell.answer = {ShellAnswer::Outcome::not_started, 0, "no memory"};
  EXPECT_EQ(delivered().at(3).said, "it could not be started: no memory");
}

}  // namespace
}  // namespace tonearm
