// A connection's requests, read within their limits. The only file that sees Beast's parser.
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "serve/session.h"

namespace tonearm {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using namespace std::chrono_literals;
using ErrorCode = boost::system::error_code;
using Parser = http::request_parser<http::string_body>;

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kHeadBytes = 16 * 1024, kBodyBytes = 4 * 1024;

std::string text_of(boost::beast::string_view text) { return {text.data(), text.size()}; }

/// Nothing where its target is none.
std::optional<WebRequest> request_of(const http::request<http::string_body>& message, const std::string& peer) {
  auto target = parse_target({message.target().data(), message.target().size()});
  if (!target) return std::nullopt;
  WebRequest request;
  request.method = text_of(message.method_string());
  request.raw_target = text_of(message.target());
  request.target = std::move(*target);
  request.body = message.body();
  request.peer = peer;
  request.host = text_of(message[http::field::host]);
  request.origin = text_of(message[http::field::origin]);
  request.authorization = text_of(message[http::field::authorization]);
  request.cookie = text_of(message[http::field::cookie]);
  request.content_type = text_of(message[http::field::content_type]);
  request.if_none_match = text_of(message[http::field::if_none_match]);
  request.accept_encoding = text_of(message[http::field::accept_encoding]);
  return request;
}

/// Nothing where the client is to be left without an answer: gone, or too slow.
std::optional<WebAnswer> unreadable(const ErrorCode& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return problem(431, "the head of this request is longer than 16 KB", "Shorten the address, or drop cookies.");
  if (error == http::error::body_limit)
    return problem(413, "the body of this request is longer than 4 KB", "Send less.");
  if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
  if (error.category() == http::make_error_code(http::error::bad_target).category())
    return problem(400, "this is no HTTP request", "Send one of HTTP/1.1.");
  return std::nullopt;
}

}  // namespace

Session::Task<std::optional<WebRequest>> Session::next_request() {
  move_to(hall_.waiting);
  if (buffer_.size() == 0) {
    stream_.expires_after(hall_.options.idle_time);
    const auto [error, bytes] = co_await stream_.async_read_some(buffer_.prepare(4096), kTuple);
    if (error) co_return std::nullopt;
    buffer_.commit(bytes);
  }
  move_to(hall_.reading);
  began_ = std::chrono::steady_clock::now();
  Parser parser;
  parser.header_limit(kHeadBytes);
  parser.body_limit(kBodyBytes);
  stream_.expires_after(hall_.options.header_time);
  const auto [error, bytes] = co_await http::async_read(stream_, buffer_, parser, kTuple);
  if (place_ == &hall_.leaving) co_return std::nullopt;
  move_to(hall_.answering);
  std::optional<WebAnswer> refusal;
  std::optional<WebRequest> request;
  if (error) {
    refusal = unreadable(error);
  } else {
    keep_alive_ = parser.get().keep_alive();
    http_1_0_ = parser.get().version() < 11;
    request = request_of(parser.get(), peer_);
    if (!request) refusal = problem(400, "the address of this request cannot be read", "Encode it as a URL.");
  }
  if (!refusal) co_return request;
  keep_alive_ = false;
  const WebRequest unread;
  const bool sent = co_await send(unread, *refusal);
  if (sent) co_await let_read();
  co_return std::nullopt;
}

Session::Task<void> Session::let_read() {
  ErrorCode ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  stream_.expires_after(1s);
  std::array<char, 4096> rest;
  for (std::size_t total = 0; total < 1024 * 1024;) {
    const auto [error, bytes] = co_await stream_.async_read_some(asio::buffer(rest), kTuple);
    if (error) co_return;
    total += bytes;
  }
}

}  // namespace tonearm
