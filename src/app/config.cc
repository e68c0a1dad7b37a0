#include "app/config.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

#include "app/config_file.h"
#include "core/error.h"
#include "core/zone_latitude.h"

namespace tonearm {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> non_empty(const Environment& environment, const std::string& name) {
  auto value = environment(name);
  return value && !value->empty() ? value : std::nullopt;
}

void find_home(Config& config, const std::map<std::string, std::string>& flags, const Environment& environment) {
  const auto set = [&](const fs::path& home, const char* source) { config.home = home, config.home_source = source; };
  if (const auto it = flags.find("home"); it != flags.end()) return set(it->second, "--home");
  if (const auto home = non_empty(environment, "TONEARM_HOME")) return set(*home, "TONEARM_HOME");
  if (const auto data = non_empty(environment, "XDG_DATA_HOME"))
    return set(fs::path(*data) / "tonearm", "XDG_DATA_HOME");
  if (const auto user_home = non_empty(environment, "HOME"))
    return set(fs::path(*user_home) / ".local/share/tonearm", "default");
  throw Error(Remedy::fix_setup, "there is no home for the data", "Set TONEARM_HOME, or give --home.");
}

/// A job of Cloud Run counts its tasks from 0: https://cloud.google.com/run/docs/container-contract#jobs-env-vars
std::optional<std::string> cloud_run_share(const Environment& environment) {
  const auto index = non_empty(environment, "CLOUD_RUN_TASK_INDEX");
  const auto count = non_empty(environment, "CLOUD_RUN_TASK_COUNT");
  if (!index || !count || *count == "1") return std::nullopt;
  return fmt::format("{}/{}", std::atoi(index->c_str()) + 1, *count);
}

/// What the file holds that TONEARM_API_KEY_FILE names, without its last line break: so Docker, Kubernetes and systemd
/// hand secrets on.
std::optional<Setting> secret_from_file(const SettingSpec& spec, const Environment& environment,
                                        std::vector<Error>* faults) {
  const std::string variable = spec.environment + std::string("_FILE");
  const auto path = spec.secret ? non_empty(environment, variable) : std::nullopt;
  if (!path) return std::nullopt;
  std::string secret = text_of(*path);
  while (secret.ends_with('\n') || secret.ends_with('\r')) secret.pop_back();
  if (!secret.empty()) return Setting{secret, variable};
  const Error nothing(Remedy::fix_setup, fmt::format("{}: there is nothing to read in {}", variable, *path),
                      "Name a file that this user may read, with the secret in it.");
  if (!faults) throw nothing;
  faults->push_back(nothing);
  return std::nullopt;
}

std::map<std::string, Setting> read_file(const fs::path& path, std::vector<Error>* faults) {
  return parse_config_file(text_of(path), path.filename().string(), faults);
}

[[noreturn]] void wrong(const Setting& setting, const std::string& key, const std::string& what,
                        const std::string& what_to_do) {
  throw Error(Remedy::fix_setup, fmt::format("{} '{}' (from {}) {}", key, setting.value, setting.source, what),
              what_to_do);
}

}  // namespace

const std::vector<SettingSpec>& setting_specs() {
  static const std::vector<SettingSpec> specs = {
      {"user", "TONEARM_USER", "", "the last.fm user"},
      {"users", "TONEARM_USERS", "", "several users, or a file of one a line, for one lake and one warehouse"},
      {"shard", "TONEARM_SHARD", "", "of several users the share that a sync takes: 2/8; on Cloud Run by its task"},
      {"api_key", "TONEARM_API_KEY", "", "the API key (https://www.last.fm/api/account/create)", true},
      {"api_base", "TONEARM_API_BASE", "https://ws.audioscrobbler.com/2.0/", "the service's address; http too"},
      {"max_rate", "TONEARM_MAX_RATE", "2", "requests a second, at most"},
      {"lake", "TONEARM_LAKE", "", "where the copy is kept: a folder, or gs://bucket/prefix (default: in the home)"},
      {"warehouse", "TONEARM_WAREHOUSE", "", "a folder, or bigquery://project/dataset (default: in the home)"},
      {"storage_api", "TONEARM_STORAGE_API", "https://storage.googleapis.com", "Cloud Storage's address"},
      {"bigquery_api", "TONEARM_BIGQUERY_API", "https://bigquery.googleapis.com", "BigQuery's address"},
      {"maximum_bytes_billed", "TONEARM_MAXIMUM_BYTES_BILLED", "10737418240",
       "what one BigQuery job may bill, in bytes"},
      {"token", "TONEARM_TOKEN", "", "what tonearm serve asks of others before it shows anything", true},
      {"zone", "TONEARM_ZONE", "", "the listener's time zone, or a dated list: Europe/London,2019-03-01=Europe/Berlin"},
      {"hemisphere", "TONEARM_HEMISPHERE", "", "north, south or tropics, for the seasons; else by the time zone"},
      {"enrich_for", "TONEARM_ENRICH_FOR", "10m", "how long one sync may ask for artists' tags"},
      {"retry_wait", "TONEARM_RETRY_WAIT", "500ms", "the first wait after a failed request; it grows"},
      {"patience", "TONEARM_PATIENCE", "10m", "without one good answer, until last.fm counts as down"},
      {"sync_at", "TONEARM_SYNC_AT", "", "when tonearm serve syncs daily, on the listener's clock: 05:00"},
      {"notify_webhook", "TONEARM_NOTIFY_WEBHOOK", "", "trouble is posted there as JSON: Slack, Mattermost, Discord",
       true},
      {"notify_ntfy", "TONEARM_NOTIFY_NTFY", "", "a topic of ntfy that gets it: https://ntfy.sh/my-topic", true},
      {"notify_email", "TONEARM_NOTIFY_EMAIL", "", "an address that gets it by e-mail, or several"},
      {"notify_email_from", "TONEARM_NOTIFY_EMAIL_FROM", "", "the letters' sender (default: the first that gets them)"},
      {"notify_smtp", "TONEARM_NOTIFY_SMTP", "", "the mail server: smtp://smtp.example.org:587, or smtps://…"},
      {"notify_smtp_user", "TONEARM_NOTIFY_SMTP_USER", "", "who logs in there"},
      {"notify_smtp_password", "TONEARM_NOTIFY_SMTP_PASSWORD", "", "with which password", true},
      {"notify_command", "TONEARM_NOTIFY_COMMAND", "", "a command that gets it on standard input"},
      {"notify_fresh_within", "TONEARM_NOTIFY_FRESH_WITHIN", "", "how old the newest play may be: 3d"},
  };
  return specs;
}

