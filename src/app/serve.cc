#include "app/serve.h"

#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <mutex>
#include <ostream>

#include "app/dashboard_api.h"
#include "app/dashboard_status.h"
#include "app/embedded.h"
#include "app/lake_follower.h"
#include "app/places.h"
#include "app/sync.h"
#include "app/sync_watch.h"
#include "app/version.h"
#include "serve/row_memory.h"
#include "serve/server.h"

namespace tonearm {
namespace {

constexpr std::int64_t kStatusKeptMs = 2'000;  // it lists the whole lake
constexpr std::size_t kRowMemory = 16 << 20;
constexpr std::chrono::milliseconds kSyncsComeWithin = std::chrono::hours(48);  // daily ones, and one may fail

/// What the server's threads say, one at a time.
class SharedLog {
 public:
  explicit SharedLog(Log& log) : log_(log) {}
  void info(const std::string& text) {
    const std::lock_guard guard(mutex_);
    log_.info(text);
  }
  void warn(const std::string& text) {
    const std::lock_guard guard(mutex_);
    log_.warn(text);
  }

 private:
  std::mutex mutex_;
  Log& log_;
};

/// The status as it was at most two seconds ago; the sync as it is. One thread's own.
class StatusBoard {
 public:
  StatusBoard(Parts& parts, const SyncRunner& sync) : parts_(parts), sync_(sync) {}

  std::string json() {
    const std::int64_t now = parts_.clock.now_ms();
    if (!kept_ || now < read_at_ || now - read_at_ >= kStatusKeptMs) {
      kept_ = read_dashboard_status(parts_);
      read_at_ = now;
    }
    return dashboard_status_json(*kept_, sync_json(sync_.state()));
  }

