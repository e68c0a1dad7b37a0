// tonearm: arguments → adapters → one command.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <optional>

#include "adapters/curl_http_client.h"
#include "adapters/curl_mail.h"
#include "adapters/home_lock.h"
#include "adapters/shell_command.h"
#include "adapters/system_clock.h"
#include "app/cloud_check.h"
#include "app/command_line.h"
#include "app/config_check.h"
#include "app/freshness.h"
#include "app/init.h"
#include "app/publish.h"
#include "app/serve.h"
#include "app/status.h"
#include "app/telling.h"
#include "app/version.h"
#include "edge/backends.h"

namespace {

using namespace tonearm;

constexpr CurlLimits kTellingTime{5, 10};

std::atomic<bool> interrupted{false};

void interrupt(int signal) {
  interrupted = true;
  std::signal(signal, SIG_DFL);  // the second time at once
}

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value ? std::optional<std::string>(value) : std::nullopt;
}

TextStyle output_style() {
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  winsize size{};
  const bool known = terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return {known ? size.ws_col : 80, terminal && !std::getenv("NO_COLOR")};
}

ServeEdge serve_edge(const Config& config, Teller& teller) {
  ServeEdge edge{
      "/proc/self/exe", {}, [&config] { return lock_holder(config.home); }, teller, [] { interrupted = true; }};
  for (char** one = environ; *one; ++one) edge.environment.emplace_back(*one);
  return edge;
}

int run_command(const CommandLine& line, Parts& parts, Teller& teller) {
  if (line.command == "init") return init(parts);
  if (line.command == "sync") return sync(parts, line.sync);
  if (line.command == "rebuild") return rebuild(parts);
  if (line.command == "fetch") return run_fetch(parts, line.sync);
  if (line.command == "stage") return run_stage(parts);
  if (line.command == "enrich") return run_enrich(parts, line.sync);
  if (line.command == "load") return run_load(parts);
  if (line.command == "model") return run_model(parts);
  if (line.command == "refresh") return run_refresh(parts);
  if (line.command == "cloud check") return check_cloud(parts);
  if (line.command == "lake copy") return copy_lake(parts, line.lake_copy);
  if (line.command == "report") return show_report(parts, line.report);
  if (line.command == "explain") return show_explanation(parts, line.artist, line.json);
  if (line.command == "plays") return show_plays(parts, line.csv, line.plays_limit);
  if (line.command.starts_with("publish ")) return publish(parts, line.command.substr(8), line.publish);
  if (line.command == "serve") return serve(parts, line.serve, serve_edge(parts.config, teller));
  if (line.command == "status" && !line.fresh_within.empty()) return show_freshness(parts, line.fresh_within);
  if (line.command == "status") return show_status(parts, line.json);
  return show_config(parts);
}

/// Output that nobody took is an Error.
int flushed(int code) {
  if (std::cout.flush()) return code;
  throw Error(Remedy::try_again, "standard output takes no more",
              "Make room on its disk and run the same command again.");
}

int run(const CommandLine& line, Log& log, Clock& clock) {
  if (line.command == "config check") return flushed(check_config(line.flags, environment, std::cout));
  const Config config = read_config(line.flags, environment);
  for (const SettingSpec& spec : setting_specs())
    if (spec.secret) log.hide(config.text(spec.key));
  const std::string user_agent = fmt::format("tonearm/{} (+https://github.com/tonearm/tonearm)", kVersion);
  CurlHttpClient http(user_agent, interrupted), telling_http(user_agent, interrupted, kTellingTime);
  CurlMail mail(interrupted);
  ShellRunner shell(interrupted);
  Teller teller(config, log, clock, {telling_http, mail, shell}, interrupted);
  if (line.command == "notify test") return flushed(teller.test(std::cout));
  RunEnd end;
  end.command = line.command;
  std::optional<Backends> backends;
  const auto work = [&] {
    backends.emplace(config, line.command, http, clock, environment);
    if (writes_home(line.command)) backends->begin_writing();
    Parts parts{config,
                log,
                clock,
                http,
                backends->lake(),
                backends->generations(),
                [&] { return backends->scratch(); },
                std::cin,
                std::cout,
                output_style(),
                [&](const LakePlace& place) { return backends->open_lake(place); },
                [&] { return backends->usage(); },
                [&] { return backends->checks(); },
                end};
    return flushed(run_command(line, parts, teller));
  };
  if (!writes_lake(line.command)) return work();
  return teller.told(end, work, [&] { return backends ? &backends->lake() : nullptr; });
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGINT, interrupt);
  std::signal(SIGTERM, interrupt);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a write that is too large says so itself
  std::ios::sync_with_stdio(false);
  SystemClock clock(interrupted);
  LogFormat format = LogFormat::text;
  std::optional<Log> log(std::in_place, stderr, format, ::isatty(STDERR_FILENO) != 0, clock);
  try {
    const CommandLine line = parse_command_line(argc, argv);
    if (line.command.empty()) return std::cout << line.said << std::flush ? 0 : 75;
    log.emplace(stderr, line.log_format, ::isatty(STDERR_FILENO) != 0, clock);
    log->set_quiet(line.quiet);
    log->set_progress_every(line.log_every);
    return run(line, *log, clock);
  } catch (const Error& error) {
    log->error(error);
    return exit_code(error.remedy());
  } catch (const std::exception& error) {
    log->error(Error(Remedy::look_into_data, fmt::format("unexpected: {}", error.what()),
                     "This is a mistake of Tonearm: please report it with the command and tonearm --version."));
    return 70;
  }
}
