// libcurl as an HttpClient: connections are kept alive, as many as threads ask at once.
#pragma once
#include <atomic>
#include <memory>
#include <string>

#include "ports/http_client.h"

namespace tonearm {

/// In seconds.
struct CurlLimits {
  long connect = 15, total = 180;
};

class CurlHttpClient : public HttpClient {
 public:
  /// `interrupted` ends a transfer that is under way.
  CurlHttpClient(const std::string& user_agent, const std::atomic<bool>& interrupted, CurlLimits limits = {});
  ~CurlHttpClient() override;
  HttpAnswer send(const HttpRequest& request) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tonearm
