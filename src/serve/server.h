// The dashboard's HTTP server: pages, the API, events, health and metrics.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ports/clock.h"
#include "ports/warehouse_generations.h"
#include "serve/api.h"
#include "serve/next_run.h"
#include "serve/sync_runner.h"
#include "serve/web_files.h"

namespace tonearm {

struct ServerOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8321;               ///< 0: any that is free
  std::string token;                       ///< "" only for loopback
  std::vector<std::string> allowed_hosts;  ///< names beside those that it is bound to
  std::string version;
  std::size_t workers = 4;
  std::size_t most_waiting = 64;  ///< requests that wait for a worker
  std::size_t most_connections = 1500;
  std::size_t most_listeners = 64;  ///< of /events
  std::size_t cache_bytes = 64u << 20;
  std::chrono::milliseconds query_time{10'000};
  std::chrono::milliseconds header_time{5'000};  ///< for a request's head, and for its body
  std::chrono::milliseconds idle_time{30'000};   ///< between two requests
  std::chrono::milliseconds watch_time{1'000};   ///< between two looks at the current generation
};

/// What the server shows, and where it is told of it.
struct ServerParts {
  Api& api;
  WarehouseGenerations& generations;
  Clock& clock;
  SyncRunner& sync;
  WebFiles web;
  std::function<std::string()> status;              ///< the JSON of /status; called on one thread of its own
  std::function<std::string_view()> openapi;        ///< the YAML of /openapi.yaml
  std::function<void(const std::string&)> log;      ///< of each request; empty: none
  std::function<void(const std::string&)> trouble;  ///< what its operator should know
  std::optional<DailyRun> daily_sync;
};

class Server {
 public:
  /// Binds. Throws Error(fix_usage) where the port is in use (naming the next free one), where the host is no address
  /// of this machine, or where an address that others reach comes without a token.
  Server(ServerOptions options, ServerParts parts);
  ~Server();
  Server(const Server&) = delete;

  std::uint16_t port() const;
  std::string url() const;  ///< "http://127.0.0.1:8321"
  /// Serves until stop(); with `signals`, until SIGINT or SIGTERM, too. What is under way gets 3 s to end.
  void run(bool signals);
  /// From any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tonearm
