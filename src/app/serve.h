// tonearm serve: the dashboard in the browser.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/parts.h"
#include "app/telling.h"

namespace tonearm {

struct ServeOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8321;
  std::vector<std::string> allow_hosts;
  std::string sync_at;  ///< "05:00", "" for never
  double query_seconds = 10;
  std::size_t max_connections = 1500;
  bool log_requests = false;
  std::string refresh_every = "15m";  ///< how often a lake in a bucket is looked at for what is new
  std::string port_file;              ///< gets the port once the server listens; "" for none
};

/// What only the edge of the program knows.
struct ServeEdge {
  std::string program;                                ///< this program's path: a sync is another run of it
  std::vector<std::string> environment;               ///< "NAME=value"
  std::function<std::optional<long>()> home_is_held;  ///< the process that writes the home now
  Teller& teller;
  std::function<void()> stop_telling;  ///< what is under way ends at once
};

/// Serves until SIGINT or SIGTERM; returns 0.
int serve(Parts& parts, const ServeOptions& options, const ServeEdge& edge);

/// What a sync that the server starts finds in its environment: this one, with the settings that were given as flags;
/// so no secret stands in a command line. The token is the server's alone.
std::vector<std::string> sync_environment(const Config& config, const std::vector<std::string>& environment);

}  // namespace tonearm
