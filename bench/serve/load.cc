// tonearm-load: answers a second, and how long they take, of a server on loopback.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using Steady = std::chrono::steady_clock;

struct Options {
  int port = 8321, clients = 50, seconds = 10;
  std::string targets_file;
  std::vector<std::string> targets;
  bool once = false;
};

struct Asked {
  int status = 0;
  double ms = 0;
  std::size_t bytes = 0;
};

/// One keep-alive connection.
class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error(fmt::format("nothing listens on port {}", port));
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;

  Asked ask(const std::string& target) {
    const auto began = Steady::now();
    const std::string request =
        fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n", target);
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) < 0)
      throw std::runtime_error("the server closed");
    Asked asked;
    std::size_t end;
    while ((end = bytes_.find("\r\n\r\n")) == std::string::npos) receive();
    asked.status = std::stoi(bytes_.substr(9, 3));
    const std::size_t length = bytes_.find("Content-Length: ");
    if (length == std::string::npos || length > end) throw std::runtime_error(target + " has no length");
    asked.bytes = std::stoul(bytes_.substr(length + 16));
    while (bytes_.size() < end + 4 + asked.bytes) receive();
    bytes_.erase(0, end + 4 + asked.bytes);
    asked.ms = std::chrono::duration<double, std::milli>(Steady::now() - began).count();
    return asked;
  }

 private:
  void receive() {
    char some[65536];
    const ssize_t got = ::recv(socket_, some, sizeof some, 0);
    if (got <= 0) throw std::runtime_error("the server closed");
    bytes_.append(some, static_cast<std::size_t>(got));
  }

  int socket_;
  std::string bytes_;
};

double quantile(const std::vector<Asked>& sorted, double share) {
  return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))].ms;
}

void print(std::vector<Asked> all, double seconds) {
  std::sort(all.begin(), all.end(), [](const Asked& a, const Asked& b) { return a.ms < b.ms; });
  std::map<int, int> statuses;
  std::size_t bytes = 0;
  for (const Asked& asked : all) ++statuses[asked.status], bytes += asked.bytes;
  fmt::print(
      "{} answers in {:.1f} s: {:.0f}/s, {:.1f} MB; p50 {:.1f} ms, p95 {:.1f} ms, p99 {:.1f} ms, longest {:.1f} ms\n",
      all.size(), seconds, static_cast<double>(all.size()) / seconds, static_cast<double>(bytes) / 1e6,
      quantile(all, 0.5), quantile(all, 0.95), quantile(all, 0.99), quantile(all, 1));
  for (const auto& [status, count] : statuses) fmt::print("  status {}: {}\n", status, count);
}

/// Each target once, one after the other: how long it takes where nothing is kept.
void ask_once(const Options& options) {
  Client client(options.port);
  std::vector<Asked> all;
  const auto began = Steady::now();
  for (const std::string& target : options.targets) {
    all.push_back(client.ask(target));
    fmt::print("{:9.1f} ms  {}  {:>8} bytes  {}\n", all.back().ms, all.back().status, all.back().bytes, target);
  }
  print(std::move(all), std::chrono::duration<double>(Steady::now() - began).count());
}

void ask_together(const Options& options) {
  std::vector<std::vector<Asked>> each(static_cast<std::size_t>(options.clients));
  std::vector<std::thread> threads;
  std::atomic<std::size_t> next{0};
  const auto began = Steady::now(), end = began + std::chrono::seconds(options.seconds);
  for (auto& asked : each)
    threads.emplace_back([&] {
      try {
        Client client(options.port);
        while (Steady::now() < end) asked.push_back(client.ask(options.targets[next++ % options.targets.size()]));
      } catch (const std::exception& error) {
        fmt::print(stderr, "a client ended: {}\n", error.what());
      }
    });
  for (std::thread& thread : threads) thread.join();
  std::vector<Asked> all;
  for (const auto& asked : each) all.insert(all.end(), asked.begin(), asked.end());
  print(std::move(all), std::chrono::duration<double>(Steady::now() - began).count());
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{"Asks a tonearm serve on this machine, and says how fast it answers.", "tonearm-load"};
  app.add_option("--port", options.port, "of the server (default 8321)");
  app.add_option("--clients", options.clients, "keep-alive connections at once (default 50)");
  app.add_option("--seconds", options.seconds, "how long (default 10)");
  app.add_flag("--once", options.once, "each target once, by one client, with its time");
  app.add_option("--targets", options.targets_file, "a file with a target a line: /api/v1/overview?genre=rock");
  app.add_option("target", options.targets, "targets");
  CLI11_PARSE(app, argc, argv);
  std::ifstream file(options.targets_file);
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) options.targets.push_back(line);
  if (options.targets.empty()) options.targets = {"/api/v1/overview"};
  try {
    options.once ? ask_once(options) : ask_together(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "tonearm-load: {}\n", error.what());
    return 1;
  }
  return 0;
}
