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

std::string flag_of(const std::string& key) {
  std::string flag = "--" + key;
  std::replace(flag.begin(), flag.end(), '_', '-');
  return flag;
}

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
  command->callback([&p, name] { p.line.command = name; });
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
  add_command(p, "status", "coverage, gaps, freshness, size, the last run", "tonearm status --json")
      ->add_flag("--json", p.line.json, "as JSON");
  add_serve_command(p);
  add_command(p, "config", "each setting, and where it came from", "tonearm config");
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
  for (const char* reading : {"report", "explain", "plays", "serve", "status", "config", "cloud check"})
    if (command == reading) return false;
  return true;
}

bool writes_lake(const std::string& command) {
  return writes_home(command) && command != "refresh" && command != "init" && command != "lake copy";
}

}  // namespace tonearm
