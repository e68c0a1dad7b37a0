#include "adapters/curl_http_client.h"

#include <curl/curl.h>

#include <stdexcept>

namespace tonearm {
namespace {

constexpr long kConnectSeconds = 15;
constexpr long kStalledSeconds = 45;  // without one byte
constexpr long kTotalSeconds = 180;
constexpr std::size_t kLargestBody = 64u << 20;

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* body) {
  auto& text = *static_cast<std::string*>(body);
  if (text.size() + size * count > kLargestBody) return 0;
  text.append(data, size * count);
  return size * count;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* answer) {
  const std::string line(data, size * count);
  if (line.size() > 5 && curl_strnequal(line.c_str(), "date:", 5)) {
    const time_t date = curl_getdate(line.c_str() + 5, nullptr);
    if (date > 0) static_cast<HttpAnswer*>(answer)->date = date;
  }
  return size * count;
}

int stop_when_interrupted(void* flag, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(flag) ? 1 : 0;
}

bool never_connected(CURLcode code) {
  return code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY;
}

}  // namespace

struct CurlHttpClient::Impl {
  CURL* curl = nullptr;
  char message[CURL_ERROR_SIZE] = "";

  std::string url(const HttpRequest& request) {
    std::string text = request.url;
    char separator = text.find('?') == std::string::npos ? '?' : '&';
    for (const auto& [name, value] : request.query) {
      char* escaped = curl_easy_escape(curl, value.data(), static_cast<int>(value.size()));
      text += separator + name + '=' + (value.empty() ? "" : escaped);
      curl_free(escaped);
      separator = '&';
    }
    return text;
  }
};

CurlHttpClient::CurlHttpClient(const std::string& user_agent, const std::atomic<bool>& interrupted)
    : impl_(std::make_unique<Impl>()) {
  static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (global != CURLE_OK || !(impl_->curl = curl_easy_init())) throw std::runtime_error("libcurl does not start");
  CURL* curl = impl_->curl;
  curl_easy_setopt(curl, CURLOPT_USERAGENT, user_agent.c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 3L);
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_TCP_KEEPALIVE, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kStalledSeconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, kTotalSeconds);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, stop_when_interrupted);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(&interrupted));
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, impl_->message);
}

CurlHttpClient::~CurlHttpClient() { curl_easy_cleanup(impl_->curl); }

HttpAnswer CurlHttpClient::send(const HttpRequest& request) {
  HttpAnswer answer;
  CURL* curl = impl_->curl;
  curl_easy_setopt(curl, CURLOPT_URL, impl_->url(request).c_str());
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
  impl_->message[0] = '\0';
  const CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK) {
    answer.outcome = never_connected(code) ? HttpAnswer::Outcome::unreachable : HttpAnswer::Outcome::broken;
    answer.failure = impl_->message[0] ? impl_->message : curl_easy_strerror(code);
    return answer;
  }
  long status = 0;
  curl_off_t retry_after = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &retry_after);
  answer.outcome = HttpAnswer::Outcome::answered;
  answer.status = static_cast<int>(status);
  if (retry_after > 0) answer.retry_after = retry_after;
  return answer;
}

}  // namespace tonearm
