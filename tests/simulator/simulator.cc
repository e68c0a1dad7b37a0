#include "simulator/simulator.h"

#include "simulator/control.h"

namespace tonearm::simulator {

Simulator::Simulator(SimulatorOptions options)
    : options_(std::move(options)),
      service_(history_, tags_, options_.api_key, options_.seed),
      port_(options_.port),
      door_([this](const DoorRequest& request) { return respond(request); }) {}

int Simulator::start() {
  port_ = door_.open(port_);
  started_ = true;
  return port_;
}

void Simulator::stop() {
  door_.close();
  started_ = false;
}

std::string Simulator::base_url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/2.0/"; }

void Simulator::set_faults(const Faults& faults) {
  const bool comes_up = faults.down_after != service_.faults().down_after;
  service_.set_faults(faults);
  if (started_ && comes_up && !door_.is_open()) door_.open(port_);
}

void Simulator::set_fault(const std::string& name, double value) {
  auto faults = service_.faults();
  simulator::set_fault(faults, name, value);
  set_faults(faults);
}

bool Simulator::wait_for_quit(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return quits_.wait_for(lock, patience, [&] { return quit_; });
}

Answer Simulator::respond(const DoorRequest& request) {
  if (request.verb == "quit") {
    const std::lock_guard lock(mutex_);
    quit_ = true;
    quits_.notify_all();
    Answer farewell;
    farewell.body = "{}\n";
    return farewell;
  }
  auto answer = request.verb.empty() ? service_.answer(request.params, request.user_agent, request.client_port)
                                     : answer_control(request.verb, request.params, request.body, history_, service_);
  if (options_.log) log(request, answer);
  return answer;
}

void Simulator::log(const DoorRequest& request, const Answer& answer) const {
  std::string line = request.verb.empty() ? "" : "/_sim/" + request.verb;
  for (const auto& [name, value] : request.params)
    if (name != "api_key" && name != "format") line += " " + name + "=" + value;
  line += " -> " + std::to_string(answer.status) + " " + std::to_string(answer.body.size()) + " B";
  if (!answer.fault.empty()) line += " " + answer.fault;
  options_.log(line);
}

}  // namespace tonearm::simulator
