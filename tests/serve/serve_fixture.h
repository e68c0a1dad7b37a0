// A server on a free port of loopback, with a fake API behind it.
#pragma once
#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <thread>

#include "fakes/manual_clock.h"
#include "serve/fake_api.h"
#include "serve/gzip.h"
#include "serve/raw_client.h"
#include "serve/server.h"

namespace tonearm {

/// Waits until `true_now` is, at most 20 s.
inline bool soon(const std::function<bool()>& true_now) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!true_now()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

class Serving : public testing::Test {
 protected:
  Serving() {
    options.port = 0;
    options.watch_time = std::chrono::milliseconds(10);
    options.version = "1.2.3";
    index = gzipped("<!doctype html><title>page</title>", 9);
    script = gzipped("console.log(1)", 9);
    files = {{{"/index.html", index}, {"/assets/main-12ab.js", script}}};
  }
  ~Serving() override { stop(); }

  void start() {
    sync.emplace(command, clock, [this] {
      const std::lock_guard guard(hindrance_mutex);
      return hindrance;
    });
    ServerParts parts{api,
                      generations,
                      clock,
                      *sync,
                      files,
                      [] { return std::string("{\"scrobbles\":1}"); },
                      [] { return std::string_view("openapi: 3.1.0\n"); },
                      {},
                      [](const std::string&) {},
                      std::nullopt};
    server.emplace(options, std::move(parts));
    thread = std::thread([this] { server->run(false); });
  }
  void stop() {
    if (!server) return;
    server->stop();
    thread.join();
    server.reset();
    sync.reset();
  }
  RawClient client() { return RawClient(server->port()); }
  RawAnswer get(const std::string& target, const std::string& fields = "") { return client().get(target, fields); }

  void hinder(const Error& error) {
    const std::lock_guard guard(hindrance_mutex);
    hindrance = error;
  }

  FakeApi api;
  FakeGenerations generations;
  ManualClock clock;
  ChildCommand command{{"/bin/true"}, {}};
  std::mutex hindrance_mutex;
  std::optional<Error> hindrance;
  ServerOptions options;
  std::string index, script;
  std::array<WebFile, 2> files;
  std::optional<SyncRunner> sync;
  std::optional<Server> server;
  std::thread thread;
};

}  // namespace tonearm
