// A last.fm on loopback that knows the truth.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

#include "simulator/faults.h"
#include "simulator/history.h"
#include "simulator/http_door.h"
#include "simulator/service.h"
#include "simulator/stats.h"
#include "simulator/tags.h"

namespace tonearm::simulator {

struct SimulatorOptions {
  std::string api_key = "demo-key";  ///< empty: every key is taken
  std::uint64_t seed = 7;            ///< of all faults and made-up things
  int port = 0;                      ///< 0: a free one
  std::function<void(const std::string& line)> log;
};

/// Fill history() and tags(), start, set faults. All but tags() may be used while it runs.
class Simulator {
 public:
  explicit Simulator(SimulatorOptions options = {});
  ~Simulator() { stop(); }

  /// Listens on 127.0.0.1; returns the port.
  int start();
  void stop();
  /// "http://127.0.0.1:PORT/2.0/", once started.
  std::string base_url() const;

  History& history() { return history_; }
  Tags& tags() { return tags_; }
  Stats stats() const { return service_.stats(); }
  Faults faults() const { return service_.faults(); }
  /// A service that is down comes up again on its port when `down_after` changes.
  void set_faults(const Faults& faults);
  /// One of them, by name; the others stay.
  void set_fault(const std::string& name, double value);

  /// Waits until /_sim/quit, or for so long. True for the former.
  bool wait_for_quit(std::chrono::milliseconds patience);

 private:
  Answer respond(const DoorRequest& request);
  void log(const DoorRequest& request, const Answer& answer) const;

  const SimulatorOptions options_;
  History history_;
  Tags tags_;
  Service service_;
  int port_ = 0;
  bool started_ = false;
  std::mutex mutex_;
  std::condition_variable quits_;
  bool quit_ = false;
  HttpDoor door_;
};

}  // namespace tonearm::simulator
