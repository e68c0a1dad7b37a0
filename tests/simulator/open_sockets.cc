#include "simulator/open_sockets.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <filesystem>
#include <string>
#include <vector>

namespace tonearm::simulator {
namespace {

using NameOf = int (*)(int, sockaddr*, socklen_t*);

int port_by(NameOf name_of, int fd) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  if (name_of(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0 || address.sin_family != AF_INET) return -1;
  return ntohs(address.sin_port);
}

/// Connections that were accepted on the port: a listening socket has no peer.
std::vector<int> accepted_on(int local_port) {
  std::vector<int> fds;
  std::error_code no_proc;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", no_proc)) {
    const int fd = std::stoi(entry.path().filename().string());
    if (port_by(getsockname, fd) == local_port && port_by(getpeername, fd) > 0) fds.push_back(fd);
  }
  return fds;
}

/// Linux drops a connection with a reset when its socket is told to connect to no address.
void reset(int fd) {
  sockaddr nowhere{};
  nowhere.sa_family = AF_UNSPEC;
  connect(fd, &nowhere, sizeof nowhere);
}

}  // namespace

void shut_connections(int local_port) {
  for (const int fd : accepted_on(local_port)) shutdown(fd, SHUT_RDWR);
}

void end_connection(int local_port, int client_port, bool with_reset) {
  for (const int fd : accepted_on(local_port)) {
    if (port_by(getpeername, fd) != client_port) continue;
    if (with_reset)
      reset(fd);
    else
      shutdown(fd, SHUT_RDWR);
  }
}

}  // namespace tonearm::simulator
