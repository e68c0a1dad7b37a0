// The simulator's socket on 127.0.0.1 (cpp-httplib, seen by this file's .cc alone).
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "simulator/answer.h"

namespace tonearm::simulator {

struct DoorRequest {
  std::string verb;  ///< of /_sim/verb; "" for the API
  Params params;     ///< of the query and of a form; the first of a name
  std::string body, user_agent;
  int client_port = 0;
};

class HttpDoor {
 public:
  using Respond = std::function<Answer(const DoorRequest&)>;

  /// `respond` is called from many threads.
  explicit HttpDoor(Respond respond);
  ~HttpDoor();

  /// Listens; 0 for a free port. Returns the port. Throws Error(fix_setup) when it is taken.
  int open(int port);
  /// Refuses connections from now on and ends those that there are. Not from within `respond`.
  void close();
  /// False before `open`, after `close` and once an answer has refused.
  bool is_open() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tonearm::simulator
