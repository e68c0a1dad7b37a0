#include "app/config.h"

#include <gmock/gmock.h>

#include "app/config_file.h"
#include "fakes/error_of.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

class ReadConfig : public testing::Test {
 protected:
  Config config() {
    return read_config(flags, [this](const std::string& name) -> std::optional<std::string> {
      const auto it = environment.find(name);
      return it == environment.end() ? std::nullopt : std::optional(it->second);
    });
  }
  TemporaryFolder home;
  std::map<std::string, std::string> flags{{"home", home.path().string()}}, environment;
};

TEST_F(ReadConfig, a_flag_wins_over_the_environment_over_the_file_over_the_default) {
  EXPECT_EQ(config().settings.at("max_rate").source, "default");
  EXPECT_EQ(config().rate(), 2);
  home.write("tonearm.toml", "user = \"rj\"\nmax_rate = 3.5\n");
  EXPECT_EQ(config().rate(), 3.5);
  EXPECT_EQ(config().settings.at("max_rate").source, "tonearm.toml line 2");
  environment["TONEARM_MAX_RATE"] = "4";
  EXPECT_EQ(config().rate(), 4);
  EXPECT_EQ(config().settings.at("max_rate").source, "TONEARM_MAX_RATE");
  flags["max_rate"] = "5";
  EXPECT_EQ(config().rate(), 5);
  EXPECT_EQ(config().settings.at("max_rate").source, "--max-rate");
  EXPECT_EQ(config().text("user"), "rj");
}

TEST_F(ReadConfig, needs_no_file) {
  environment = {{"TONEARM_USER", "rj"}, {"TONEARM_API_KEY", "k"}};
  EXPECT_EQ(config().required("user"), "rj");
  EXPECT_EQ(config().required("api_key"), "k");
  EXPECT_EQ(config().text("api_base"), "https://ws.audioscrobbler.com/2.0/");
}

TEST_F(ReadConfig, an_empty_variable_is_none) {
  environment["TONEARM_MAX_RATE"] = "";
  EXPECT_EQ(config().settings.at("max_rate").source, "default");
}

TEST_F(ReadConfig, a_secret_may_come_from_a_file_that_the_environment_names) {
  home.write("tonearm.toml", "api_key = \"old\"\n");
  home.write("key", "k3y\r\n");
  environment["TONEARM_API_KEY_FILE"] = (home.path() / "key").string();
  EXPECT_EQ(config().text("api_key"), "k3y");
  EXPECT_EQ(config().settings.at("api_key").source, "TONEARM_API_KEY_FILE");
  environment["TONEARM_API_KEY"] = "nearer";
  EXPECT_EQ(config().text("api_key"), "nearer");
  flags["api_key"] = "flag";
  EXPECT_EQ(config().text("api_key"), "flag");
}

TEST_F(ReadConfig, a_file_without_a_secret_is_said_and_what_is_no_secret_has_none) {
  environment["TONEARM_TOKEN_FILE"] = (home.path() / "none").string();
  EXPECT_THAT(error_of([&] { config(); }).what(), HasSubstr("TONEARM_TOKEN_FILE: there is nothing to read in"));
  environment = {{"TONEARM_USER_FILE", (home.path() / "none").string()}};
  EXPECT_EQ(config().text("user"), "");
}

TEST_F(ReadConfig, the_home_is_found_in_the_same_order) {
  flags.clear();
  EXPECT_EQ(error_of([&] { config(); }).remedy(), Remedy::fix_setup);
  environment["HOME"] = "/home/rj";
  EXPECT_EQ(config().home, "/home/rj/.local/share/tonearm");
  environment["XDG_DATA_HOME"] = "/data";
  EXPECT_EQ(config().home, "/data/tonearm");
  environment["TONEARM_HOME"] = "/music";
  EXPECT_EQ(config().home, "/music");
  flags["home"] = "/here";
  EXPECT_EQ(config().home, "/here");
  EXPECT_EQ(config().home_source, "--home");
}

