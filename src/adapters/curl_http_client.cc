#include "adapters/curl_http_client.h"

#include <curl/curl.h>

#include <mutex>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "core/ascii.h"

namespace tonearm {
namespace {

constexpr long kStalledSeconds = 45;  // without one byte
constexpr std::size_t kLargestBody = 64u << 20;

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* body) {
  auto& text = *static_cast<std::string*>(body);
  if (text.size() + size * count > kLargestBody) return 0;
  text.append(data, size * count);
  return size * count;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* taken) {
  auto& answer = *static_cast<HttpAnswer*>(taken);
  const std::string_view line(data, size * count);
  if (line.starts_with("HTTP/")) answer.headers.clear();  // a redirect's were before
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size * count;
  std::string name = lower_case(line.substr(0, colon));
  std::string value(trimmed(line.substr(colon + 1)));
  if (name == "date")
    if (const time_t date = curl_getdate(value.c_str(), nullptr); date > 0) answer.date = date;
  answer.headers.emplace_back(std::move(name), std::move(value));
  return size * count;
}

int stop_when_interrupted(void* flag, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(flag) ? 1 : 0;
}

bool never_connected(CURLcode code) {
  return code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY;
}

/// One connection and what it is doing.
class Handle {
 public:
  Handle(const std::string& user_agent, const std::atomic<bool>& interrupted, CurlLimits limits)
      : curl_(curl_easy_init()) {
    if (!curl_) throw std::runtime_error("libcurl does not start");
    set(CURLOPT_USERAGENT, user_agent.c_str());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_ACCEPT_ENCODING, "");
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_MAXREDIRS, 3L);
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_TCP_KEEPALIVE, 1L);
    set(CURLOPT_CONNECTTIMEOUT, limits.connect);
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, kStalledSeconds);
    set(CURLOPT_TIMEOUT, limits.total);
    set(CURLOPT_WRITEFUNCTION, take_body);
    set(CURLOPT_HEADERFUNCTION, take_header);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, stop_when_interrupted);
    set(CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(&interrupted));
    set(CURLOPT_ERRORBUFFER, message_);
  }
  ~Handle() { curl_easy_cleanup(curl_); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  HttpAnswer send(const HttpRequest& request) {
    HttpAnswer answer;
    const std::string url = whole_url(request);
    curl_slist* headers = nullptr;
    for (const auto& [name, value] : request.headers)
      headers = curl_slist_append(headers, (name + ": " + value).c_str());
    headers = curl_slist_append(headers, "Expect:");  // a large body is not announced first
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_HTTPHEADER, headers);
    set_method(request);
    set(CURLOPT_WRITEDATA, &answer.body);
    set(CURLOPT_HEADERDATA, &answer);
    message_[0] = '\0';
    const CURLcode code = curl_easy_perform(curl_);
    curl_slist_free_all(headers);
    if (code != CURLE_OK) {
      answer.outcome = never_connected(code) ? HttpAnswer::Outcome::unreachable : HttpAnswer::Outcome::broken;
      answer.failure = message_[0] ? message_ : curl_easy_strerror(code);
      return answer;
    }
    long status = 0;
    curl_off_t retry_after = 0;
    curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(curl_, CURLINFO_RETRY_AFTER, &retry_after);
    answer.outcome = HttpAnswer::Outcome::answered;
    answer.status = static_cast<int>(status);
    if (retry_after > 0) answer.retry_after = retry_after;
    return answer;
  }

 private:
  template <typename T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(curl_, option, value);
  }

  void set_method(const HttpRequest& request) {
    const bool has_body = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    set(CURLOPT_HTTPGET, 1L);
    set(CURLOPT_FOLLOWLOCATION, request.method == "GET" ? 1L : 0L);
    set(CURLOPT_CUSTOMREQUEST, static_cast<const char*>(nullptr));
    if (has_body) {
      set(CURLOPT_POST, 1L);
      set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      set(CURLOPT_POSTFIELDS, request.body.data());
    }
    if (request.method != "GET" && request.method != "POST") set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }

  std::string whole_url(const HttpRequest& request) {
    std::string text = request.url;
    char separator = text.find('?') == std::string::npos ? '?' : '&';
    for (const auto& [name, value] : request.query) {
      char* escaped = curl_easy_escape(curl_, value.data(), static_cast<int>(value.size()));
      text += separator + name + '=' + (value.empty() ? "" : escaped);
      curl_free(escaped);
      separator = '&';
    }
    return text;
  }

  CURL* curl_;
  char message_[CURL_ERROR_SIZE] = "";
};

}  // namespace

struct CurlHttpClient::Impl {
  std::unique_ptr<Handle> take() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return std::make_unique<Handle>(user_agent, interrupted, limits);
    std::unique_ptr<Handle> handle = std::move(idle.back());
    idle.pop_back();
    return handle;
  }
  void give_back(std::unique_ptr<Handle> handle) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(handle));
  }

  const std::string user_agent;
  const std::atomic<bool>& interrupted;
  const CurlLimits limits;
  std::mutex mutex;
  std::vector<std::unique_ptr<Handle>> idle;
};

CurlHttpClient::CurlHttpClient(const std::string& user_agent, const std::atomic<bool>& interrupted, CurlLimits limits)
    : impl_(new Impl{user_agent, interrupted, limits, {}, {}}) {
  static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (global != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

CurlHttpClient::~CurlHttpClient() = default;

HttpAnswer CurlHttpClient::send(const HttpRequest& request) {
  std::unique_ptr<Handle> handle = impl_->take();
  HttpAnswer answer = handle->send(request);
  impl_->give_back(std::move(handle));
  return answer;
}

}  // namespace tonearm
