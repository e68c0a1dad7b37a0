#include "serve/server.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>

#include "serve/session.h"

namespace tonearm {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr auto kGrace = 3s;          // for what is under way when the server stops
constexpr rlim_t kOtherFiles = 200;  // beside connections

asio::ip::address address_of(const std::string& host) {
  std::string name = host == "localhost" ? "127.0.0.1" : host;
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  ErrorCode error;
  const asio::ip::address address = asio::ip::make_address(name, error);
  if (error)
    throw Error(Remedy::fix_usage, fmt::format("--host '{}' is no address", host),
                "Give one of this machine, such as 127.0.0.1 or 0.0.0.0; --allow-host takes names.");
  return address;
}

ErrorCode bind_to(tcp::acceptor& acceptor, const tcp::endpoint& endpoint) {
  ErrorCode error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    ErrorCode ignored;
    acceptor.close(ignored);
  }
  return error;
}

/// 0 where none of the next hundred is free.
int next_free_port(asio::io_context& io, const asio::ip::address& address, std::uint16_t port) {
  for (int next = port + 1; next <= std::min(port + 100, 65'535); ++next) {
    tcp::acceptor trial(io);
    if (!bind_to(trial, {address, static_cast<std::uint16_t>(next)})) return next;
  }
  return 0;
}

[[noreturn]] void cannot_bind(asio::io_context& io, const tcp::endpoint& endpoint, const ErrorCode& error) {
  if (error != asio::error::address_in_use)
    throw Error(
        Remedy::fix_usage,
        fmt::format("{} port {} cannot be used: {}", endpoint.address().to_string(), endpoint.port(), error.message()),
        "Choose another with --host and --port.");
  const int next = next_free_port(io, endpoint.address(), endpoint.port());
  throw Error(Remedy::fix_usage, fmt::format("{} is in use", endpoint.port()),
              next == 0 ? "Choose another with --port." : fmt::format("Run tonearm serve --port {}.", next));
}

/// Connections that this process may hold, at most `wanted`: its limit of open files is raised where it may be.
std::size_t room_for_connections(std::size_t wanted) {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  const rlim_t needed = wanted + kOtherFiles;
  if (files.rlim_cur < needed) {
    files.rlim_cur = std::min(needed, files.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &files);
  }
  return files.rlim_cur >= needed ? wanted : static_cast<std::size_t>(files.rlim_cur / 2);
}

ServerOptions checked(ServerOptions options) {
  if (!is_loopback(options.host) && options.token.empty())
    throw Error(Remedy::fix_usage, fmt::format("{} can be reached by others, and no token is set", options.host),
                "Set TONEARM_TOKEN or --token, or leave --host away: then only this machine can open it.");
  options.most_connections = room_for_connections(options.most_connections);
  return options;
}

}  // namespace

struct Server::Impl {
  Impl(ServerOptions given, ServerParts given_parts)
      : options(checked(std::move(given))),
        parts(std::move(given_parts)),
        acceptor(std::in_place, *io),
        tick(std::in_place, *io),
        events(options.most_listeners),
        workers(options.workers, options.most_waiting, options.query_time),
        status_worker(1, options.most_waiting, 60s),
        watch(parts.generations, options.workers, options.watch_time,
              {[this](GenerationRef generation) { post([this, generation] { swapped(generation); }); },
               [this](const std::string& what) { parts.trouble(what); }}),
        desk({parts.api, workers, watch, metrics, [this](auto work) { post(std::move(work)); }, parts.trouble,
              fmt::format("{} {}", options.version, parts.clock.now_ms()), options.cache_bytes}),
        site({desk, parts.api, watch, workers, status_worker, metrics, events, parts.sync, parts.clock, parts.web,
              parts.status, parts.openapi, [this] { return hall.connections(); },
              [this](auto work) { post(std::move(work)); }, options.version,
              KnownHosts(options.host, options.allowed_hosts), TokenDoor(options.token)}),
        hall{*io,    options, site,       parts.api,   workers,   watch,
             events, metrics, parts.sync, parts.clock, parts.log, parts.trouble} {
    const tcp::endpoint endpoint(address_of(options.host), options.port);
    if (const ErrorCode error = bind_to(*acceptor, endpoint)) cannot_bind(*io, endpoint, error);
    parts.sync.on_change([this](const SyncState& state) { post([this, state] { sync_changed(state); }); });
    if (parts.daily_sync) parts.sync.set_next(parts.daily_sync->next());
  }