std::string flag_of(const std::string& key) {
  std::string flag = "--" + key;
  for (char& c : flag)
    if (c == '_') c = '-';
  return flag;
}

Config read_config(const std::map<std::string, std::string>& flags, const Environment& environment,
                   std::vector<Error>* faults) {
  Config config;
  find_home(config, flags, environment);
  const std::map<std::string, Setting> from_file = read_file(config.file(), faults);
  for (const SettingSpec& spec : setting_specs()) {
    Setting& setting = config.settings[spec.key];
    const std::string key = spec.key;
    if (const auto flag = flags.find(key); flag != flags.end())
      setting = {flag->second, flag_of(key)};
    else if (const auto value = non_empty(environment, spec.environment))
      setting = {*value, spec.environment};
    else if (const auto secret = secret_from_file(spec, environment, faults))
      setting = *secret;
    else if (const auto file = from_file.find(key); file != from_file.end())
      setting = file->second;
    else if (const auto share = key == "shard" ? cloud_run_share(environment) : std::nullopt)
      setting = {*share, "CLOUD_RUN_TASK_INDEX"};
    else if (key == "zone")
      setting = {machine_zone(), "the machine's zone"};
    else
      setting = {spec.fallback, "default"};
  }
  return config;
}

double Config::rate() const {
  const Setting& setting = settings.at("max_rate");
  double rate = 0;
  const char* end = setting.value.data() + setting.value.size();
  const auto [stopped, error] = std::from_chars(setting.value.data(), end, rate);
  if (error != std::errc() || stopped != end || !(rate > 0) || rate > 1e6)
    wrong(setting, "max_rate", "is not a number of requests a second", "Set a number above 0, such as 2.");
  return rate;
}

std::chrono::milliseconds Config::duration(const std::string& key) const {
  const Setting& setting = settings.at(key);
  const auto parsed = parse_duration(setting.value);
  if (!parsed) wrong(setting, key, "is not a time", "Write it as 500ms, 90s, 10m or 2h.");
  return *parsed;
}

std::vector<DatedZone> Config::zones() const {
  const Setting& setting = settings.at("zone");
  try {
    std::vector<DatedZone> zones = parse_zones(setting.value);
    LocalClock known(zones);
    return zones;
  } catch (const Error& error) {
    throw error.on(fmt::format("zone (from {})", setting.source));
  }
}

std::int64_t Config::maximum_bytes_billed() const {
  const Setting& setting = settings.at("maximum_bytes_billed");
  std::int64_t bytes = 0;
  const char* end = setting.value.data() + setting.value.size();
  const auto [stopped, error] = std::from_chars(setting.value.data(), end, bytes);
  if (error != std::errc() || stopped != end || bytes < 1)
    wrong(setting, "maximum_bytes_billed", "is not a number of bytes", "Set a whole number, such as 10737418240.");
  return bytes;
}

Hemisphere Config::hemisphere() const {
  constexpr double kTropics = 23.44;  // degrees
  const Setting& setting = settings.at("hemisphere");
  if (const auto set = parse_hemisphere(setting.value)) return *set;
  if (!setting.value.empty()) wrong(setting, "hemisphere", "is none", "Set north, south or tropics.");
  const std::vector<DatedZone> dated = zones();
  const double latitude = dated.empty() ? 90 : zone_latitude(dated.back().tz).value_or(90);
  if (latitude >= kTropics) return Hemisphere::north;
  return latitude <= -kTropics ? Hemisphere::south : Hemisphere::tropics;
}

std::optional<TimeOfDay> Config::sync_at() const {
  const Setting& setting = settings.at("sync_at");
  if (setting.value.empty()) return std::nullopt;
  const auto at = parse_time_of_day(setting.value);
  if (!at) wrong(setting, "sync_at", "is no time of day", "Write it as 05:00.");
  return at;
}

const std::string& Config::required(const std::string& key) const {
  const std::string& value = text(key);
  if (!value.empty()) return value;
  for (const SettingSpec& spec : setting_specs())
    if (key == spec.key)
      throw Error(Remedy::fix_setup, fmt::format("no {} is set", key),
                  fmt::format("Run tonearm init, or set {} or {}.", spec.environment, flag_of(key)));
  return value;
}

std::optional<std::chrono::milliseconds> parse_duration(const std::string& text) {
  double number = 0;
  const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || !(number >= 0) || number > 1e9) return std::nullopt;
  const std::string unit(stopped, text.data() + text.size());
  static const std::map<std::string, double> units = {{"ms", 1},  {"s", 1e3},   {"", 1e3},
                                                      {"m", 6e4}, {"h", 3.6e6}, {"d", 8.64e7}};
  const auto it = units.find(unit);
  if (it == units.end()) return std::nullopt;
  return std::chrono::milliseconds(static_cast<std::int64_t>(number * it->second));
}

}  // namespace tonearm
