// One letter to a mail server.
#pragma once
#include <string>
#include <vector>

namespace tonearm {

/// Where letters are handed in.
struct MailServer {
  std::string url;             ///< smtp://host:587 (STARTTLS, which only this machine may do without), smtps://host
  std::string user, password;  ///< "" where the server asks for none
};

struct Letter {
  std::string from;             ///< an address
  std::vector<std::string> to;  ///< addresses
  std::string text;             ///< header and body as RFC 5322 has them, lines ended by CRLF
};

struct MailAnswer {
  enum class Outcome {
    accepted,
    refused,    ///< by the server, or no agreement on TLS: the same letter will be refused again
    put_off,    ///< a passing refusal (4xx), or a connection that broke
    login,      ///< user and password are not taken
    not_found,  ///< no connection
  };
  Outcome outcome = Outcome::not_found;
  std::string said;  ///< for people: the server's last line, or what libcurl says; without the password
};

class MailSender {
 public:
  virtual ~MailSender() = default;
  /// Never throws for what the wire does. Ends within seconds.
  virtual MailAnswer send(const MailServer& server, const Letter& letter) = 0;
};

}  // namespace tonearm
