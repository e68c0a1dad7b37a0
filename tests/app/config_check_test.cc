#include "app/config_check.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <sstream>

#include "app/setting_rules.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kKey = "0123456789abcdef0123456789ABCDEF";

class ConfigCheck : public testing::Test {
 protected:
  /// What is said, and `code`.
  std::string said() {
    std::ostringstream out;
    code = check_config(
        flags,
        [this](const std::string& name) -> std::optional<std::string> {
          const auto it = environment.find(name);
          return it == environment.end() ? std::nullopt : std::optional(it->second);
        },
        out);
    return out.str();
  }
  /// One wrong setting is one fault, which names it, where it is from, and what to do.
  void expect_fault(const std::string& variable, const std::string& value, const std::string& what) {
    environment = {{"TONEARM_USER", "rj"}, {"TONEARM_API_KEY", kKey}, {"PATH", "/usr/bin:/bin"}};
    environment[variable] = value;
    const std::string text = said();
    EXPECT_EQ(code, 78) << value;
    EXPECT_THAT(text, AllOf(HasSubstr(what), HasSubstr("from " + variable))) << value;
    EXPECT_THAT(text, HasSubstr("configuration: 1 fault\n")) << value;
  }

  TemporaryFolder home;
  std::map<std::string, std::string> flags{{"home", home.path().string()}};
  std::map<std::string, std::string> environment{{"TONEARM_USER", "rj"}, {"TONEARM_API_KEY", kKey}};
  int code = -1;
};

TEST_F(ConfigCheck, what_is_right_has_no_fault) {
  EXPECT_EQ(said(), "configuration: no fault found\n");
  EXPECT_EQ(code, 0);
  environment["TONEARM_LAKE"] = "gs://my-music/lake";
  environment["TONEARM_WAREHOUSE"] = "bigquery://my-project/music";
  environment["TONEARM_SYNC_AT"] = "05:00";
  environment["TONEARM_ZONE"] = "Europe/London,2019-03-01=Europe/Berlin";
  environment["TONEARM_NOTIFY_WEBHOOK"] = "https://hooks.slack.com/services/T0/B0/x";
  environment["TONEARM_NOTIFY_NTFY"] = "https://ntfy.sh/topic?auth=x";
  environment["TONEARM_NOTIFY_EMAIL"] = "rj@example.org, ada@example.org";
  environment["TONEARM_NOTIFY_SMTP"] = "smtps://smtp.gmail.com:465";
  environment["TONEARM_NOTIFY_SMTP_USER"] = "rj@gmail.com";
  environment["TONEARM_NOTIFY_SMTP_PASSWORD"] = "x";
  environment["TONEARM_NOTIFY_COMMAND"] = "cat > /tmp/x";
  environment["TONEARM_NOTIFY_FRESH_WITHIN"] = "3d";
  EXPECT_EQ(said(), "configuration: no fault found\n");
}

TEST_F(ConfigCheck, each_wrong_value_is_named_with_its_source) {
  for (const auto& [variable, value, what] : std::vector<std::tuple<const char*, const char*, const char*>>{
           {"TONEARM_USER", "7up", "user '7up'"},
           {"TONEARM_USER", "r", "user 'r'"},
           {"TONEARM_USERS", "rj,has space,7up", "'7up'"},
           {"TONEARM_SHARD", "9/8", "9/8"},
           {"TONEARM_API_KEY", "abc", "32 hexadecimal digits"},
           {"TONEARM_API_BASE", "ws.audioscrobbler.com", "is no address"},
           {"TONEARM_MAX_RATE", "fast", "max_rate 'fast'"},
           {"TONEARM_ZONE", "Europe/Brelin", "Europe/Berlin"},
           {"TONEARM_HEMISPHERE", "west", "hemisphere 'west'"},
           {"TONEARM_ENRICH_FOR", "soon", "enrich_for 'soon'"},
           {"TONEARM_PATIENCE", "long", "patience 'long'"},
           {"TONEARM_MAXIMUM_BYTES_BILLED", "0", "maximum_bytes_billed '0'"},
           {"TONEARM_LAKE", "gs://Music", "'Music'"},
           {"TONEARM_LAKE", "s3://music", "s3://music"},
           {"TONEARM_WAREHOUSE", "bigquery://p/d", "'p'"},
           {"TONEARM_STORAGE_API", "storage", "storage_api 'storage'"},
           {"TONEARM_SYNC_AT", "25:00", "sync_at '25:00'"},
           {"TONEARM_NOTIFY_WEBHOOK", "hooks.slack.com", "is no address"},
           {"TONEARM_NOTIFY_NTFY", "https://ntfy.sh", "is no address"},
           {"TONEARM_NOTIFY_EMAIL_FROM", "tonearm", "is no mail address"},
           {"TONEARM_NOTIFY_EMAIL", "rj@example.org", "needs a mail server"},
           {"TONEARM_NOTIFY_SMTP_PASSWORD", "x", "without its counterpart"},
           {"TONEARM_NOTIFY_COMMAND", "no-such-program --token x", "no-such-program, which is not found"},
           {"TONEARM_NOTIFY_COMMAND", "/no/such/program", "/no/such/program"},
           {"TONEARM_NOTIFY_FRESH_WITHIN", "soonish", "soonish"}})
    expect_fault(variable, value, what);
}

