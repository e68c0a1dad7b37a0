#include "app/init.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>

#include "app/config_file.h"
#include "app/progress.h"
#include "app/stages.h"
#include "lake/json_body.h"

namespace tonearm {
namespace {

constexpr std::chrono::seconds kPatience{20};  // somebody sits in front of it

/// No echo while the key is typed.
class SilentTerminal {
 public:
  SilentTerminal() : silent_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    termios now = before_;
    now.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (silent_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &now);
  }
  ~SilentTerminal() {
    if (silent_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

 private:
  termios before_{};
  bool silent_;
};

std::string read_line(Parts& parts, const std::string& question, const std::string& key) {
  parts.out << question << std::flush;
  std::string line;
  if (!std::getline(parts.in, line))
    throw Error(Remedy::fix_usage, fmt::format("no {} was given", key), "Answer the question, or give it as a flag.");
  line.erase(0, line.find_first_not_of(" \t\r"));
  line.erase(line.find_last_not_of(" \t\r") + 1);
  if (line.empty())
    throw Error(Remedy::fix_usage, fmt::format("no {} was given", key), "Answer the question, or give it as a flag.");
  return line;
}

/// A value from this call's flag or environment; asked for otherwise, also where the file has one.
std::string value_or_question(Parts& parts, const std::string& key, const std::string& question) {
  const Setting& setting = parts.config.settings.at(key);
  const bool given = setting.source.starts_with("--") || setting.source.starts_with("TONEARM_");
  if (given && !setting.value.empty()) return setting.value;
  if (key != "api_key") return read_line(parts, question, key);
  const SilentTerminal silent;
  std::string value = read_line(parts, question, key);
  parts.out << '\n';
  return value;
}

struct Account {
  std::string name, playcount;
};

Account check_account(Parts& parts, const std::string& user, const std::string& api_key) {
  ServiceSettings settings;
  settings.base = parts.config.text("api_base");
  settings.api_key = api_key;
  settings.max_rate = parts.config.rate();
  settings.retry_wait = parts.config.duration("retry_wait");
  settings.patience = std::min<std::chrono::milliseconds>(parts.config.duration("patience"), kPatience);
  Account account;
  LastfmClient(parts.http, parts.clock, settings)
      .ask({"user.getInfo", {{"user", user}}}, [&](const std::string& body) -> std::optional<std::string> {
        std::string copy = body;
        const auto said = json_member(parse_json_root(copy, "user.getInfo"), "user");
        if (!said) return "the answer names no user";
        account = {json_text(json_member(*said, "name")), json_text(json_member(*said, "playcount"))};
        return std::nullopt;
      });
  return account;
}

[[noreturn]] void cannot_write(const std::string& path) {
  throw Error(Remedy::get_permission, fmt::format("cannot write {}: {}", path, std::strerror(errno)),
              "Make it writable for this user, or choose another --home.");
}

/// Aside, private from its first byte, then renamed.
void write_private(const std::filesystem::path& path, const std::string& text) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  const std::string aside = path.string() + ".aside";
  const int file = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) cannot_write(aside);
  ::fchmod(file, 0600);
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!written || ::rename(aside.c_str(), path.c_str()) != 0) cannot_write(path.string());
}

}  // namespace

int init(Parts& parts) {
  const std::string user = value_or_question(parts, "user", "last.fm user: ");
  const std::string api_key =
      value_or_question(parts, "api_key", "API key (from https://www.last.fm/api/accounts; it is not shown): ");
  parts.log.hide(api_key);
  const Account account = check_account(parts, user, api_key);
  const std::filesystem::path path = parts.config.file();
  write_private(path, with_account(text_of(path), account.name.empty() ? user : account.name, api_key));
  parts.out << fmt::format(
      "{} has {} scrobbles on last.fm. Written: {} (readable by you alone).\nNext: tonearm sync\n", account.name,
      with_thousands(static_cast<std::int64_t>(std::atoll(account.playcount.c_str()))), path.string());
  return 0;
}

}  // namespace tonearm
