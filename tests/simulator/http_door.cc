#include "simulator/http_door.h"

#include <httplib.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/error.h"
#include "simulator/half_answer.h"
#include "simulator/http_date.h"
#include "simulator/open_sockets.h"

namespace tonearm::simulator {
namespace {

constexpr std::size_t kThreads = 16;
constexpr int kKeepAliveSeconds = 10;

DoorRequest read_request(const httplib::Request& request) {
  DoorRequest read;
  if (request.matches.size() > 1) read.verb = request.matches[1];
  for (const auto& [name, value] : request.params) read.params.try_emplace(name, value);
  read.body = request.body;
  read.user_agent = request.get_header_value("User-Agent");
  read.client_port = request.remote_port;
  return read;
}

void write_answer(const Answer& answer, httplib::Response& response) {
  response.status = answer.status;
  if (answer.retry_after_s > 0) response.set_header("Retry-After", std::to_string(answer.retry_after_s));
  if (answer.date > 0) response.set_header("Date", http_date(answer.date));
  response.set_header("Access-Control-Allow-Origin", "*");
  if (answer.ending == Answer::Ending::cut)
    send_half(answer.body, answer.content_type, response);
  else
    response.set_content(answer.body, answer.content_type);
}

void only_reuse_address(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

}  // namespace

struct HttpDoor::Impl {
  Respond respond;
  std::unique_ptr<httplib::Server> server;
  std::thread listener;
  int port = 0;
  std::mutex mutex;
  std::condition_variable changed;
  bool open = false, listening = false, stopped = false;

  void answer(const httplib::Request& request, httplib::Response& response) {
    const auto answer = respond(read_request(request));
    wait(answer.delay_ms);
    switch (answer.ending) {
      case Answer::Ending::closed:
        return end_connection(port, request.remote_port, false);
      case Answer::Ending::reset:
        return end_connection(port, request.remote_port, true);
      case Answer::Ending::refused:
        return refuse();
      default:
        return write_answer(answer, response);
    }
  }

  void wait(std::int64_t ms) {
    std::unique_lock lock(mutex);
    if (ms > 0) changed.wait_for(lock, std::chrono::milliseconds(ms), [&] { return !open; });
  }

  void refuse() {
    {
      const std::lock_guard lock(mutex);
      open = false;
    }
    changed.notify_all();
    end();
  }

  /// Stops listening (once: httplib asserts that; and not before it runs) and ends the connections.
  void end() {
    bool is_first = false;
    {
      const std::lock_guard lock(mutex);
      if (server->is_running() && !stopped) is_first = stopped = true;
    }
    if (is_first) server->stop();
    shut_connections(port);
  }

  void make_server() {
    server = std::make_unique<httplib::Server>();
    server->set_tcp_nodelay(true);
    server->set_keep_alive_max_count(100'000'000);
    server->set_keep_alive_timeout(kKeepAliveSeconds);
    server->set_socket_options(only_reuse_address);
    server->new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    for (const char* path : {R"(/2\.0/?)", R"(/_sim/(\w+))"}) {
      const auto to_answer = [this](const auto& request, auto& response) { answer(request, response); };
      server->Get(path, to_answer);
      server->Post(path, to_answer);
    }
  }

  void listen() {
    server->listen_after_bind();
    const std::lock_guard lock(mutex);
    listening = false;
    changed.notify_all();
  }
};

HttpDoor::HttpDoor(Respond respond) : impl_(std::make_unique<Impl>()) { impl_->respond = std::move(respond); }

HttpDoor::~HttpDoor() { close(); }

int HttpDoor::open(int port) {
  close();
  impl_->make_server();
  auto& server = *impl_->server;
  const bool bound =
      port == 0 ? (port = server.bind_to_any_port("127.0.0.1")) > 0 : server.bind_to_port("127.0.0.1", port);
  if (!bound)
    throw Error(Remedy::fix_setup, "port " + std::to_string(port) + " of 127.0.0.1 is taken", "Give --port 0.");
  impl_->port = port;
  impl_->open = impl_->listening = true;
  impl_->stopped = false;
  impl_->listener = std::thread([this] { impl_->listen(); });
  return port;
}

void HttpDoor::close() {
  if (!impl_->listener.joinable()) return;
  std::unique_lock lock(impl_->mutex);
  impl_->open = false;
  impl_->changed.notify_all();
  while (impl_->listening) {  // a connection that was being accepted shows only at the next look
    lock.unlock();
    impl_->end();
    lock.lock();
    impl_->changed.wait_for(lock, std::chrono::milliseconds(10), [&] { return !impl_->listening; });
  }
  lock.unlock();
  impl_->listener.join();
}

bool HttpDoor::is_open() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->open;
}

}  // namespace tonearm::simulator
