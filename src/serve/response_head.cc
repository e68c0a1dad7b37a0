#include "serve/response_head.h"

#include <fmt/format.h>

#include <array>

#include "core/utc_time.h"

namespace tonearm {
namespace {

constexpr std::string_view kSecurity =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 202:
      return "Accepted";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    default:
      return "Answer";
  }
}

/// "Mon, 23 Nov 2026 07:52:15 GMT" (RFC 9110 5.6.7).
std::string http_date(std::int64_t uts) {
  constexpr std::array kDays = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::int64_t days = uts / kDay, second = uts % kDay;
  const Date date = civil_from_days(days);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(days % 7)], date.day,
                     kMonths[date.month - 1], date.year, second / 3600, second / 60 % 60, second % 60);
}

}  // namespace

std::string response_head(const WebAnswer& answer, BodyLength length, bool keep_alive, std::int64_t now) {
  std::string head =
      fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n", answer.status, reason(answer.status), http_date(now));
  if (!answer.type.empty()) head += fmt::format("Content-Type: {}\r\n", answer.type);
  if (length == BodyLength::chunked) head += "Transfer-Encoding: chunked\r\n";
  if (length == BodyLength::known && answer.status != 304)
    head += fmt::format("Content-Length: {}\r\n", answer.body ? answer.body->size() : 0);
  for (const auto& [name, value] : answer.headers) head += fmt::format("{}: {}\r\n", name, value);
  head += kSecurity;
  head += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return head;
}

}  // namespace tonearm
