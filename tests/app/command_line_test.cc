#include "app/command_line.h"

#include <gmock/gmock.h>

#include "app/completion.h"
#include "app/version.h"
#include "fakes/error_of.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

CommandLine parsed(std::vector<const char*> words) {
  words.insert(words.begin(), "tonearm");
  return parse_command_line(static_cast<int>(words.size()), words.data());
}
Error refused(std::vector<const char*> words) {
  Error error = error_of([&] { parsed(words); });
  EXPECT_EQ(error.remedy(), Remedy::fix_usage);
  return error;
}

const char* const kCommands[] = {"init",  "sync",   "rebuild", "fetch", "stage",  "enrich", "load",
                                 "model", "report", "plays",   "serve", "status", "config"};

TEST(CommandLine, every_command_is_known) {
  for (const char* command : kCommands) EXPECT_EQ(parsed({command}).command, command);
}

TEST(CommandLine, an_unknown_command_names_the_nearest) {
  EXPECT_THAT(refused({"snyc"}).what_to_do(), HasSubstr("sync"));
  EXPECT_THAT(refused({"--quiet", "reprot"}).what_to_do(), HasSubstr("report"));
  EXPECT_NE(refused({"dance"}).what_to_do(), "");
}

TEST(CommandLine, no_command_and_unknown_flags_are_refused) {
  refused({});
  EXPECT_THAT(refused({"sync", "--sinse", "5y"}).what(), HasSubstr("--sinse"));
  refused({"sync", "--since"});
  refused({"report", "--limit", "0"});
  refused({"report", "--limit", "ten"});
  refused({"status", "--log-format", "xml"});
}

TEST(CommandLine, options_of_a_sync_arrive) {
  const CommandLine line = parsed({"sync", "--since", "5y", "--until", "2020-12-31", "--full", "--enrich-for", "1h"});
  EXPECT_EQ(line.sync.since, "5y");
  EXPECT_EQ(line.sync.until, "2020-12-31");
  EXPECT_EQ(line.sync.day, std::nullopt);
  EXPECT_TRUE(line.sync.full);
  EXPECT_EQ(line.sync.enrich_for, "1h");
}

TEST(CommandLine, options_of_the_readers_arrive) {
  const CommandLine report =
      parsed({"report", "genres", "--from", "2014-01-01", "--to", "2014-12-31", "--limit", "3", "--json"});
  EXPECT_EQ(report.report.kind, "genres");
  EXPECT_EQ(report.report.from, "2014-01-01");
  EXPECT_EQ(report.report.to, "2014-12-31");
  EXPECT_EQ(report.report.limit, 3);
  EXPECT_TRUE(report.report.json);
  EXPECT_TRUE(parsed({"plays", "--csv"}).csv);
  EXPECT_EQ(parsed({"plays", "--limit", "7"}).plays_limit, 7);
  EXPECT_TRUE(parsed({"status", "--json"}).json);
}

TEST(CommandLine, options_of_what_is_published_arrive) {
  const CommandLine csv =
      parsed({"publish", "csv", "--mart", "mart_days", "-o", "days.csv", "--spreadsheet", "--force"});
  EXPECT_EQ(csv.command, "publish csv");
  EXPECT_EQ(csv.publish.files.table, "mart_days");
  EXPECT_EQ(csv.publish.files.output, "days.csv");
  EXPECT_TRUE(csv.publish.files.spreadsheet && csv.publish.files.force);
  EXPECT_EQ(parsed({"publish", "parquet", "--scrobbles"}).publish.files.table, "scrobbles");
  EXPECT_TRUE(parsed({"publish", "jsonl", "--all"}).publish.files.all);
  EXPECT_EQ(parsed({"publish", "maloja", "-o", "m.json"}).publish.files.output, "m.json");
  EXPECT_EQ(parsed({"publish", "tableau", "--detail", "days"}).publish.tableau_detail, "days");
  EXPECT_EQ(parsed({"publish", "site", "d", "--hide", "A", "--hide", "B"}).publish.site.hide.size(), 2u);
  refused({"publish"});
  refused({"publish", "site"});
  refused({"publish", "csv", "--all", "--mart", "mart_days"});
  refused({"publish", "csv", "--all", "--scrobbles"});
  refused({"publish", "parquet", "--spreadsheet"});
  EXPECT_FALSE(writes_home("publish csv")) << "a sync may run beside it";
}