  /// First the threads that post to this one end, then what connections still hold, then all that they use.
  ~Impl() {
    parts.sync.on_change(nullptr);
    watch.stop();
    workers.stop();
    status_worker.stop();
    acceptor.reset();
    tick.reset();
    io.reset();
  }

  void post(std::function<void()> work) { asio::post(*io, std::move(work)); }

  void swapped(const GenerationRef& generation) {
    desk.swapped(generation);
    events.publish("generation", fmt::format("{{\"generation\":\"{}\"}}", generation->generation));
  }

  void sync_changed(const SyncState& state) {
    events.publish("sync", sync_json(state));
    if (!state.running) watch.look();
  }

  asio::awaitable<void> accept() {
    while (acceptor->is_open()) {
      auto [error, socket] = co_await acceptor->async_accept(kTuple);
      if (error == asio::error::operation_aborted) break;
      if (hall.connections() >= options.most_connections || error) make_room();
      if (error) {
        co_await pause(50ms);
        continue;
      }
      if (hall.connections() > options.most_connections) continue;  // all of them are answered just now
      asio::co_spawn(*io, Session::run(std::make_shared<Session>(hall, std::move(socket))), asio::detached);
    }
  }

  asio::awaitable<void> pause(std::chrono::milliseconds time) {
    asio::steady_timer timer(*io, time);
    co_await timer.async_wait(kTuple);
  }

  /// The connection that has waited longest for a request goes; else the one that has been sending one longest.
  void make_room() {
    for (auto* place : {&hall.waiting, &hall.reading})
      if (!place->empty()) return place->front()->close();
  }

  asio::awaitable<void> keep_time() {
    while (!hall.closing) {
      if (parts.daily_sync && parts.daily_sync->due(parts.clock.now())) start_daily_sync();
      if (events.listeners() > 0) events.publish("sync", sync_json(parts.sync.state()));
      tick->expires_after(1s);
      co_await tick->async_wait(kTuple);
    }
  }

  void start_daily_sync() {
    parts.sync.set_next(parts.daily_sync->next());
    try {
      parts.sync.start();
    } catch (const Error& error) {
      parts.trouble(fmt::format("the daily sync: {}", error.what()));
    }
  }

  void close() {
    if (std::exchange(hall.closing, true)) return;
    ErrorCode ignored;
    acceptor->close(ignored);
    tick->cancel();
    parts.sync.stop(0ms);
    for (auto* place : {&hall.waiting, &hall.reading})
      while (!place->empty()) place->front()->close();
    events.wake_all();
    asio::co_spawn(*io, wait_for_the_last(), asio::detached);
  }

  asio::awaitable<void> wait_for_the_last() {
    const auto end = std::chrono::steady_clock::now() + kGrace;
    while (hall.connections() > 0 && std::chrono::steady_clock::now() < end) co_await pause(10ms);
    io->stop();
  }

  ServerOptions options;
  ServerParts parts;
  std::unique_ptr<asio::io_context> io = std::make_unique<asio::io_context>(1);
  std::optional<tcp::acceptor> acceptor;
  std::optional<asio::steady_timer> tick;
  Metrics metrics;
  EventBoard events;
  WorkerPool workers, status_worker;
  GenerationWatch watch;
  AnswerDesk desk;
  Site site;
  Hall hall;
};

Server::Server(ServerOptions options, ServerParts parts)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(parts))) {}
Server::~Server() = default;

std::uint16_t Server::port() const { return impl_->acceptor->local_endpoint().port(); }

std::string Server::url() const {
  const tcp::endpoint endpoint = impl_->acceptor->local_endpoint();
  const std::string address = endpoint.address().to_string();
  return fmt::format("http://{}:{}", endpoint.address().is_v6() ? "[" + address + "]" : address, endpoint.port());
}

void Server::run(bool signals) {
  asio::signal_set ends(*impl_->io);
  if (signals) {
    ends.add(SIGINT);
    ends.add(SIGTERM);
    ends.async_wait([this](const ErrorCode& error, int) {
      if (!error) impl_->close();
    });
  }
  asio::co_spawn(*impl_->io, impl_->accept(), asio::detached);
  asio::co_spawn(*impl_->io, impl_->keep_time(), asio::detached);
  impl_->io->run();
}

void Server::stop() {
  impl_->post([this] { impl_->close(); });
}

}  // namespace tonearm
