// tonearm-simulator: the stand-in for last.fm as a program.
#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <mutex>

#include "core/error.h"
#include "simulator/csv.h"
#include "simulator/generate_history.h"
#include "simulator/json_text.h"
#include "simulator/read_history.h"
#include "simulator/simulator.h"

namespace tonearm::simulator {
namespace {

volatile std::sig_atomic_t interrupted = 0;

struct Arguments {
  SimulatorOptions options;
  std::string user = "listener", history, end = "2025-12-31", port_file, log;
  std::int64_t generate = 0, max_seconds = 3600;
  std::vector<std::string> tags, faults;
  bool faults_all = false;
};

std::string faults_help() {
  std::string help = "Faults (--fault name=value; chances are 0 to 1 a request, switches 0 or 1):\n";
  for (const auto& field : fault_fields()) {
    std::string name = field.name;
    name.resize(22, ' ');
    help += "  " + name + field.does + "\n";
  }
  return help;
}

void declare(CLI::App& app, Arguments& arguments) {
  app.add_option("--history", arguments.history, "CSV (or .csv.gz) with uts,artist,album,track");
  app.add_option("--generate", arguments.generate, "make up so many scrobbles");
  app.add_option("--seed", arguments.options.seed, "of the made-up history and of all faults");
  app.add_option("--end", arguments.end, "last day of the made-up history");
  app.add_option("--user", arguments.user, "whose history it is");
  app.add_option("--api-key", arguments.options.api_key, "the key that is taken; empty: every key");
  app.add_option("--tags", arguments.tags,
                 "CSV with artist,tag,count or artist,album,tag,count or artist,track,tag,count; repeatable");
  app.add_option("--port", arguments.options.port, "0: a free one");
  app.add_option("--port-file", arguments.port_file, "the port is written here when ready");
  app.add_option("--log", arguments.log, "a line a request, to this file; - for stderr");
  app.add_option("--fault", arguments.faults, "name=value, repeatable; see below");
  app.add_flag("--faults-all", arguments.faults_all, "all that a patient client gets over");
  app.add_option("--max-seconds", arguments.max_seconds, "ends by itself after that");
  app.footer(faults_help());
}

void load(const Arguments& arguments, Simulator& simulator) {
  simulator.history().add_user(arguments.user);
  if (!arguments.history.empty())
    simulator.history().add(arguments.user, read_history(read_plain_or_gzip(arguments.history)));
  for (const auto& tags : arguments.tags) simulator.tags().add_csv(read_plain_or_gzip(tags));
  if (arguments.generate <= 0) return;
  const auto end = midnight(arguments.end) + 86'400;
  simulator.history().add(arguments.user, generate_history(arguments.generate, arguments.options.seed, end));
  simulator.tags().invent(arguments.options.seed);
}

Faults faults_of(const Arguments& arguments) {
  auto faults = arguments.faults_all ? all_recoverable_faults() : Faults();
  for (const auto& setting : arguments.faults) set_fault(faults, setting);
  return faults;
}

std::function<void(const std::string&)> logger(const std::string& path, std::ofstream& file) {
  if (path.empty()) return {};
  if (path != "-") file.open(path, std::ios::app);
  std::ostream& out = path == "-" ? std::cerr : file;
  return [&out, mutex = std::make_shared<std::mutex>()](const std::string& line) {
    const std::lock_guard lock(*mutex);
    out << line << std::endl;
  };
}

void announce(const Arguments& arguments, const Simulator& simulator, int port) {
  if (!arguments.port_file.empty()) {
    const auto aside = arguments.port_file + ".tmp";
    std::ofstream(aside) << port << "\n";
    std::rename(aside.c_str(), arguments.port_file.c_str());
  }
  std::cout << "tonearm-simulator listening on " << simulator.base_url() << std::endl;
}

void wait_for_end(Simulator& simulator, std::chrono::seconds patience) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + patience;
  while (interrupted == 0 && Clock::now() < end && !simulator.wait_for_quit(std::chrono::milliseconds(50))) {
  }
}

void run(Arguments arguments) {
  std::ofstream log_file;
  arguments.options.log = logger(arguments.log, log_file);
  Simulator simulator(arguments.options);
  load(arguments, simulator);
  simulator.set_faults(faults_of(arguments));
  announce(arguments, simulator, simulator.start());
  wait_for_end(simulator, std::chrono::seconds(arguments.max_seconds));
  simulator.stop();
}

}  // namespace
}  // namespace tonearm::simulator

int main(int count, char** values) {
  using namespace tonearm;
  CLI::App app("A last.fm on 127.0.0.1 for tests and the demo.", "tonearm-simulator");
  simulator::Arguments arguments;
  simulator::declare(app, arguments);
  CLI11_PARSE(app, count, values);
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, [](int) { simulator::interrupted = 1; });
  try {
    simulator::run(std::move(arguments));
  } catch (const Error& error) {
    std::cerr << "tonearm-simulator: " << error.what() << ". " << error.what_to_do() << "\n";
    return exit_code(error.remedy());
  }
}