TEST_F(ConfigCheck, all_are_said_at_once_those_of_the_file_with_their_lines) {
  home.write("tonearm.toml",
             "usr = \"rj\"\nmax_rate = \"fast\"\n[notify]\nnfty = \"x\"\ncommand = \"no-such-program\"\n");
  environment["TONEARM_SYNC_AT"] = "never";
  environment.erase("TONEARM_API_KEY");
  const std::string text = said();
  for (const char* part :
       {"tonearm.toml line 1: 'usr'", "Did you mean 'user'?", "tonearm.toml line 4: 'nfty'", "tonearm.toml line 2",
        "no api_key is set", "sync_at 'never' (from TONEARM_SYNC_AT)", "no-such-program", "configuration: 6 faults\n"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST_F(ConfigCheck, a_file_that_is_no_toml_is_one_fault_and_the_rest_is_still_checked) {
  home.write("tonearm.toml", "user = \n");
  environment["TONEARM_MAX_RATE"] = "fast";
  EXPECT_THAT(said(), AllOf(HasSubstr("line 1"), HasSubstr("max_rate"), HasSubstr("2 faults")));
}

TEST_F(ConfigCheck, no_secret_is_shown) {
  for (const char* variable : {"TONEARM_API_KEY", "TONEARM_TOKEN", "TONEARM_NOTIFY_WEBHOOK", "TONEARM_NOTIFY_NTFY",
                               "TONEARM_NOTIFY_SMTP_PASSWORD"})
    environment[variable] = "s3cret";
  environment["TONEARM_NOTIFY_SMTP"] = "smtp://rj:s3cret@mail.example.org";
  const std::string text = said();
  EXPECT_THAT(text, Not(HasSubstr("s3cret")));
  EXPECT_THAT(text, HasSubstr("notify_smtp (from TONEARM_NOTIFY_SMTP)"));
}

TEST_F(ConfigCheck, another_service_than_lastfm_has_names_and_keys_of_its_own) {
  environment = {
      {"TONEARM_USER", "7"}, {"TONEARM_API_KEY", "demo-key"}, {"TONEARM_API_BASE", "http://127.0.0.1:9/2.0/"}};
  EXPECT_EQ(said(), "configuration: no fault found\n");
}

TEST_F(ConfigCheck, what_should_not_be_left_so_is_a_warning_and_no_fault) {
  home.write("tonearm.toml", "api_key = \"" + std::string(kKey) + "\"\n[notify]\nsmtp = \"smtp://localhost\"\n");
  environment = {{"TONEARM_USER", "rj"}, {"TONEARM_TOKEN", "short"}};
  ::chmod((home / "tonearm.toml").c_str(), 0644);
  const std::string text = said();
  EXPECT_EQ(code, 0);
  for (const char* part : {"warning  token (from TONEARM_TOKEN)", "chmod 600", "has nobody to write to",
                           "configuration: no fault found\n"})
    EXPECT_THAT(text, HasSubstr(part));
  ::chmod((home / "tonearm.toml").c_str(), 0600);
  EXPECT_THAT(said(), Not(HasSubstr("chmod")));
}

TEST(SettingRules, say_which_addresses_are_some) {
  for (const char* text : {"http://127.0.0.1:9000/2.0/", "https://[::1]:80/x", "https://a.example",
                           "https://u:p@a.example/x", "https://a.example/x?y=z"})
    EXPECT_TRUE(is_http_address(text)) << text;
  for (const char* text : {"", "ftp://a.example", "https://", "https:///x", "a.example/x", "https://a b/x",
                           "https://a/x y", "https://a.example:port/"})
    EXPECT_FALSE(is_http_address(text)) << text;
  for (const char* text : {"smtp://localhost", "smtps://smtp.gmail.com:465", "smtp://127.0.0.1:25/"})
    EXPECT_TRUE(is_smtp_address(text)) << text;
  for (const char* text : {"smtp.gmail.com", "smtp://u:p@smtp.gmail.com", "http://x", "smtp://", "smtp://x/y"})
    EXPECT_FALSE(is_smtp_address(text)) << text;
  for (const char* text : {"rj@example.org", "root@localhost", "a+b@c.d"}) EXPECT_TRUE(is_mail_address(text)) << text;
  for (const char* text : {"rj", "@x", "rj@", "r j@x", "rj@x y", "rj@x.", "<rj@x>"})
    EXPECT_FALSE(is_mail_address(text)) << text;
}

TEST(SettingRules, find_the_program_of_a_command_where_that_can_be_told) {
  EXPECT_EQ(first_program("mail -s x rj"), "mail");
  EXPECT_EQ(first_program("  /usr/bin/logger"), "/usr/bin/logger");
  for (const char* text : {"", "  ", "A=1 mail", "$MAIL x", "if true; then mail; fi", "(mail)", "cd /tmp && mail"})
    EXPECT_EQ(first_program(text), std::nullopt) << text;
}

}  // namespace
}  // namespace tonearm