 private:
  Parts& parts_;
  const SyncRunner& sync_;
  std::optional<DashboardStatus> kept_;
  std::int64_t read_at_ = 0;
};

bool can_sync(const Config& config) { return !config.text("api_key").empty() && !config.text("user").empty(); }

std::optional<Error> home_hindrance(const ServeEdge& edge) {
  if (const auto process = edge.home_is_held())
    return Error(Remedy::try_again, fmt::format("another tonearm (process {}) is at work on this home", *process),
                 "Wait until it is done.");
  return std::nullopt;
}

std::optional<Error> hindrance(const Config& config, const ServeEdge& edge) {
  for (const char* key : {"user", "api_key"}) {
    try {
      config.required(key);
    } catch (const Error& error) {
      return error;
    }
  }
  return home_hindrance(edge);
}

std::optional<DailyRun> daily_sync(Parts& parts) {
  const auto at = parts.config.sync_at();
  if (!at) return std::nullopt;
  if (!can_sync(parts.config))
    throw Error(Remedy::fix_setup, "sync_at needs a user and an API key", "Run tonearm init first.");
  return DailyRun(*at, LocalClock(parts.config.zones()), parts.clock.now());
}

ServerOptions server_options(const Config& config, const ServeOptions& options) {
  ServerOptions server;
  server.host = options.host;
  server.port = options.port;
  server.token = config.text("token");
  server.allowed_hosts = options.allow_hosts;
  server.version = kVersion;
  server.most_connections = options.max_connections;
  server.query_time = std::chrono::milliseconds(static_cast<std::int64_t>(options.query_seconds * 1000));
  return server;
}

ExploreSettings explore_settings(Parts& parts) {
  return {kVersion, listener(parts), parts.config.zones(), parts.config.hemisphere(), can_sync(parts.config)};
}

std::chrono::milliseconds refresh_time(const ServeOptions& options) {
  const auto time = parse_duration(options.refresh_every);
  if (!time || time->count() < 1000)
    throw Error(Remedy::fix_usage, fmt::format("--refresh-every '{}' is no time", options.refresh_every),
                "Write it as 15m or 1h; a second at least.");
  return *time;
}

/// The first look is waited for where there is nothing to show before.
std::unique_ptr<LakeFollower> follow_lake(Parts& parts, const ServeOptions& options, SyncRunner& refresh,
                                          const std::function<void(const std::string&)>& say) {
  const auto every = refresh_time(options);
  if (!lake_place(parts.config).in_cloud()) return nullptr;
  auto follower = std::make_unique<LakeFollower>(refresh, every, say);
  if (parts.generations.current_name().empty()) follower->wait_for_first();
  return follower;
}

/// None where nobody is to be told, and where runs are not known to be expected.
std::unique_ptr<SyncWatch> watch_syncs(Parts& parts, const ServeEdge& edge,
                                       const std::function<void(const std::string&)>& warn) {
  const bool is_set = !parts.config.text("notify_fresh_within").empty();
  if (!edge.teller.has_ways() || (!is_set && !parts.config.sync_at())) return nullptr;
  const auto at_most = is_set ? parts.config.duration("notify_fresh_within") : kSyncsComeWithin;
  return std::make_unique<SyncWatch>(parts, edge.teller, std::chrono::duration_cast<std::chrono::seconds>(at_most),
                                     warn, edge.stop_telling);
}

void write_port(const std::string& file, std::uint16_t port) {
  if (file.empty()) return;
  const std::string aside = file + ".new";
  std::ofstream(aside) << port << '\n';
  std::error_code error;
  std::filesystem::rename(aside, file, error);
  if (error)
    throw Error(Remedy::fix_usage, fmt::format("--port-file {} cannot be written: {}", file, error.message()),
                "Name a file in a folder that is there.");
}

void say_where(Parts& parts, const Server& server) {
  parts.out << server.url() << '\n' << std::flush;
  if (!parts.config.text("token").empty())
    parts.log.info("Others reach this address, so it asks for the token; ?token=… behind it gives it once.");
  if (const std::string& at = parts.config.text("sync_at"); !at.empty())
    parts.log.info(fmt::format("a sync runs daily at {}", at));
}

}  // namespace

std::vector<std::string> sync_environment(const Config& config, const std::vector<std::string>& environment) {
  std::map<std::string, std::string> by_name;
  for (const std::string& one : environment) by_name[one.substr(0, one.find('='))] = one;
  const auto set = [&](const std::string& name, const std::string& value) { by_name[name] = name + "=" + value; };
  for (const SettingSpec& spec : setting_specs())
    if (const Setting& setting = config.settings.at(spec.key); setting.source.starts_with("--"))
      set(spec.environment, setting.value);
  set("TONEARM_HOME", std::filesystem::absolute(config.home).string());
  for (const char* of_the_server : {"TONEARM_TOKEN", "TONEARM_TOKEN_FILE"}) by_name.erase(of_the_server);
  std::vector<std::string> all;
  for (auto& [name, text] : by_name) all.push_back(std::move(text));
  return all;
}

int serve(Parts& parts, const ServeOptions& options, const ServeEdge& edge) {
  SharedLog log(parts.log);
  const auto warn = [&](const std::string& text) { log.warn(text); };
  SyncRunner refresh(
      {{edge.program, "--log-format", "json", "refresh"}, sync_environment(parts.config, edge.environment)},
      parts.clock, [&] { return home_hindrance(edge); });
  const auto follower = follow_lake(parts, options, refresh, warn);
  DashboardApi api(explore_settings(parts));
  SyncRunner sync({{edge.program, "--log-format", "json", "--log-every", "500ms", "sync"},
                   sync_environment(parts.config, edge.environment)},
                  parts.clock, [&] { return hindrance(parts.config, edge); });
  StatusBoard status(parts, sync);
  std::function<void(const std::string&)> log_request;
  if (options.log_requests) log_request = [&](const std::string& text) { log.info(text); };
  RememberedGenerations generations(parts.generations, kRowMemory);
  Server server(server_options(parts.config, options),
                {api, generations, parts.clock, sync, embedded_web_files(), [&] { return status.json(); },
                 [] { return embedded_file("docs/openapi.yaml"); }, log_request, warn, daily_sync(parts)});
  const auto watch = watch_syncs(parts, edge, warn);
  write_port(options.port_file, server.port());
  say_where(parts, server);
  server.run(true);
  return 0;
}

}  // namespace tonearm
