// The TCP connections that this process has on a port of its own.
#pragma once
#include <optional>

namespace tonearm::simulator {

/// Shuts down every connection that was accepted on the port.
void shut_connections(int local_port);

/// Ends the connection from `client_port`: with a reset, or as if all had been said.
void end_connection(int local_port, int client_port, bool with_reset);

}  // namespace tonearm::simulator