TEST(CommandLine, options_of_the_dashboard_arrive) {
  const ServeOptions usual = parsed({"serve"}).serve;
  EXPECT_EQ(usual.host, "127.0.0.1");
  EXPECT_EQ(usual.port, 8321);
  const CommandLine line =
      parsed({"serve", "--host", "0.0.0.0", "--port", "0", "--token", "t", "--allow-host", "a.example", "--allow-host",
              "b.example", "--sync-at", "05:00", "--query-seconds", "2.5", "--max-connections", "100"});
  EXPECT_EQ(line.serve.host, "0.0.0.0");
  EXPECT_EQ(line.serve.port, 0);
  EXPECT_EQ(line.flags.at("token"), "t");
  EXPECT_EQ(line.serve.allow_hosts, (std::vector<std::string>{"a.example", "b.example"}));
  EXPECT_EQ(line.flags.at("sync_at"), "05:00");
  EXPECT_EQ(line.serve.query_seconds, 2.5);
  EXPECT_EQ(line.serve.max_connections, 100u);
  refused({"serve", "--port", "70000"});
  refused({"serve", "--port", "-1"});
  refused({"serve", "--query-seconds", "0"});
}

TEST(CommandLine, a_command_may_have_commands_of_its_own) {
  EXPECT_EQ(parsed({"config"}).command, "config");
  EXPECT_EQ(parsed({"config", "check"}).command, "config check");
  EXPECT_EQ(parsed({"notify", "test", "--notify-ntfy", "https://x.example/y"}).command, "notify test");
  EXPECT_EQ(parsed({"notify", "test", "--notify-ntfy", "x"}).flags.at("notify_ntfy"), "x");
  EXPECT_EQ(parsed({"status", "--fresh-within", "26h"}).fresh_within, "26h");
  EXPECT_FALSE(writes_home("config check") || writes_home("notify test"));
  refused({"notify"});
}

TEST(CommandLine, how_often_progress_is_said_is_chosen) {
  EXPECT_EQ(parsed({"sync"}).log_every.count(), 10'000);
  EXPECT_EQ(parsed({"--log-every", "500ms", "sync"}).log_every.count(), 500);
  refused({"--log-every", "often", "sync"});
}

TEST(CommandLine, settings_stand_before_or_after_the_command_and_only_given_ones_count) {
  EXPECT_THAT(parsed({"sync"}).flags, IsEmpty());
  const std::map<std::string, std::string> given = {{"home", "/x"}, {"max_rate", "1"}};
  EXPECT_EQ(parsed({"--home", "/x", "sync", "--max-rate", "1"}).flags, given);
  EXPECT_EQ(parsed({"report", "top", "--user", "rj"}).flags.at("user"), "rj");
}

TEST(CommandLine, how_the_log_is_written_is_chosen) {
  EXPECT_EQ(parsed({"sync"}).log_format, LogFormat::text);
  EXPECT_EQ(parsed({"--log-format", "json", "sync"}).log_format, LogFormat::json);
  EXPECT_TRUE(parsed({"sync", "--quiet"}).quiet);
}

TEST(CommandLine, help_and_version_are_said_and_nothing_runs) {
  EXPECT_THAT(parsed({"--help"}).said, HasSubstr("sync"));
  EXPECT_EQ(parsed({"--help"}).command, "");
  EXPECT_EQ(parsed({"--version"}).said, std::string("tonearm ") + kVersion + "\n");
}

TEST(CommandLine, the_help_of_each_command_shows_an_example) {
  for (const char* command : kCommands)
    EXPECT_THAT(parsed({command, "--help"}).said, HasSubstr(std::string("tonearm ") + command)) << command;
}

TEST(CommandLine, only_readers_leave_the_home_alone) {
  for (const char* command : {"report", "plays", "serve", "status", "config"})
    EXPECT_FALSE(writes_home(command)) << command;
  for (const char* command : {"init", "sync", "rebuild", "fetch", "stage", "enrich", "load", "model"})
    EXPECT_TRUE(writes_home(command)) << command;
}

TEST(Completion, each_shell_has_a_script_with_commands_flags_and_answers) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const CommandLine line = parsed({"completion", shell});
    EXPECT_EQ(line.command, "");
    for (const char* word : {"sync", "rebuild", "status", "since", "log-format", "genres", "seasons", "tonearm"})
      EXPECT_THAT(line.said, HasSubstr(word)) << shell;
  }
}

TEST(Completion, another_shell_is_refused) {
  EXPECT_THAT(refused({"completion", "tcsh"}).what(), HasSubstr("tcsh"));
  refused({"completion"});
}

TEST(Completion, a_script_offers_each_command_its_own_words) {
  const std::vector<CompletedCommand> commands = {{"sync", "copies", {"--since"}}, {"plays", "shows", {"--csv"}}};
  EXPECT_THAT(completion_script("bash", commands), HasSubstr("sync) words=\"--since\""));
  EXPECT_THAT(completion_script("fish", commands), HasSubstr("__fish_seen_subcommand_from plays\" -l csv"));
  EXPECT_TRUE(completion_script("zsh", commands).starts_with("#compdef tonearm\n"));
}

}  // namespace
}  // namespace tonearm
