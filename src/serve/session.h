// One connection: reads requests, asks the site, writes answers. All on the server's one thread.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "serve/body_pipe.h"
#include "serve/response_head.h"
#include "serve/server.h"
#include "serve/site.h"

namespace tonearm {

class Session;

/// What all connections share.
struct Hall {
  boost::asio::io_context& io;
  const ServerOptions& options;
  Site& site;
  Api& api;
  WorkerPool& workers;
  GenerationWatch& watch;
  EventBoard& events;
  Metrics& metrics;
  SyncRunner& sync;
  Clock& clock;
  std::function<void(const std::string&)> log, trouble;
  std::list<Session*> waiting{}, reading{}, answering{};  ///< each the longest in it first
  std::list<Session*> leaving{};                          ///< closed, and about to end
  std::size_t streams = 0;
  bool closing = false;  ///< no further requests
  std::size_t connections() const { return waiting.size() + reading.size() + answering.size(); }
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Hall& hall, boost::asio::ip::tcp::socket socket);
  ~Session();
  Session(const Session&) = delete;

  /// Until the connection ends.
  static boost::asio::awaitable<void> run(std::shared_ptr<Session> self);
  /// Whatever it waits for fails, soon.
  void close();

 private:
  template <class Result>
  using Task = boost::asio::awaitable<Result>;

  void move_to(std::list<Session*>& place);
  /// Nothing where the connection ends; a request that cannot be read is answered here.
  Task<std::optional<WebRequest>> next_request();
  Task<bool> answer(const WebRequest& request);
  Task<WebAnswer> ask(const WebRequest& request);
  Task<bool> send(const WebRequest& request, const WebAnswer& answer);
  Task<bool> send_events(const WebRequest& request);
  Task<bool> send_stream(const WebRequest& request);
  Task<bool> write(std::string_view bytes);
  /// So that the client reads an answer that came before its request ended.
  Task<void> let_read();
  bool may_go_on() const { return keep_alive_ && !hall_.closing; }
  void count(const WebRequest& request, int status, std::size_t bytes);

  Hall& hall_;
  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  std::string peer_;
  bool keep_alive_ = true, http_1_0_ = false;
  std::chrono::steady_clock::time_point began_;
  std::list<Session*>* place_ = nullptr;
  std::list<Session*>::iterator position_;
};

}  // namespace tonearm
