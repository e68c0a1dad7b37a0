// A server on loopback that gives written answers, byte for byte, and keeps what it was asked.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace tonearm {

/// One answer a request; after the last the server closes. Each accepted connection serves requests until its answer
/// ends in a cut (`close_after`).
class CannedServer {
 public:
  struct Answer {
    std::string bytes;
    bool close_after = false;
  };

  explicit CannedServer(std::vector<Answer> answers) : answers_(std::move(answers)) {
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
  ~CannedServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/2.0/"; }
  /// Head of each request, and how many connections there were. Once the client has its answers.
  std::vector<std::string> requests;
  int connections = 0;

 private:
  void serve() {
    std::size_t next = 0;
    while (next < answers_.size()) {
      const int peer = ::accept(listener_, nullptr, nullptr);
      if (peer < 0) return;
      ++connections;
      for (bool open = true; open && next < answers_.size();) {
        std::string head;
        char c = 0;
        while (!head.ends_with("\r\n\r\n") && ::recv(peer, &c, 1, 0) == 1) head += c;
        if (head.empty()) break;
        requests.push_back(head);
        const Answer& answer = answers_[next++];
        ::send(peer, answer.bytes.data(), answer.bytes.size(), MSG_NOSIGNAL);
        open = !answer.close_after;
      }
      ::close(peer);
    }
  }

  std::vector<Answer> answers_;
  int listener_ = -1;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace tonearm
