// The only file that sees CLI11, which takes seconds to compile.
#include "app/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/completion.h"
#include "app/config.h"
#include "app/version.h"
#include "core/nearest.h"
#include "report/report.h"

namespace tonearm {
namespace {

struct Parser {
  CLI::App app{"Tonearm copies a whole last.fm history, keeps the copy true, and answers questions about it.",
               "tonearm"};
  CommandLine line;
  std::map<std::string, std::string> settings;  // by key
  std::string log_format = "text", log_every = "10s";
};

void add_settings(Parser& p) {
  p.app.add_option("--home", p.settings["home"], "where everything is kept (TONEARM_HOME)")->group("Settings");
  for (const SettingSpec& spec : setting_specs())
    p.app.add_option(flag_of(spec.key), p.settings[spec.key], fmt::format("{} ({})", spec.help, spec.environment))
        ->group("Settings");
  p.app.add_option("--log-format", p.log_format, "what is said on standard error: text or json")
      ->check(CLI::IsMember({"text", "json"}));
  p.app.add_option("--log-every", p.log_every, "how often progress is said where that is no terminal (default 10s)");
  p.app.add_flag("--quiet,-q", p.line.quiet, "say only warnings and errors");
  p.app.set_version_flag("--version", std::string("tonearm ") + kVersion);
}

/// A subcommand that takes the settings, too, and ends its help with an example.
CLI::App* add_command(Parser& p, const std::string& name, const std::string& help, const std::string& example) {
  CLI::App* command = p.app.add_subcommand(name, help);
  command->fallthrough();
  command->footer("Example:\n  " + example);
  command->callback([&p, name, command] {
    if (command->get_subcommands().empty()) p.line.command = name;  // "config check" has said so itself
  });
  return command;
}

void add_window(CLI::App* command, SyncOptions& options) {
  command->add_option("--since", options.since, "how far back: 2019-01-01, 5y, 18mo, 2w, 30d or all (default all)");
  command->add_option("--until", options.until, "up to and with this day: 2020-12-31");
  command->add_option("--day", options.day, "that day of the listener's calendar alone, read anew");
  command->add_flag("--full", options.full, "read everything again");
}

void add_writing_commands(Parser& p) {
  add_command(p, "init", "set up an account: asks for user and API key, checks both", "tonearm init --user rj");
  CLI::App* sync =
      add_command(p, "sync", "copy what is new, model it, answer: the daily run", "tonearm sync --since 5y");
  add_window(sync, p.line.sync);
  sync->add_option("--enrich-for", p.line.sync.enrich_for, "how long to ask for artists' tags (default 10m)");
  add_command(p, "rebuild", "everything after the raw lake again, without network", "tonearm rebuild");
  add_window(add_command(p, "fetch", "stage 1: last.fm to the raw lake", "tonearm fetch --day 2026-11-21"),
             p.line.sync);
  add_command(p, "stage", "stage 2: raw lake to staged Parquet", "tonearm stage");
  CLI::App* enrich =
      add_command(p, "enrich", "stage 3: tags of the staged artists to the raw lake", "tonearm enrich --enrich-for 1h");
  enrich->add_option("--enrich-for", p.line.sync.enrich_for, "how long to ask (default 10m)");
  add_command(p, "load", "stage 4: staged Parquet to the next warehouse", "tonearm load");
  add_command(p, "model", "stage 5: star schema, marts, data tests, then the swap", "tonearm model");
}

/// "lake" alone asks for one of its own commands.
CLI::App* add_group(Parser& p, const std::string& name, const std::string& help) {
  CLI::App* group = p.app.add_subcommand(name, help);
  group->require_subcommand(1);
  group->fallthrough();
  return group;
}

CLI::App* add_command_of(CLI::App* group, Parser& p, const std::string& name, const std::string& help,
                         const std::string& example) {
  CLI::App* command = group->add_subcommand(name, help);
  command->fallthrough();
  command->footer("Example:\n  " + example);
  command->callback([&p, name = group->get_name() + " " + name] { p.line.command = name; });
  return command;
}

void add_cloud_commands(Parser& p) {
  CLI::App* copy = add_command_of(add_group(p, "lake", "the lake itself: copy"), p, "copy",
                                  "a lake to another place, what is missing there, verified",
                                  "tonearm lake copy ~/.local/share/tonearm/lake gs://my-music/lake");
  copy->add_option("from", p.line.lake_copy.from, "a folder, or gs://bucket/prefix")->required();
  copy->add_option("to", p.line.lake_copy.to, "a folder, or gs://bucket/prefix")->required();
  add_command_of(add_group(p, "cloud", "Google Cloud: check"), p, "check",
                 "each permission that a run needs, tried in turn", "tonearm cloud check");
  add_command(p, "refresh", "the warehouse of this home from the staged lake, where that changed",
              "tonearm refresh --lake gs://my-music/lake");
}

CLI::App* add_file_form(CLI::App* group, Parser& p, const std::string& form, const std::string& help,
                        const std::string& example) {
  CLI::App* command = add_command_of(group, p, form, help, example);
  command->add_option("-o,--output", p.line.publish.files.output, "the file, or with --all the folder");
  command->add_flag("--force", p.line.publish.files.force, "write over what Tonearm did not write");
  return command;
}

CLI::App* add_table_form(CLI::App* group, Parser& p, const std::string& form, const std::string& help) {
  CLI::App* command =
      add_file_form(group, p, form, help, fmt::format("tonearm publish {0} --mart mart_days -o days.{0}", form));
  auto* mart = command->add_option("--mart", p.line.publish.files.table, "a table of docs/files.md: mart_days, …");
  auto* all = command->add_flag("--all", p.line.publish.files.all, "every table, into a folder");
  command->add_flag("--scrobbles")
      ->description("every play: what is written where nothing else is asked")
      ->excludes(mart)
      ->excludes(all);
  mart->excludes(all);
  return command;
}

void add_tableau_form(CLI::App* group, Parser& p) {
  PublishOptions& options = p.line.publish;
  CLI::App* command = add_command_of(group, p, "tableau", "the workbook \"Scrobble Insights\", ready to open",
                                     "tonearm publish tableau -o scrobble-insights.twbx");
  command->add_option("-o,--output", options.tableau.output, "the file (default scrobble-insights.twbx)");
  command->add_option("--form", options.tableau_form, "classic (18.1, the default) or modern (26.1)")
      ->check(CLI::IsMember({"classic", "modern"}));
  command->add_option("--detail", options.tableau_detail, "plays (the default), or days: a smaller file")
      ->check(CLI::IsMember({"plays", "days"}));
  auto* hyper = command->add_flag("--hyper", options.tableau.hyper, "an extract inside, in place of CSV");
  command->add_option("--live", options.live, "bigquery: no data inside, its tables are asked")
      ->check(CLI::IsMember({"bigquery"}))
      ->excludes(hyper);
  command->add_flag("--force", options.tableau.force, "write over what Tonearm did not write");
}

void add_site_form(CLI::App* group, Parser& p) {
  SiteOptions& options = p.line.publish.site;
  CLI::App* command = add_command_of(group, p, "site", "the dashboard as static files", "tonearm publish site public/");
  command->add_option("folder", options.folder, "where it is written")->required();
  command->add_flag("--plays", options.plays, "with the plays and tracks themselves");
  command->add_option("--private-before", p.line.publish.private_before, "nothing before this day: 2015-01-01");
  command->add_option("--hide", options.hide, "an artist that is left out; may be given again")
      ->allow_extra_args(false);
  command->add_flag("--no-times", options.no_times, "days, not times");
  command->add_flag("--yes", p.line.publish.yes, "write what it says it discloses, without asking");
  command->add_option("--year", options.years, "with a page \"year in music\" of this year; may be given again")
      ->check(CLI::Range(1970, 9999))
      ->allow_extra_args(false);
  command->add_option("--url", options.url, "where it will be: https://example.org/music/ (for link previews)");
  command->add_flag("--force", options.force, "write over what Tonearm did not write");
}

void add_publish_commands(Parser& p) {
  CLI::App* group = add_group(p, "publish", "the history and its answers as files: tables, a workbook, a site");
  add_table_form(group, p, "csv", "a table as comma-separated values")
      ->add_flag("--spreadsheet", p.line.publish.files.spreadsheet, "cells that a spreadsheet would run are disarmed");
  add_table_form(group, p, "parquet", "a table as Parquet");
  add_table_form(group, p, "jsonl", "a table as JSON, a line a row");
  add_file_form(group, p, "listenbrainz", "the plays as ListenBrainz imports them, zipped",
                "tonearm publish listenbrainz -o listens.jsonl");
  add_file_form(group, p, "maloja", "the plays as maloja import reads them",
                "tonearm publish maloja -o maloja_export_1.json");
  add_file_form(group, p, "lastfm", "the plays as exporters of last.fm write them",
                "tonearm publish lastfm -o recenttracks.csv");
  add_tableau_form(group, p);
  add_site_form(group, p);
}

void add_serve_command(Parser& p) {
  ServeOptions& options = p.line.serve;
  CLI::App* serve = add_command(p, "serve", "the dashboard, in the browser", "tonearm serve --sync-at 05:00");
  serve->add_option("--port", options.port, "the port (default 8321; 0 for any that is free)");
  serve->add_option("--host", options.host, "the address (default 127.0.0.1, this machine alone; others need a token)");
  serve->add_option("--allow-host", options.allow_hosts, "a name that it may be opened by, beside its address")
      ->allow_extra_args(false);
  serve->add_option("--sync-at", options.sync_at, "sync daily at this time of the listener's zone: 05:00");
  serve->add_option("--refresh-every", options.refresh_every,
                    "how often a lake in a bucket is looked at for what is new (default 15m)");
  serve->add_option("--query-seconds", options.query_seconds, "how long one answer may take (default 10)")
      ->check(CLI::Range(0.1, 3600.0));
  serve->add_option("--max-connections", options.max_connections, "open connections, at most (default 1500)")
      ->check(CLI::Range(8, 100'000));
  serve->add_flag("--log-requests", options.log_requests, "say each request");
  serve->add_option("--port-file", options.port_file, "a file that gets the port once it listens");
}

void add_reading_commands(Parser& p) {
  CLI::App* report = add_command(p, "report", "the answers", "tonearm report genres --from 2014-01-01 --to 2014-12-31");
  report->add_option("question", p.line.report.kind,
                     "genres, clock, years, seasons, top or summary; all where none is named");
  report->add_option("--from", p.line.report.from, "from this day on (the listener's calendar)");
  report->add_option("--to", p.line.report.to, "up to and with this day");
  report->add_option("--limit", p.line.report.limit, "how long rankings are (default 10)")
      ->check(CLI::Range(1, 100'000));
  report->add_flag("--by-genre", p.line.report.by_genre, "compare genres, not families, between seasons and years");
  report->add_flag("--json", p.line.report.json, "as JSON; docs/answers.md has the keys");
  CLI::App* explain =
      add_command(p, "explain", "how an artist came to its genres, tag by tag", "tonearm explain Mogwai");
  explain->add_option("artist", p.line.artist, "its name, as the history spells it")->required();
  explain->add_flag("--json", p.line.json, "as JSON");
  CLI::App* plays = add_command(p, "plays", "the copy itself, newest first", "tonearm plays --csv > plays.csv");
  plays->add_flag("--csv", p.line.csv, "every play, as RFC 4180");
  plays->add_option("--limit", p.line.plays_limit, "how many without --csv (default 50)")
      ->check(CLI::Range(1, 1'000'000'000));
  CLI::App* status = add_command(p, "status", "coverage, gaps, freshness, size, the last run",
                                 "tonearm status --json\n  tonearm status --fresh-within 26h || echo look into it");
  status->add_flag("--json", p.line.json, "as JSON");
  status->add_option("--fresh-within", p.line.fresh_within,
                     "say only whether a sync ended well in the last 26h, or 3d: exit code 65 where none did");
  add_serve_command(p);
  CLI::App* config =
      add_command(p, "config", "each setting, and where it came from", "tonearm config\n  tonearm config check");
  add_command_of(config, p, "check", "every fault of the settings at once, without network; exit code 78 where one is",
                 "tonearm config check --lake gs://my-music/lake");
  add_command_of(add_group(p, "notify", "how trouble is told: test"), p, "test",
                 "sends a message by every way that is set, and says what came of it",
                 "tonearm notify test --notify-ntfy https://ntfy.sh/my-topic");
  add_command(p, "completion", "a completion script for a shell",
              "tonearm completion bash > /etc/bash_completion.d/tonearm")
      ->add_option("shell", p.line.shell, "bash, zsh or fish")
      ->required();
}

std::vector<CompletedCommand> completed_commands(CLI::App& app) {
  std::vector<CompletedCommand> commands;
  for (const CLI::App* command : app.get_subcommands({})) {
    CompletedCommand completed{command->get_name(), command->get_description(), {}};
    for (const auto* of : {command, static_cast<const CLI::App*>(&app)})
      for (const CLI::Option* option : of->get_options())
        if (const std::string name = option->get_name(); name.starts_with("--")) completed.words.push_back(name);
    for (const CLI::App* own : command->get_subcommands({})) completed.words.push_back(own->get_name());
    if (command->get_name() == "report")
      for (const std::string& name : answer_names()) completed.words.push_back(name);
    if (command->get_name() == "completion")
      for (const char* shell : {"bash", "zsh", "fish"}) completed.words.emplace_back(shell);
    commands.push_back(std::move(completed));
  }
  return commands;
}

/// "Did you mean sync?" for the first word that is no command and no flag.
std::string suggestion(CLI::App& app, int argc, const char* const* argv) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word.starts_with("-")) continue;
    if (std::find(names.begin(), names.end(), word) != names.end()) break;
    const std::string near = nearest(word, names);
    return near.empty() ? "" : fmt::format("Did you mean {}?", near);
  }
  return "";
}

}  // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
  Parser p;
  p.app.require_subcommand(1);
  p.app.get_formatter()->column_width(28);
  p.app.footer("tonearm COMMAND --help shows a command with an example. First: tonearm init, then tonearm sync.");
  add_settings(p);
  add_writing_commands(p);
  add_reading_commands(p);
  add_cloud_commands(p);
  add_publish_commands(p);
  try {
    p.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream said, wrong;
    if (p.app.exit(error, said, wrong) == 0) {
      p.line.command.clear();
      p.line.said = said.str();
      return p.line;
    }
    const std::string near = suggestion(p.app, argc, argv);
    throw Error(Remedy::fix_usage, error.what(), near.empty() ? "tonearm --help lists commands and flags." : near);
  }
  for (const auto& [key, value] : p.settings)
    if (p.app.get_option(flag_of(key))->count() > 0) p.line.flags[key] = value;
  if (!p.line.serve.sync_at.empty()) p.line.flags["sync_at"] = p.line.serve.sync_at;
  p.line.log_format = p.log_format == "json" ? LogFormat::json : LogFormat::text;
  const auto every = parse_duration(p.log_every);
  if (!every)
    throw Error(Remedy::fix_usage, fmt::format("--log-every '{}' is no time", p.log_every),
                "Write it as 500ms or 10s.");
  p.line.log_every = *every;
  if (p.line.command == "completion")
    p.line.said = completion_script(p.line.shell, completed_commands(p.app)), p.line.command.clear();
  return p.line;
}

bool writes_home(const std::string& command) {
  if (command.starts_with("publish ")) return false;  // beside a sync; it notes what it wrote under a lock of its own
  for (const char* reading :
       {"report", "explain", "plays", "serve", "status", "config", "cloud check", "config check", "notify test"})
    if (command == reading) return false;
  return true;
}

bool writes_lake(const std::string& command) {
  return writes_home(command) && command != "refresh" && command != "init" && command != "lake copy";
}

}  // namespace tonearm
