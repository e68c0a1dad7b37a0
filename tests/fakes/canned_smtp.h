// A mail server on loopback that answers each command with a written line, and keeps what it was told.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace tonearm {

/// For one connection. `answers`: by the command's first word ("RCPT"), and "." for the end of the letter; "" hangs up.
class CannedSmtp {
 public:
  explicit CannedSmtp(std::initializer_list<std::pair<const std::string, std::string>> answers = {})
      : answers_(answers) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::runtime_error("no loopback");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~CannedSmtp() { end(); }

  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  /// The lines that came, once all is said.
  std::vector<std::string> lines() {
    end();
    return lines_;
  }

 private:
  void end() {
    if (!thread_.joinable()) return;
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }

  std::string answer_to(const std::string& word) const {
    const auto written = answers_.find(word);
    if (written != answers_.end()) return written->second;
    return word == "hello" ? "220 canned" : word == "DATA" ? "354 go on" : word == "QUIT" ? "221 bye" : "250 ok";
  }

  static bool say(int peer, const std::string& line) {
    return !line.empty() && ::send(peer, (line + "\r\n").data(), line.size() + 2, MSG_NOSIGNAL) > 0;
  }

  void serve() {
    const int peer = ::accept(listener_, nullptr, nullptr);
    if (peer < 0) return;
    bool letter = false;
    for (bool open = say(peer, answer_to("hello")); open;) {
      std::string line;
      char c = 0;
      while (!line.ends_with("\r\n") && ::recv(peer, &c, 1, 0) == 1) line += c;
      if (!line.ends_with("\r\n")) break;
      line.resize(line.size() - 2);
      lines_.push_back(line);
      if (letter && line != ".") continue;
      const std::string word = line.substr(0, line.find(' '));
      open = say(peer, answer_to(word));
      letter = word == "DATA";
    }
    ::close(peer);
  }

  const std::map<std::string, std::string> answers_;
  std::vector<std::string> lines_;
  int listener_ = -1, port_ = 0;
  std::thread thread_;
};

}  // namespace tonearm
