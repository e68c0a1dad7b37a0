#include "adapters/curl_mail.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

#include "core/ascii.h"

namespace tonearm {
namespace {

constexpr long kConnectSeconds = 5;
constexpr long kTotalSeconds = 10;

struct Unsent {
  std::string_view rest;
};

std::size_t give_text(char* buffer, std::size_t size, std::size_t count, void* unsent) {
  std::string_view& rest = static_cast<Unsent*>(unsent)->rest;
  const std::size_t part = std::min(size * count, rest.size());
  std::memcpy(buffer, rest.data(), part);
  rest.remove_prefix(part);
  return part;
}

bool is_refusal(const std::string& line) { return line.starts_with('4') || line.starts_with('5'); }

/// The server's last line, and of its refusals the last: after one it still says goodbye.
std::size_t take_line(char* data, std::size_t size, std::size_t count, void* last) {
  std::string line(trimmed(std::string_view(data, size * count)));
  std::string& kept = *static_cast<std::string*>(last);
  if (!is_refusal(kept) || is_refusal(line)) kept = std::move(line);
  return size * count;
}

int stop_when_interrupted(void* flag, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(flag) ? 1 : 0;
}

/// Nobody listens between this machine and itself.
bool is_this_machine(const std::string& url) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parts(curl_url(), curl_url_cleanup);
  char* host = nullptr;
  if (curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK ||
      curl_url_get(parts.get(), CURLUPART_HOST, &host, 0) != CURLUE_OK)
    return false;
  const std::string name = lower_case(host);
  curl_free(host);
  const bool numbers = name.find_first_not_of("0123456789.") == std::string::npos;
  return name == "localhost" || name == "[::1]" || (numbers && name.starts_with("127."));
}

MailAnswer::Outcome outcome_of(CURLcode code, const std::string& last_line) {
  using Outcome = MailAnswer::Outcome;
  if (code == CURLE_OK) return Outcome::accepted;
  if (code == CURLE_LOGIN_DENIED) return Outcome::login;
  if (code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY)
    return Outcome::not_found;
  if (is_refusal(last_line)) return last_line[0] == '4' ? Outcome::put_off : Outcome::refused;
  for (const CURLcode passing : {CURLE_OPERATION_TIMEDOUT, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING})
    if (code == passing) return Outcome::put_off;
  return Outcome::refused;
}

}  // namespace

MailAnswer CurlMail::send(const MailServer& server, const Letter& letter) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
  if (!curl) return {MailAnswer::Outcome::refused, "libcurl does not start"};
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl.get(), option, value); };
  char message[CURL_ERROR_SIZE] = "";
  std::string last_line;
  Unsent unsent{letter.text};
  const std::string from = "<" + letter.from + ">";
  curl_slist* to = nullptr;
  for (const std::string& address : letter.to) to = curl_slist_append(to, ("<" + address + ">").c_str());
  const bool near = is_this_machine(server.url);
  set(CURLOPT_URL, server.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_USE_SSL, static_cast<long>(near ? CURLUSESSL_TRY : CURLUSESSL_ALL));
  if (near) set(CURLOPT_SSL_VERIFYPEER, 0L), set(CURLOPT_SSL_VERIFYHOST, 0L);  // its certificate names no one
  if (!server.user.empty()) set(CURLOPT_USERNAME, server.user.c_str()), set(CURLOPT_PASSWORD, server.password.c_str());
  set(CURLOPT_MAIL_FROM, from.c_str());
  set(CURLOPT_MAIL_RCPT, to);
  set(CURLOPT_UPLOAD, 1L);
  set(CURLOPT_READFUNCTION, give_text);
  set(CURLOPT_READDATA, &unsent);
  set(CURLOPT_HEADERFUNCTION, take_line);
  set(CURLOPT_HEADERDATA, &last_line);
  set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  set(CURLOPT_TIMEOUT, kTotalSeconds);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, stop_when_interrupted);
  set(CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(&interrupted_));
  set(CURLOPT_ERRORBUFFER, message);
  const CURLcode code = curl_easy_perform(curl.get());
  curl_slist_free_all(to);
  MailAnswer answer{outcome_of(code, last_line), last_line};
  if (code != CURLE_OK && !is_refusal(last_line)) answer.said = message[0] ? message : curl_easy_strerror(code);
  return answer;
}

}  // namespace tonearm
