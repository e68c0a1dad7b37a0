// tonearm-fake-google: the strict Cloud Storage, token endpoint and metadata server as a program.
#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "fakes/google/strict_gcs.h"

namespace {

volatile std::sig_atomic_t interrupted = 0;

struct Arguments {
  std::string port_file;
  std::vector<std::string> buckets;
  std::int64_t max_seconds = 3600, latency_ms = 0;
  bool no_tokens = false;
};

void announce(const Arguments& arguments, const tonearm::StrictGcs& gcs) {
  if (!arguments.port_file.empty()) {
    const std::string aside = arguments.port_file + ".tmp";
    std::ofstream(aside) << gcs.url().substr(gcs.url().rfind(':') + 1) << "\n";
    std::rename(aside.c_str(), arguments.port_file.c_str());
  }
  std::cout << "tonearm-fake-google listening on " << gcs.url() << std::endl;
}

void say(const tonearm::GcsCounts& counts) {
  std::cout << "inserts " << counts.inserts << "\nlists " << counts.lists << "\ngets " << counts.gets << "\nlooks "
            << counts.looks << "\ndeletes " << counts.deletes << "\nchunks " << counts.chunks << std::endl;
}

void run(const Arguments& arguments) {
  tonearm::StrictGcs gcs(
      {.wants_tokens = !arguments.no_tokens, .latency = std::chrono::milliseconds(arguments.latency_ms)});
  for (const std::string& bucket : arguments.buckets) gcs.make_bucket(bucket);
  announce(arguments, gcs);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(arguments.max_seconds);
  while (interrupted == 0 && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  say(gcs.counts());
}

}  // namespace

int main(int count, char** values) {
  CLI::App app("Cloud Storage on 127.0.0.1 for tests: GCE_METADATA_HOST=127.0.0.1:PORT gives tokens.",
               "tonearm-fake-google");
  Arguments arguments;
  app.add_option("--port-file", arguments.port_file, "the port is written here when ready");
  app.add_option("--bucket", arguments.buckets, "a bucket that is there; repeatable");
  app.add_option("--max-seconds", arguments.max_seconds, "ends by itself after that");
  app.add_option("--latency-ms", arguments.latency_ms, "of each request about objects");
  app.add_flag("--no-tokens", arguments.no_tokens, "takes requests without a token, as an emulator does");
  CLI11_PARSE(app, count, values);
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, [](int) { interrupted = 1; });
  run(arguments);
}
