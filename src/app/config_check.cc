#include "app/config_check.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>

#include "app/listeners.h"
#include "app/places.h"
#include "app/setting_rules.h"
#include "app/telling.h"

namespace tonearm {
namespace {

constexpr std::size_t kShortestToken = 16;
constexpr const char* kLastfm = "https://ws.audioscrobbler.com/";

class Check {
 public:
  Check(const Config& config, const Environment& environment) : config_(config), environment_(environment) {}

  std::vector<ConfigFault> run() && {
    check_account();
    check_values();
    check_places();
    check_token();
    check_ways();
    check_file();
    return std::move(faults_);
  }

 private:
  const std::string& text(const char* key) const { return config_.text(key); }
  bool is_set(const char* key) const { return !text(key).empty(); }

  /// "api_key (from TONEARM_API_KEY)"; the value too, where it is no secret: "user '7up' (from --user)".
  std::string named(const std::string& key) const {
    const Setting& setting = config_.settings.at(key);
    for (const SettingSpec& spec : setting_specs())
      if (spec.key == key && spec.secret) return fmt::format("{} (from {})", key, setting.source);
    return fmt::format("{} '{}' (from {})", key, setting.value, setting.source);
  }
  void fault(const std::string& key, const std::string& what, const std::string& what_to_do) {
    faults_.push_back({named(key) + " " + what, what_to_do});
  }
  void warning(const std::string& key, const std::string& what, const std::string& what_to_do) {
    faults_.push_back({named(key) + " " + what, what_to_do, true});
  }
  /// An Error of `look` is a fault; `on` stands before one that does not name its setting.
  void try_out(const std::function<void()>& look, const std::string& on = "") {
    try {
      look();
    } catch (const Error& error) {
      faults_.push_back({on.empty() ? error.what() : fmt::format("{}: {}", on, error.what()), error.what_to_do()});
    }
  }

  /// Other services than last.fm's own have other names and keys.
  void check_account() {
    const bool is_lastfm = text("api_base").starts_with(kLastfm);
    const bool has_users = is_set("users");
    std::vector<std::string> users;
    try_out([&] { users = parse_users(text("users")); }, source_of("users"));
    try_out([&] { parse_shard(text("shard")); }, source_of("shard"));
    if (!has_users) try_out([&] { config_.required("user"); });
    try_out([&] { config_.required("api_key"); });
    if (!is_lastfm) return;
    constexpr const char* kNames =
        "A name has 2 to 15 letters, digits, _ and -, a letter first; it ends the profile's address.";
    if (is_set("user") && !is_lastfm_user(text("user"))) fault("user", "is no name that last.fm gives", kNames);
    for (const std::string& user : users)
      if (!is_lastfm_user(user))
        faults_.push_back({fmt::format("{}: '{}' is no name that last.fm gives", source_of("users"), user), kNames});
    if (is_set("api_key") && !is_lastfm_key(text("api_key")))
      fault("api_key", "is none of last.fm's: they are 32 hexadecimal digits",
            "Copy it from https://www.last.fm/api/accounts.");
  }

  void check_values() {
    for (const char* key : {"api_base", "storage_api", "bigquery_api"})
      if (!is_http_address(text(key))) fault(key, "is no address", "Write it as https://host/path.");
    try_out([&] { config_.rate(); });
    try_out([&] { config_.maximum_bytes_billed(); });
    try_out([&] { config_.zones(); });
    const Setting& hemisphere = config_.settings.at("hemisphere");
    if (!hemisphere.value.empty()) try_out([&] { config_.hemisphere(); });
    for (const char* key : {"enrich_for", "retry_wait", "patience"}) try_out([&] { config_.duration(key); });
    try_out([&] { config_.sync_at(); });
  }

  /// A lake that cannot be is one fault, not the warehouse's, too.
  void check_places() {
    const std::size_t before = faults_.size();
    try_out([&] { lake_place(config_); });
    if (faults_.size() == before)
      try_out([&] { warehouse_place(config_); });
    else
      try_out([&] { parse_warehouse_place(text("warehouse")); }, source_of("warehouse"));
  }

  void check_token() {
    if (is_set("token") && text("token").size() < kShortestToken)
      warning("token", fmt::format("is shorter than {} characters", kShortestToken),
              "Whoever reaches the dashboard can guess it: make one with openssl rand -hex 16.");
  }

