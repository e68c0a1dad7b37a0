// The token: a cookie, a Bearer field, a link with ?token=, or the form that asks for it.
#include <fmt/format.h>

#include "serve/access.h"

namespace tonearm {
namespace {

constexpr const char* kCookie = "tonearm_token";
constexpr std::string_view kPage = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Tonearm</title><link rel="stylesheet" href="/login.css"></head>
<body><main><h1>Tonearm</h1><p>This dashboard asks for the token that <code>tonearm serve</code> was started with.</p>
<form method="post" action="/login"><label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button>Open</button></form></main></body></html>
)";
constexpr std::string_view kStyle =
    "body{font:16px/1.5 system-ui,sans-serif;display:grid;place-items:center;min-height:90vh;margin:0}"
    "main{max-width:22rem;padding:1.5rem}form{display:grid;gap:.5rem}input,button{font:inherit;padding:.6rem}\n";

std::optional<std::string> first(const QueryPairs& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs)
    if (key == name) return value;
  return std::nullopt;
}

std::string cookie(const std::string& token, const char* lasts) {
  return fmt::format("{}={}; HttpOnly; SameSite=Strict; Path=/; Max-Age={}", kCookie, percent_encoded(token), lasts);
}

std::string decoded_cookie(const std::string& value) {
  const QueryPairs pairs = parse_query(value).value_or(QueryPairs{});
  return pairs.size() == 1 ? pairs[0].first : "";
}

WebAnswer text_answer(int status, std::string type, std::string_view text) {
  return {status, std::move(type), {{"Cache-Control", "no-store"}}, shared_text(std::string(text))};
}

/// To the same address without the token, so that it stays in no history and no log.
WebAnswer let_in(Target target, const std::string& token) {
  std::erase_if(target.query, [](const auto& pair) { return pair.first == "token"; });
  const bool ours = target.path != "/login" && !target.path.starts_with("//");
  std::string location = ours ? target.path : "/";
  char separator = '?';
  for (const auto& [name, value] : target.query) {
    location += separator + percent_encoded(name) + '=' + percent_encoded(value);
    separator = '&';
  }
  return {
      303, "", {{"Location", location}, {"Set-Cookie", cookie(token, "31536000")}, {"Cache-Control", "no-store"}}, {}};
}

/// A page gets the form, all else the reason as JSON. A cookie that no longer opens is taken away.
WebAnswer keep_out(const WebRequest& request, bool wrong_cookie) {
  const bool page = request.method == "GET" && !request.target.path.starts_with("/api/") &&
                    request.target.path.find('.') == std::string::npos && request.target.path != "/metrics";
  WebAnswer answer = page || request.target.path == "/login"
                         ? text_answer(401, "text/html; charset=utf-8", kPage)
                         : problem(401, "this server asks for a token", "Open its first page and give the token.");
  if (wrong_cookie) answer.headers.emplace_back("Set-Cookie", cookie("", "0"));
  return answer;
}

std::string bearer_of(const std::string& authorization) {
  return authorization.starts_with("Bearer ") ? authorization.substr(7) : "";
}

/// A proxy in front (Cloud Run's, an identity-aware one) puts a JSON web token of its own there, with each request.
bool is_guess(const std::string& bearer) { return !bearer.empty() && !bearer.starts_with("eyJ"); }

WebAnswer too_many() {
  WebAnswer answer = problem(429, "too many wrong tokens came from this address", "Try again in a minute.");
  answer.headers.emplace_back("Retry-After", "60");
  return answer;
}

}  // namespace

bool TokenDoor::is_right(const std::string& guess, const WebRequest& request, std::int64_t now) {
  if (equal_in_constant_time(guess, token_)) return true;
  limit_.wrong(request.peer, now);
  return false;
}

std::optional<WebAnswer> TokenDoor::log_in(const WebRequest& request, std::int64_t now) {
  const QueryPairs form = parse_query(request.body).value_or(QueryPairs{});
  if (request.method == "POST" && is_right(first(form, "token").value_or(""), request, now))
    return let_in(request.target, token_);
  return keep_out(request, false);
}

std::optional<WebAnswer> TokenDoor::answer(const WebRequest& request, std::int64_t now) {
  const std::string& path = request.target.path;
  if (token_.empty() || path == "/healthz") return std::nullopt;
  if (path == "/login.css") return text_answer(200, "text/css; charset=utf-8", kStyle);
  if (!limit_.may_guess(request.peer, now)) return too_many();
  if (path == "/login") return log_in(request, now);
  if (const auto given = first(request.target.query, "token"); given && request.method == "GET")
    return is_right(*given, request, now) ? let_in(request.target, token_) : keep_out(request, false);
  const std::string bearer = bearer_of(request.authorization);
  const auto kept = cookie_value(request.cookie, kCookie);
  if (equal_in_constant_time(bearer, token_)) return std::nullopt;
  if (kept && equal_in_constant_time(decoded_cookie(*kept), token_)) return std::nullopt;
  if (kept || is_guess(bearer)) limit_.wrong(request.peer, now);
  return keep_out(request, kept.has_value());
}

}  // namespace tonearm
