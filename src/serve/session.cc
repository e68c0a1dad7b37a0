// A connection: from a request to its answer.
#include "serve/session.h"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace tonearm {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using ErrorCode = boost::system::error_code;

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kBufferBytes = 64 * 1024;
constexpr std::size_t kPiece = 256 * 1024;  // written before the clock starts anew
constexpr auto kWriteTime = 30s;

/// A coroutine that waits for something of the server's thread: woken once it is there.
struct Waiting {
  explicit Waiting(asio::io_context& io) : timer(io) {}
  asio::awaitable<void> wait_for(std::chrono::milliseconds time) {
    timer.expires_after(time);
    co_await timer.async_wait(kTuple);
  }
  void wake() { timer.cancel(); }
  asio::steady_timer timer;
  std::optional<WebAnswer> answer;
  bool gone = false;
};

std::string route_of(const WebRequest& request) {
  const std::string& path = request.target.path;
  if (path.starts_with("/api/") || path == "/healthz" || path == "/metrics" || path == "/login")
    return route_template(path);
  return "page";
}

}  // namespace

Session::Session(Hall& hall, asio::ip::tcp::socket socket)
    : hall_(hall), stream_(std::move(socket)), buffer_(kBufferBytes) {
  ErrorCode ignored;
  stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  const auto endpoint = stream_.socket().remote_endpoint(ignored);
  peer_ = endpoint.address().to_string();
  place_ = &hall_.waiting;
  position_ = place_->insert(place_->end(), this);
}

Session::~Session() { place_->erase(position_); }

void Session::move_to(std::list<Session*>& place) {
  place.splice(place.end(), *place_, position_);
  place_ = &place;
}

void Session::close() {
  move_to(hall_.leaving);
  ErrorCode ignored;
  stream_.socket().close(ignored);
}

asio::awaitable<void> Session::run(std::shared_ptr<Session> self) {
  for (;;) {
    const std::optional<WebRequest> request = co_await self->next_request();
    if (!request) break;
    const bool sent = co_await self->answer(*request);
    if (!sent || !self->may_go_on()) break;
  }
  ErrorCode ignored;
  self->stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

Session::Task<bool> Session::answer(const WebRequest& request) {
  const std::optional<WebAnswer> refusal = hall_.site.refusal(request);
  if (refusal) co_return co_await send(request, *refusal);
  switch (hall_.site.kind_of(request)) {
    case Site::Kind::events:
      co_return co_await send_events(request);
    case Site::Kind::stream:
      co_return co_await send_stream(request);
    case Site::Kind::plain:
      break;
  }
  const WebAnswer given = co_await ask(request);
  co_return co_await send(request, given);
}

Session::Task<WebAnswer> Session::ask(const WebRequest& request) {
  const auto waiting = std::make_shared<Waiting>(hall_.io);
  hall_.site.answer(request, [waiting](WebAnswer answer) {
    waiting->answer = std::move(answer);
    waiting->wake();
  });
  while (!waiting->answer) co_await waiting->wait_for(1h);
  co_return std::move(*waiting->answer);
}

void Session::count(const WebRequest& request, int status, std::size_t bytes) {
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began_;
  const std::string route = request.method.empty() ? "unreadable" : route_of(request);
  hall_.metrics.request(route, status, took.count());
  if (hall_.log)
    hall_.log(fmt::format("{} {} {} {} {} bytes {:.1f} ms", peer_, request.method,
                          canonical_target(request.target.path, {}), status, bytes, took.count() * 1000));
}

Session::Task<bool> Session::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, kPiece);
    bytes.remove_prefix(piece.size());
    stream_.expires_after(kWriteTime);
    const auto [error, written] = co_await asio::async_write(stream_, asio::buffer(piece), kTuple);
    if (error) co_return false;
  }
  co_return true;
}

Session::Task<bool> Session::send(const WebRequest& request, const WebAnswer& answer) {
  std::string head = response_head(answer, BodyLength::known, may_go_on(), hall_.clock.now());
  const std::size_t size = answer.body && request.method != "HEAD" ? answer.body->size() : 0;
  const bool together = size > 0 && size <= kPiece;  // one packet where it can be
  if (together) head += *answer.body;
  bool sent = co_await write(head);
  if (sent && size > 0 && !together) sent = co_await write(*answer.body);
  count(request, answer.status, size);
  co_return sent;
}

