#include "fakes/google/fake_door.h"

#include <httplib.h>

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "core/ascii.h"
#include "simulator/half_answer.h"
#include "simulator/http_date.h"
#include "simulator/open_sockets.h"

namespace tonearm {
namespace {

constexpr std::size_t kThreads = 64;  // one a connection, for as long as it is kept alive
constexpr int kKeepAliveSeconds = 10;

FakeRequest read_request(const httplib::Request& request) {
  FakeRequest read;
  read.method = request.method;
  read.path = request.target.substr(0, request.target.find('?'));
  for (const auto& [name, value] : request.params) read.query.try_emplace(name, value);
  for (const auto& [name, value] : request.headers) read.headers.try_emplace(lower_case(name), value);
  read.body = request.body;
  return read;
}

int hex(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  const char letter = static_cast<char>(digit | 0x20);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

}  // namespace

std::string percent_decoded(const std::string& text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_byte = text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
    decoded += is_byte ? static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])) : text[i];
    if (is_byte) i += 2;
  }
  return decoded;
}

std::string FakeRequest::header(const std::string& name) const {
  const auto it = headers.find(name);
  return it == headers.end() ? std::string() : it->second;
}

std::string FakeRequest::parameter(const std::string& name) const {
  const auto it = query.find(name);
  return it == query.end() ? std::string() : it->second;
}

struct FakeDoor::Impl {
  Respond respond;
  std::function<std::int64_t()> now;
  httplib::Server server;
  std::thread listener;
  int port = 0;
  std::mutex mutex;
  std::condition_variable changed;
  bool listening = true, stopped = false;

  void answer(const httplib::Request& request, httplib::Response& response) {
    const FakeAnswer answer = respond(read_request(request));
    if (answer.delay.count() > 0) std::this_thread::sleep_for(answer.delay);
    using Ending = FakeAnswer::Ending;
    if (answer.ending == Ending::reset || answer.ending == Ending::closed)
      return simulator::end_connection(port, request.remote_port, answer.ending == Ending::reset);
    response.status = answer.status;
    response.set_header("Date", simulator::http_date(now()));
    for (const auto& [name, value] : answer.headers) response.set_header(name.c_str(), value);
    if (answer.ending == Ending::half)
      simulator::send_half(answer.body, answer.content_type, response);
    else if (answer.status != 204)
      response.set_content(answer.body, answer.content_type.c_str());
  }

  void route() {
    const auto to_answer = [this](const auto& request, auto& response) { answer(request, response); };
    constexpr const char* kAny = R"([\s\S]*)";
    server.Get(kAny, to_answer);
    server.Post(kAny, to_answer);
    server.Put(kAny, to_answer);
    server.Patch(kAny, to_answer);
    server.Delete(kAny, to_answer);
  }

  void listen() {
    server.listen_after_bind();
    const std::lock_guard lock(mutex);
    listening = false;
    changed.notify_all();
  }
};

FakeDoor::FakeDoor(Respond respond, std::function<std::int64_t()> now) : impl_(std::make_unique<Impl>()) {
  impl_->respond = std::move(respond);
  impl_->now = std::move(now);
  httplib::Server& server = impl_->server;
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(100'000'000);
  server.set_keep_alive_timeout(kKeepAliveSeconds);
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  impl_->route();
  impl_->port = server.bind_to_any_port("127.0.0.1");
  if (impl_->port <= 0) throw std::runtime_error("no free port on loopback");
  impl_->listener = std::thread([this] { impl_->listen(); });
}

FakeDoor::~FakeDoor() {
  std::unique_lock lock(impl_->mutex);
  while (impl_->listening) {  // httplib may be stopped once, and not before it runs
    if (impl_->server.is_running() && !impl_->stopped) {
      impl_->stopped = true;
      impl_->server.stop();
    }
    simulator::shut_connections(impl_->port);
    impl_->changed.wait_for(lock, std::chrono::milliseconds(10), [&] { return !impl_->listening; });
  }
  lock.unlock();
  impl_->listener.join();
}

int FakeDoor::port() const { return impl_->port; }
std::string FakeDoor::url() const { return "http://127.0.0.1:" + std::to_string(impl_->port); }

}  // namespace tonearm
