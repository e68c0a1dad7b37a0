// The configuration: read once, then passed down. flag > environment > file > default.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/local_time.h"
#include "report/hemisphere.h"
#include "serve/next_run.h"

namespace tonearm {

/// One thing that can be set. The key is its name in tonearm.toml, and --key with hyphens its flag.
struct SettingSpec {
  const char* key;
  const char* environment;
  const char* fallback;
  const char* help;
  bool secret = false;  ///< may come from a file too, which its environment name with _FILE after it names
};
const std::vector<SettingSpec>& setting_specs();

struct Setting {
  std::string value;
  std::string source;  ///< "--user", "TONEARM_USER", "tonearm.toml line 3", "default"
};

struct Config {
  std::filesystem::path home;
  std::string home_source;
  std::map<std::string, Setting> settings;  ///< every key of setting_specs()

  const std::string& text(const std::string& key) const { return settings.at(key).value; }
  /// Each throws Error(fix_setup) that names the value and where it came from.
  double rate() const;
  std::int64_t maximum_bytes_billed() const;
  std::chrono::milliseconds duration(const std::string& key) const;
  std::vector<DatedZone> zones() const;
  /// As set; else that of the listener's last zone, north where its place is not known.
  Hemisphere hemisphere() const;
  /// When the server syncs daily; nothing where it does not.
  std::optional<TimeOfDay> sync_at() const;
  /// Throws where no user, or no key, is set.
  const std::string& required(const std::string& key) const;

  std::filesystem::path file() const { return home / "tonearm.toml"; }
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// `flags`: the keys given on the command line ("home" among them). Reads home/tonearm.toml where it is. Faults of that
/// file, or of one that a secret should come from, are thrown, or, where `faults` is given, added to it and left out.
Config read_config(const std::map<std::string, std::string>& flags, const Environment& environment,
                   std::vector<Error>* faults = nullptr);

/// "--max-rate" of "max_rate".
std::string flag_of(const std::string& key);

/// "10m", "90s", "500ms", "2h", or seconds as a number.
std::optional<std::chrono::milliseconds> parse_duration(const std::string& text);

}  // namespace tonearm
