// The ways to the user: a webhook, ntfy, e-mail, a command.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "notify/message.h"
#include "ports/clock.h"
#include "ports/http_client.h"
#include "ports/mail.h"
#include "ports/shell.h"

namespace tonearm {

/// Those that are set; "" for one that is not.
struct Ways {
  std::string webhook, ntfy;
  std::vector<std::string> email;  ///< addresses
  std::string email_from;
  MailServer smtp;
  std::string command;
  std::vector<std::string> hidden_variables;  ///< names that the command does not find in its environment

  bool none() const { return webhook.empty() && ntfy.empty() && email.empty() && command.empty(); }
};

/// What carries them.
struct Wires {
  HttpClient& http;
  MailSender& mail;
  Shell& shell;
};

/// How one way took a message.
struct Delivery {
  std::string way;  ///< "webhook", "ntfy", "email", "command"
  bool taken = false;
  bool passing = false;         ///< the trouble may be over soon
  std::string said = {};        ///< "200", "550 5.1.1 no such user", "no connection: …"
  std::string what_to_do = {};  ///< "" where it was taken
};

/// By every way, one after the other, whatever the others did; where the trouble may pass a second time. Throws
/// Error(try_again) where the user interrupts.
std::vector<Delivery> deliver(const Message& message, const Ways& ways, const Wires& wires, Clock& clock);

/// The body that the webhook gets: docs/notify.md has its keys.
std::string webhook_json(const Message& message);
/// Title, Priority, Tags: https://docs.ntfy.sh/publish/.
HttpHeaders ntfy_headers(const Message& message);
/// TONEARM_EVENT, TONEARM_TITLE, …
std::vector<std::pair<std::string, std::string>> command_variables(const Message& message);

}  // namespace tonearm
