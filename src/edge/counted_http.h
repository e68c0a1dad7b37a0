// An HttpClient that counts what Cloud Storage bills: https://cloud.google.com/storage/pricing#operations-by-class
#pragma once
#include <atomic>
#include <cstdint>

#include "ports/http_client.h"

namespace tonearm {

class CountedHttp : public HttpClient {
 public:
  explicit CountedHttp(HttpClient& http) : http_(http) {}

  HttpAnswer send(const HttpRequest& request) override {
    if (request.method == "POST" || request.method == "PUT" || request.method == "PATCH")
      ++writes;
    else if (request.method == "GET")
      ++(request.url.ends_with("/o") ? lists : reads);
    return http_.send(request);
  }

  std::atomic<std::int64_t> writes{0}, lists{0}, reads{0};  ///< tries that were answered by nobody, too

 private:
  HttpClient& http_;
};

}  // namespace tonearm
