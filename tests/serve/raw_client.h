// A client of HTTP that sends what a test says, byte for byte, on loopback.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cctype>
#include <chrono>
#include <map>
#include <stdexcept>
#include <string>

namespace tonearm {

struct RawAnswer {
  int status = 0;                             ///< 0: the connection ended without an answer
  std::map<std::string, std::string> fields;  ///< names in lower case
  std::string body;
};

class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval longest{20, 0};  // so that a test fails and does not hang
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("the server takes no connection");
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;

  void send(const std::string& bytes) { ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }

  /// GET with the fields given, each ended by CRLF.
  RawAnswer get(const std::string& target, const std::string& fields = "") { return ask("GET", target, fields); }
  RawAnswer ask(const std::string& method, const std::string& target, const std::string& fields = "",
                const std::string& body = "") {
    const std::string host = fields.find("Host:") == std::string::npos ? "Host: localhost\r\n" : "";
    const std::string length = body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n";
    send(method + " " + target + " HTTP/1.1\r\n" + host + fields + length + "\r\n" + body);
    return read_answer(method == "HEAD");
  }

  RawAnswer read_answer(bool head_only = false) {
    RawAnswer answer;
    if (!fill_until("\r\n\r\n")) return answer;
    std::string head = cut(bytes_.find("\r\n\r\n") + 4);
    answer.status = std::stoi(head.substr(9, 3));
    for (std::size_t at = head.find("\r\n") + 2; at + 2 < head.size();) {
      const std::size_t end = head.find("\r\n", at), colon = head.find(": ", at);
      std::string name = head.substr(at, colon - at);
      for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      answer.fields[name] += head.substr(colon + 2, end - colon - 2);
      at = end + 2;
    }
    if (head_only || answer.status == 304) return answer;
    if (answer.fields.contains("content-length")) {
      const std::size_t size = std::stoul(answer.fields["content-length"]);
      while (bytes_.size() < size && receive()) {
      }
      answer.body = cut(std::min(size, bytes_.size()));
    } else if (answer.fields.contains("transfer-encoding")) {
      read_chunks(answer.body);
    }
    return answer;
  }

  /// Reads on until `text` has come; "" where the connection ends before.
  std::string read_until(const std::string& text) {
    return fill_until(text) ? cut(bytes_.find(text) + text.size()) : "";
  }
  /// Whether the server has closed, once it has nothing more to say.
  bool is_closed() {
    while (receive()) {
    }
    return errno != EAGAIN;
  }

 private:
  bool receive() {
    char some[16384];
    ssize_t got = 0;
    do {  // with a time-out a call is interrupted for less than a signal: a child's birth is enough
      errno = 0;
      got = ::recv(socket_, some, sizeof some, 0);
    } while (got < 0 && errno == EINTR);
    if (got > 0) bytes_.append(some, static_cast<std::size_t>(got));
    return got > 0;
  }
  /// At most 20 s, also where something else comes all the while.
  bool fill_until(const std::string& text) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (bytes_.find(text) == std::string::npos)
      if (!receive() || std::chrono::steady_clock::now() > end) return false;
    return true;
  }
  std::string cut(std::size_t size) {
    std::string front = bytes_.substr(0, size);
    bytes_.erase(0, size);
    return front;
  }
  void read_chunks(std::string& body) {
    while (fill_until("\r\n")) {
      const std::size_t size = std::stoul(cut(bytes_.find("\r\n") + 2), nullptr, 16);
      while (bytes_.size() < size + 2 && receive()) {
      }
      body += cut(size);
      cut(2);
      if (size == 0) return;
    }
    body += "(cut)";
  }

  int socket_;
  std::string bytes_;
};

}  // namespace tonearm
