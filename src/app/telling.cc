#include "app/telling.h"

#include <fmt/format.h>

#include "app/listeners.h"
#include "lake/keys.h"
#include "lake/listener.h"
#include "notify/wording.h"

namespace tonearm {
namespace {

std::vector<std::string> addresses(const std::string& text) {
  std::vector<std::string> all;
  std::string one;
  for (const char c : text + ",") {
    if (c != ',' && c != ' ') {
      one += c;
    } else if (!one.empty()) {
      all.push_back(one);
      one.clear();
    }
  }
  return all;
}

/// `read`, or `otherwise` where the setting that it reads is wrong: that is what a run fails of, and what must be told.
template <class Read>
auto or_else(Read read, decltype(read()) otherwise) {
  try {
    return read();
  } catch (const Error&) {
    return otherwise;
  }
}

LocalClock clock_of(const Config& config) {
  return LocalClock(or_else([&] { return config.zones(); }, parse_zones("UTC")));
}

std::chrono::seconds fresh_within(const Config& config) {
  const auto time = parse_duration(config.text("notify_fresh_within"));
  return std::chrono::duration_cast<std::chrono::seconds>(time.value_or(std::chrono::milliseconds(0)));
}

/// Shards run side by side, each with what it told of its own listeners.
std::string memory_key(const Config& config) {
  const Shard shard = or_else([&] { return parse_shard(config.text("shard")); }, Shard{});
  return shard.count == 1 ? "runs/notified.json"
                          : fmt::format("runs/notified-{}-of-{}.json", shard.number, shard.count);
}

/// What the lake covers, for those of whom a gap was told.
void add_covered(RunEnd& end, const Memory& memory, ObjectStore& lake) {
  for (ListenerEnd& listener : end.listeners) {
    const auto told = memory.listeners.find(listener.user);
    if (told != memory.listeners.end() && !told->second.gaps.empty())
      listener.covered = covered(list_observations(lake, listener.user));
  }
}

std::string trouble_text(const Delivery& delivery) {
  return fmt::format("notify: {} did not take the message: {}. {}", delivery.way, delivery.said, delivery.what_to_do);
}

}  // namespace

Ways ways_of(const Config& config) {
  Ways ways;
  ways.webhook = config.text("notify_webhook");
  ways.ntfy = config.text("notify_ntfy");
  ways.email = addresses(config.text("notify_email"));
  ways.smtp = {config.text("notify_smtp"), config.text("notify_smtp_user"), config.text("notify_smtp_password")};
  ways.email_from = config.text("notify_email_from");
  if (ways.email_from.empty() && !ways.email.empty())
    ways.email_from = ways.smtp.user.find('@') != std::string::npos ? ways.smtp.user : ways.email.front();
  ways.command = config.text("notify_command");
  for (const SettingSpec& spec : setting_specs())
    if (spec.secret) ways.hidden_variables.emplace_back(spec.environment);
  return ways;
}

Memory recall(ObjectStore* lake, const std::string& key) {
  try {
    if (lake) return read_memory(lake->get(key).value_or(""));
  } catch (const Error&) {
    // Something may be told once more.
  }
  return {};
}

void remember(ObjectStore* lake, const std::string& key, const Memory& memory) {
  try {
    if (lake) lake->put(key, write_memory(memory), PutIf::always());
  } catch (const Error&) {
    // The same.
  }
}

Teller::Teller(const Config& config, Log& log, Clock& clock, Wires wires, const std::atomic<bool>& interrupted)
    : config_(config), log_(log), clock_(clock), wires_(wires), interrupted_(interrupted), ways_(ways_of(config)) {}

int Teller::told(RunEnd& end, const std::function<int()>& work, const std::function<ObjectStore*()>& lake) {
  if (!has_ways()) return work();
  if (config_.text("users").empty()) end.user = user_part(config_.text("user"));
  try {
    end.exit_code = work();
  } catch (const AnotherAtWork&) {
    throw;
  } catch (const Error& error) {
    end.exit_code = exit_code(error.remedy());
    end.failures.push_back({"", error.what(), error.what_to_do()});
    tell_end(end, lake());
    throw;
  } catch (const std::exception& error) {
    end.exit_code = 70;
    end.failures.push_back({"", fmt::format("unexpected: {}", error.what()), "Its log says more."});
    tell_end(end, lake());
    throw;
  }
  tell_end(end, lake());
  return end.exit_code;
}

/// Whatever goes wrong here is said, and changes nothing of how the run ended.
void Teller::tell_end(RunEnd end, ObjectStore* lake) try {
  if (interrupted_) return;
  for (RunFailure& failure : end.failures) {
    failure.what = log_.without_secret(failure.what);
    failure.what_to_do = log_.without_secret(failure.what_to_do);
  }
  const std::string key = memory_key(config_);
  const Memory before = recall(lake, key);
  if (lake) add_covered(end, before, *lake);
  LocalClock clock = clock_of(config_);
  const Decision decision = decide(before, end, fresh_within(config_), clock_.now(), clock);
  if (!tell(decision.messages, [this](const std::string& text) { log_.warn(text); })) return;
  if (decision.memory != before) remember(lake, key, decision.memory);
} catch (const std::exception& error) {
  log_.warn(fmt::format("notify: nothing could be told: {}", error.what()));
}

bool Teller::tell(const std::vector<Message>& messages, const std::function<void(const std::string&)>& warn) {
  bool all_taken = true;
  for (const Message& message : messages) {
    bool taken = false;
    for (const Delivery& delivery : deliver(message, ways_, wires_, clock_)) {
      taken |= delivery.taken;
      if (!delivery.taken) warn(trouble_text(delivery));
    }
    all_taken &= taken;
  }
  return all_taken;
}

int Teller::test(std::ostream& out) {
  if (!has_ways())
    throw Error(
        Remedy::fix_setup, "no way to tell you anything is set",
        "Set one in tonearm.toml, such as [notify] ntfy = \"https://ntfy.sh/my-topic\"; docs/notify.md has all.");
  LocalClock clock = clock_of(config_);
  int code = 0;
  for (const Delivery& delivery : deliver(test_message(clock_.now(), clock), ways_, wires_, clock_)) {
    out << log_.without_secret(
        fmt::format("{:<9}{}: {}\n", delivery.way, delivery.taken ? "taken" : "NOT taken", delivery.said));
    if (delivery.taken) continue;
    out << fmt::format("         {}\n", delivery.what_to_do);
    if (code == 0) code = exit_code(delivery.passing ? Remedy::wait_for_service : Remedy::fix_setup);
  }
  return code;
}

}  // namespace tonearm