TEST_F(ReadConfig, what_is_missing_names_its_variable_and_flag) {
  const Error error = error_of([&] { config().required("api_key"); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what_to_do(), HasSubstr("TONEARM_API_KEY"));
  EXPECT_THAT(error.what_to_do(), HasSubstr("--api-key"));
}

TEST_F(ReadConfig, a_wrong_value_names_itself_and_where_it_came_from) {
  for (const char* rate : {"fast", "0", "-1", "2x", "nan", "inf", ""}) {
    flags["max_rate"] = rate;
    const Error error = error_of([&] { config().rate(); });
    EXPECT_EQ(error.remedy(), Remedy::fix_setup) << rate;
    EXPECT_THAT(error.what(), HasSubstr(std::string("'") + rate + "' (from --max-rate)"));
  }
  environment["TONEARM_PATIENCE"] = "soon";
  EXPECT_THAT(error_of([&] { config().duration("patience"); }).what(), HasSubstr("'soon' (from TONEARM_PATIENCE)"));
}

TEST_F(ReadConfig, an_unknown_zone_names_its_source_and_the_nearest_one) {
  environment["TONEARM_ZONE"] = "Europe/Brelin";
  const Error error = error_of([&] { config().zones(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("TONEARM_ZONE"));
  EXPECT_THAT(error.what_to_do(), HasSubstr("Europe/Berlin"));
}

TEST_F(ReadConfig, zones_come_as_a_text_or_as_dated_tables) {
  home.write("tonearm.toml", "zone = \"Europe/London\"\n");
  EXPECT_EQ(format_zones(config().zones()), "Europe/London");
  home.write("tonearm.toml",
             "user = \"rj\"\n[[zone]]\ntz = \"Europe/London\"\n[[zone]]\nfrom = 2019-03-01\ntz = \"Europe/Berlin\"\n");
  EXPECT_EQ(format_zones(config().zones()), "Europe/London,2019-03-01=Europe/Berlin");
  home.write("tonearm.toml", "[[zone]]\nfrom = \"2019-03-01\"\ntz = \"Asia/Tokyo\"\n");
  EXPECT_EQ(format_zones(config().zones()), "2019-03-01=Asia/Tokyo");
}

TEST_F(ReadConfig, the_hemisphere_is_that_of_the_last_zone_unless_it_is_set) {
  environment["TONEARM_ZONE"] = "Europe/Berlin";
  EXPECT_EQ(config().hemisphere(), Hemisphere::north);
  environment["TONEARM_ZONE"] = "Europe/Berlin,2019-03-01=Australia/Sydney";
  EXPECT_EQ(config().hemisphere(), Hemisphere::south);
  environment["TONEARM_ZONE"] = "Asia/Singapore";
  EXPECT_EQ(config().hemisphere(), Hemisphere::tropics);
  environment["TONEARM_ZONE"] = "UTC";
  EXPECT_EQ(config().hemisphere(), Hemisphere::north);
  environment["TONEARM_HEMISPHERE"] = "south";
  EXPECT_EQ(config().hemisphere(), Hemisphere::south);
  environment["TONEARM_HEMISPHERE"] = "west";
  EXPECT_THAT(error_of([&] { config().hemisphere(); }).what(), HasSubstr("TONEARM_HEMISPHERE"));
}

TEST(ConfigFile, what_is_wrong_is_said_with_its_line) {
  for (const auto& [text, line, near] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"user = \"rj\"\nmaxrate = 2\n", "line 2", "'max_rate'"},
           {"\n\nusr = \"rj\"\n", "line 3", "'user'"},
           {"user = \n", "line 1", ""},
           {"user = \"rj\"\nuser = \"x\"\n", "line 2", ""},
           {"user = true\n", "line 1", "quotes"},
           {"[notify]\nwebhok = \"https://x.example/y\"\n", "line 2", "'webhook'"},
           {"[notfiy]\nntfy = \"x\"\n", "line 1", "'notify'"},
           {"user = \"rj\"\n[[zone]]\ntz = \"UTC\"\nform = 2019-03-01\n", "line 4", "'from'"},
           {"[[zone]]\nfrom = 2019-03-01\n", "line 1", "tz"},
           {"[[zone]]\nfrom = \"yesterday\"\ntz = \"UTC\"\n", "line 2", "2019-03-01"}}) {
    const Error error = error_of([&] { parse_config_file(text, "tonearm.toml"); });
    EXPECT_EQ(error.remedy(), Remedy::fix_setup) << text;
    EXPECT_THAT(error.what(), HasSubstr("tonearm.toml " + line)) << text;
    EXPECT_THAT(error.what_to_do(), HasSubstr(near)) << text;
  }
}

TEST_F(ReadConfig, the_table_of_notify_sets_what_is_told) {
  home.write(
      "tonearm.toml",
      "user = \"rj\"\n[notify]\nwebhook = \"https://x.example/y\"\nemail = [\"a@b.example\", \"c@d.example\"]\n");
  EXPECT_EQ(config().text("notify_webhook"), "https://x.example/y");
  EXPECT_EQ(config().text("notify_email"), "a@b.example,c@d.example");
  EXPECT_EQ(config().settings.at("notify_webhook").source, "tonearm.toml line 3");
  environment["TONEARM_NOTIFY_WEBHOOK"] = "https://z.example/y";
  EXPECT_EQ(config().text("notify_webhook"), "https://z.example/y");
}

TEST_F(ReadConfig, a_daily_time_is_one_of_the_clock) {
  EXPECT_FALSE(config().sync_at());
  environment["TONEARM_SYNC_AT"] = "5:30";
  EXPECT_EQ(config().sync_at()->minute, 30);
  environment["TONEARM_SYNC_AT"] = "25:00";
  EXPECT_THAT(error_of([&] { config().sync_at(); }).what(), HasSubstr("'25:00' (from TONEARM_SYNC_AT)"));
}

TEST_F(ReadConfig, every_fault_of_the_file_is_gathered_where_asked) {
  home.write("tonearm.toml", "usr = \"rj\"\nmax_rate = 3\nzone = true\n[notify]\nnfty = \"x\"\n");
  std::vector<Error> faults;
  const Config read = read_config(
      flags, [](const std::string&) { return std::nullopt; }, &faults);
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_THAT(faults[0].what(), HasSubstr("line 1"));
  EXPECT_THAT(faults[1].what(), HasSubstr("line 3"));
  EXPECT_THAT(faults[2].what(), HasSubstr("line 5"));
  EXPECT_EQ(read.text("max_rate"), "3");
}

TEST(ConfigFile, an_account_is_set_and_all_else_stays) {
  const std::string before = "# mine\nuser = \"old\"\n  api_key=\"old\"\nmax_rate = 1\n\n[[zone]]\ntz = \"UTC\"";
  const std::string after = with_account(before, "r\"j\\", "k");
  EXPECT_EQ(after, "user = \"r\\\"j\\\\\"\napi_key = \"k\"\n# mine\nmax_rate = 1\n\n[[zone]]\ntz = \"UTC\"");
  EXPECT_EQ(parse_config_file(after, "f").at("user").value, "r\"j\\");
  EXPECT_EQ(parse_config_file(after, "f").at("max_rate").value, "1");
  EXPECT_EQ(with_account("", "rj", "k"), "user = \"rj\"\napi_key = \"k\"\n");
  EXPECT_EQ(with_account(after, "r\"j\\", "k"), after);
}

TEST(ConfigFile, a_key_that_begins_like_another_stays) {
  EXPECT_THAT(with_account("user_agent = 1\nusers = 2\n", "rj", "k"), HasSubstr("user_agent = 1\nusers = 2\n"));
}

TEST(ParseDuration, reads_times_with_units_and_seconds_without) {
  for (const auto& [text, time] : std::vector<std::pair<std::string, milliseconds>>{{"500ms", milliseconds(500)},
                                                                                    {"90s", milliseconds(90'000)},
                                                                                    {"10m", milliseconds(600'000)},
                                                                                    {"2h", milliseconds(7'200'000)},
                                                                                    {"1d", milliseconds(86'400'000)},
                                                                                    {"1.5", milliseconds(1'500)},
                                                                                    {"0", milliseconds(0)},
                                                                                    {"0.5s", milliseconds(500)}})
    EXPECT_EQ(parse_duration(text), time) << text;
  for (const char* text : {"", "m", "-1s", "10 m", "10min", "1h30m", "soon", "nan", "inf", "1e30s", " 5s"})
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
}

}  // namespace
}  // namespace tonearm
