#include "notify/ways.h"

#include <fmt/format.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "core/ascii.h"
#include "core/fingerprint.h"
#include "core/utc_time.h"
#include "notify/letter_text.h"

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::chrono::seconds kWait{1};     // before the second try
constexpr std::size_t kDiscordLimit = 1900;  // bytes; Discord takes 2,000 letters

/// Its beginning, ended between two letters.
std::string cut_to(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes) + "…";
}

Json instant(std::int64_t uts) { return uts == 0 ? Json() : Json(format_utc(uts)); }

Delivery delivery_of(const char* way, const HttpAnswer& answer) {
  Delivery delivery{way};
  if (answer.outcome != HttpAnswer::Outcome::answered) {
    delivery.passing = true;
    delivery.said = "no answer: " + answer.failure;
    delivery.what_to_do = fmt::format("Check that this machine reaches the address of notify_{}.", way);
    return delivery;
  }
  delivery.taken = answer.status / 100 == 2;
  delivery.passing = answer.status == 429 || answer.status / 100 == 5;
  delivery.said = std::to_string(answer.status);
  if (!delivery.taken) delivery.what_to_do = fmt::format("Check the address that notify_{} names.", way);
  return delivery;
}

Delivery by_webhook(const Message& message, const Ways& ways, const Wires& wires) {
  HttpRequest request{ways.webhook, {}, "POST", {{"Content-Type", "application/json; charset=utf-8"}}};
  request.body = webhook_json(message);
  return delivery_of("webhook", wires.http.send(request));
}

Delivery by_ntfy(const Message& message, const Ways& ways, const Wires& wires) {
  HttpRequest request{ways.ntfy, {}, "POST", ntfy_headers(message)};
  request.body = message.text;
  return delivery_of("ntfy", wires.http.send(request));
}

std::string mail_advice(MailAnswer::Outcome outcome) {
  switch (outcome) {
    case MailAnswer::Outcome::accepted:
      return "";
    case MailAnswer::Outcome::login:
      return "Check notify_smtp_user and notify_smtp_password; Gmail wants an app password.";
    case MailAnswer::Outcome::not_found:
      return "Check that this machine reaches the server that notify_smtp names.";
    default:
      return "Check notify_smtp (smtps:// for TLS from the first byte), notify_email and notify_email_from.";
  }
}

Delivery by_email(const Message& message, const Ways& ways, const Wires& wires, Clock& clock) {
  if (ways.smtp.url.empty())
    return {"email", false, false, "no server is set", "Set notify_smtp, such as smtp://smtp.example.org:587."};
  using Outcome = MailAnswer::Outcome;
  const std::string id = fmt::format("{}.{:016x}", clock.now_ms(),
                                     static_cast<std::uint64_t>(fingerprint({whole_text(message), ways.email_from})));
  const MailAnswer answer =
      wires.mail.send(ways.smtp, {ways.email_from, ways.email, letter_text(message, ways.email_from, ways.email, id)});
  return {"email", answer.outcome == Outcome::accepted,
          answer.outcome == Outcome::put_off || answer.outcome == Outcome::not_found, answer.said,
          mail_advice(answer.outcome)};
}

Delivery by_command(const Message& message, const Ways& ways, const Wires& wires) {
  ShellCommand command{ways.command, message.text + "\n", command_variables(message)};
  for (const std::string& name : ways.hidden_variables) command.environment.emplace_back(name, "");
  const ShellAnswer answer = wires.shell.run(command);
  Delivery delivery{"command"};
  delivery.taken = answer.outcome == ShellAnswer::Outcome::ended && answer.code == 0;
  const std::string said = answer.said.empty() ? "" : ": " + std::string(trimmed(answer.said));
  if (answer.outcome == ShellAnswer::Outcome::not_started)
    delivery.said = "it could not be started" + said;
  else if (answer.outcome == ShellAnswer::Outcome::killed)
    delivery.said = fmt::format("it was killed after {} s{}", command.at_most.count() / 1000, said);
  else
    delivery.said = delivery.taken ? "exit code 0" : fmt::format("exit code {}{}", answer.code, said);
  if (!delivery.taken)
    delivery.what_to_do = "Run the command of notify_command by hand: it reads the text on its standard input.";
  return delivery;
}

}  // namespace

std::string webhook_json(const Message& message) {
  const std::string text = whole_text(message);
  Json json = {{"event", event_name(message.event)},
               {"title", message.title},
               {"text", text},
               {"content", cut_to(text, kDiscordLimit)},
               {"user", message.user},
               {"command", message.command},
               {"exit_code", message.exit_code ? Json(*message.exit_code) : Json()},
               {"at", instant(message.at)},
               {"since", instant(message.since)},
               {"gaps", Json::array()}};
  for (const Hole& gap : message.gaps)
    json["gaps"].push_back({{"from", format_utc(gap.window.from)},
                            {"to", gap.window.to >= kForever ? Json() : Json(format_utc(gap.window.to))},
                            {"reason", gap.reason}});
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

HttpHeaders ntfy_headers(const Message& message) {
  const bool is_urgent = message.event == Event::failure || message.event == Event::no_sync;
  const char* tag = is_urgent                               ? "rotating_light"
                    : message.event == Event::recovery      ? "white_check_mark"
                    : message.event == Event::gap           ? "warning"
                    : message.event == Event::no_fresh_data ? "zzz"
                                                            : "bell";
  return {{"Title", header_text(message.title)},
          {"Priority", is_urgent ? "high" : "default"},
          {"Tags", tag},
          {"Content-Type", "text/plain; charset=utf-8"}};
}

std::vector<std::pair<std::string, std::string>> command_variables(const Message& message) {
  std::vector<std::pair<std::string, std::string>> variables = {{"TONEARM_EVENT", event_name(message.event)},
                                                                {"TONEARM_TITLE", message.title},
                                                                {"TONEARM_AT", format_utc(message.at)}};
  if (!message.user.empty()) variables.emplace_back("TONEARM_USER", message.user);
  if (!message.command.empty()) variables.emplace_back("TONEARM_COMMAND", message.command);
  if (message.exit_code) variables.emplace_back("TONEARM_EXIT_CODE", std::to_string(*message.exit_code));
  if (message.since != 0) variables.emplace_back("TONEARM_SINCE", format_utc(message.since));
  return variables;
}

std::vector<Delivery> deliver(const Message& message, const Ways& ways, const Wires& wires, Clock& clock) {
  std::vector<Delivery> deliveries;
  const auto with_retry = [&](const std::function<Delivery()>& attempt) {
    Delivery delivery = attempt();
    if (delivery.passing && !delivery.taken) {
      clock.sleep(kWait);
      delivery = attempt();
    }
    deliveries.push_back(std::move(delivery));
  };
  if (!ways.webhook.empty()) with_retry([&] { return by_webhook(message, ways, wires); });
  if (!ways.ntfy.empty()) with_retry([&] { return by_ntfy(message, ways, wires); });
  if (!ways.email.empty()) with_retry([&] { return by_email(message, ways, wires, clock); });
  if (!ways.command.empty()) with_retry([&] { return by_command(message, ways, wires); });
  return deliveries;
}

}  // namespace tonearm
