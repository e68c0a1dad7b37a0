// One request by libcurl, for the simulator's own tests.
#pragma once
#include <curl/curl.h>

#include <memory>
#include <string>

namespace tonearm::simulator {

struct Fetched {
  CURLcode code = CURLE_OK;
  long status = 0, new_connections = 0;
  std::string body, headers;
};

/// Keeps its connection between calls, as a client does.
class Fetcher {
 public:
  Fetcher() : curl_(curl_easy_init(), curl_easy_cleanup) {}

  Fetched get(const std::string& url) { return send(url, nullptr); }
  Fetched post(const std::string& url, const std::string& body) { return send(url, &body); }
  std::string escape(const std::string& text) {
    const std::unique_ptr<char, void (*)(void*)> escaped(
        curl_easy_escape(curl_.get(), text.data(), static_cast<int>(text.size())), curl_free);
    return escaped.get();
  }

 private:
  static std::size_t append(char* data, std::size_t size, std::size_t count, void* to) {
    static_cast<std::string*>(to)->append(data, size * count);
    return size * count;
  }

  Fetched send(const std::string& url, const std::string* body) {
    Fetched fetched;
    curl_easy_setopt(curl_.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl_.get(), CURLOPT_HTTPGET, 1L);
    if (body) {
      curl_easy_setopt(curl_.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body->size()));
      curl_easy_setopt(curl_.get(), CURLOPT_COPYPOSTFIELDS, body->c_str());
    }
    curl_easy_setopt(curl_.get(), CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl_.get(), CURLOPT_WRITEDATA, &fetched.body);
    curl_easy_setopt(curl_.get(), CURLOPT_HEADERDATA, &fetched.headers);
    fetched.code = curl_easy_perform(curl_.get());
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &fetched.status);
    curl_easy_getinfo(curl_.get(), CURLINFO_NUM_CONNECTS, &fetched.new_connections);
    return fetched;
  }

  std::unique_ptr<CURL, void (*)(CURL*)> curl_;
};

}  // namespace tonearm::simulator