Session::Task<bool> Session::send_events(const WebRequest& request) {
  const auto waiting = std::make_shared<Waiting>(hall_.io);
  hall_.events.publish("sync", sync_json(hall_.sync.state()));
  const auto listener = hall_.events.join([waiting] { waiting->wake(); });
  if (!listener) {
    const WebAnswer full = problem(503, "too many pages listen to events", "Close some of them.");
    co_return co_await send(request, full);
  }
  keep_alive_ = false;
  const WebAnswer answer{200, "text/event-stream", {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}, {}};
  const std::string head = response_head(answer, BodyLength::until_close, false, hall_.clock.now());
  bool open = co_await write(head);
  count(request, 200, 0);
  // A client that closes shows as one that sends: nothing else comes from it.
  stream_.socket().async_wait(asio::ip::tcp::socket::wait_read, [waiting](const ErrorCode&) {
    waiting->gone = true;
    waiting->wake();
  });
  while (open && !waiting->gone && !hall_.closing) {
    std::string text = listener->take();
    if (text.empty()) {
      co_await waiting->wait_for(15s);
      text = listener->take();
      if (text.empty()) text = ":\n\n";
    }
    open = co_await write(text);
  }
  co_return false;
}

namespace {

/// A stream that is under way, as one of few.
struct StreamPlace {
  explicit StreamPlace(std::size_t& count) : count(count) { ++count; }
  ~StreamPlace() { --count; }
  std::size_t& count;
};

/// Nobody reads it any more, however the coroutine ends.
struct PipeEnd {
  ~PipeEnd() { pipe->close(); }
  std::shared_ptr<BodyPipe> pipe;
};

std::string chunk(std::string_view bytes) { return fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes); }

}  // namespace

Session::Task<bool> Session::send_stream(const WebRequest& request) {
  const GenerationRef generation = hall_.watch.current();
  std::optional<WebAnswer> refusal;
  if (!generation)
    refusal = AnswerDesk::no_warehouse(hall_.watch);
  else if (hall_.streams * 2 >= hall_.options.workers)
    refusal = problem(503, "other long answers are under way", "Ask again when they are done.");
  if (refusal) co_return co_await send(request, *refusal);
  const StreamPlace place(hall_.streams);
  const auto waiting = std::make_shared<Waiting>(hall_.io);
  const auto pipe = std::make_shared<BodyPipe>(
      1 << 20, kWriteTime, [&io = hall_.io, waiting] { asio::post(io, [waiting] { waiting->wake(); }); });
  const PipeEnd end{pipe};
  const ApiRequest question{request.target.path.substr(7), request.target.query};
  const auto work = [&api = hall_.api, trouble = hall_.trouble, pipe, question](Warehouse* warehouse, JobTime& time) {
    write_stream(api, *warehouse, question, *pipe, time, trouble);
  };
  if (!hall_.workers.submit(generation, work)) {
    const WebAnswer busy = problem(503, "too many questions wait for an answer", "Ask again in a second.");
    co_return co_await send(request, busy);
  }
  BodyPipe::Taken taken = pipe->take();
  while (taken.bytes.empty() && !taken.ended) {
    co_await waiting->wait_for(1h);
    taken = pipe->take();
  }
  if (taken.bytes.empty() && taken.failure) co_return co_await send(request, *taken.failure);
  const StreamKind kind = hall_.api.streams(question.path).value();
  const WebAnswer answer{200,
                         kind.type,
                         {{"Cache-Control", "no-store"},
                          {"Content-Disposition", fmt::format("attachment; filename=\"{}\"", kind.file_name)}},
                         {}};
  if (http_1_0_) keep_alive_ = false;
  const std::string head =
      response_head(answer, http_1_0_ ? BodyLength::until_close : BodyLength::chunked, may_go_on(), hall_.clock.now());
  bool open = co_await write(head);
  std::size_t total = 0;
  for (; open; taken = pipe->take()) {
    total += taken.bytes.size();
    if (!taken.bytes.empty()) {
      const std::string bytes = http_1_0_ ? std::move(taken.bytes) : chunk(taken.bytes);
      open = co_await write(bytes);
    } else if (!taken.ended) {
      co_await waiting->wait_for(1h);
    }
    if (taken.ended) break;
  }
  const bool whole = open && !taken.failure;
  count(request, whole ? 200 : 500, total);
  if (!whole) co_return false;  // cut without its last chunk, so that the client knows
  if (http_1_0_) co_return true;
  const std::string last = "0\r\n\r\n";
  co_return co_await write(last);
}

}  // namespace tonearm