  void check_ways() {
    constexpr const char* kAddress = "Write it as https://host/path, as its service shows it.";
    for (const char* key : {"notify_webhook", "notify_ntfy"})
      if (is_set(key) && (!is_http_address(text(key)) || !has_path(text(key)))) fault(key, "is no address", kAddress);
    check_mail();
    check_command();
    if (is_set("notify_fresh_within"))
      try_out([&] {
        if (config_.duration("notify_fresh_within").count() == 0)
          fault("notify_fresh_within", "would never be kept", "Write it as 3d.");
      });
    if (is_set("notify_fresh_within") && ways_of(config_).none())
      warning("notify_fresh_within", "has no way to be told", "Set notify_ntfy, or another; docs/notify.md has all.");
  }

  void check_mail() {
    const Ways ways = ways_of(config_);
    constexpr const char* kAddress = "Write it as rj@example.org.";
    for (const std::string& address : ways.email)
      if (!is_mail_address(address))
        faults_.push_back({fmt::format("{}: '{}' is no mail address", source_of("notify_email"), address), kAddress});
    if (is_set("notify_email_from") && !is_mail_address(text("notify_email_from")))
      fault("notify_email_from", "is no mail address", kAddress);
    if (is_set("notify_email") && !is_set("notify_smtp"))
      fault("notify_email", "needs a mail server", "Set notify_smtp, such as smtp://smtp.example.org:587.");
    if (is_set("notify_smtp") && !is_smtp_address(text("notify_smtp")))  // which may hold a password: not shown
      faults_.push_back({source_of("notify_smtp") + " is no mail server",
                         "Write it as smtp://host:587 or smtps://host; user and password are notify_smtp_user and "
                         "notify_smtp_password."});
    if (is_set("notify_smtp") && !is_set("notify_email"))
      faults_.push_back({source_of("notify_smtp") + " has nobody to write to", "Set notify_email.", true});
    if (is_set("notify_smtp_user") != is_set("notify_smtp_password"))
      fault(is_set("notify_smtp_user") ? "notify_smtp_user" : "notify_smtp_password", "is set without its counterpart",
            "Set notify_smtp_user and notify_smtp_password, or neither.");
  }

  void check_command() {
    const auto program = first_program(text("notify_command"));
    if (program && !is_found(*program))  // the rest of it may hold a password
      faults_.push_back({fmt::format("{} begins with {}, which is not found", source_of("notify_command"), *program),
                         "Name a program by its path, or one that PATH leads to."});
  }

  bool is_found(const std::string& program) const {
    if (program.find('/') != std::string::npos) return ::access(program.c_str(), X_OK) == 0;
    std::string folder;
    for (const char c : environment_("PATH").value_or("/usr/bin:/bin") + ":") {
      if (c != ':') {
        folder += c;
      } else {
        if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
        folder.clear();
      }
    }
    return false;
  }

  /// A key that others of this machine can read.
  void check_file() {
    struct stat file {};
    if (::stat(config_.file().c_str(), &file) != 0 || (file.st_mode & 0077) == 0) return;
    for (const SettingSpec& spec : setting_specs())
      if (spec.secret && config_.settings.at(spec.key).source.starts_with(config_.file().filename().string()))
        return faults_.push_back(
            {fmt::format("{} holds {} and can be read by others", config_.file().string(), spec.key),
             fmt::format("Run chmod 600 {}.", config_.file().string()), true});
  }

  std::string source_of(const std::string& key) const {
    return fmt::format("{} (from {})", key, config_.settings.at(key).source);
  }

  const Config& config_;
  const Environment& environment_;
  std::vector<ConfigFault> faults_;
};

}  // namespace

std::vector<ConfigFault> config_faults(const Config& config, const Environment& environment) {
  return Check(config, environment).run();
}

int check_config(const std::map<std::string, std::string>& flags, const Environment& environment, std::ostream& out) {
  std::vector<Error> in_file;
  const Config config = read_config(flags, environment, &in_file);
  std::vector<ConfigFault> faults;
  for (const Error& error : in_file) faults.push_back({error.what(), error.what_to_do()});
  for (ConfigFault& fault : config_faults(config, environment)) faults.push_back(std::move(fault));
  std::size_t count = 0;
  for (const ConfigFault& fault : faults) {
    count += !fault.is_warning;
    out << fmt::format("{:<8} {}\n", fault.is_warning ? "warning" : "fault", fault.what);
    if (!fault.what_to_do.empty()) out << fmt::format("         {}\n", fault.what_to_do);
  }
  out << (count == 0 ? "configuration: no fault found\n"
                     : fmt::format("configuration: {} fault{}\n", count, count == 1 ? "" : "s"));
  return count == 0 ? 0 : exit_code(Remedy::fix_setup);
}

}  // namespace tonearm
