// HTTP without a wire: answers from a queue, then from a function.
#pragma once
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "ports/http_client.h"

namespace tonearm {

class ScriptedHttp : public HttpClient {
 public:
  using Answering = std::function<HttpAnswer(const HttpRequest&)>;
  explicit ScriptedHttp(Answering otherwise = [](const HttpRequest&) { return HttpAnswer{}; })
      : otherwise_(std::move(otherwise)) {}

  static HttpAnswer answered(std::string body, int status = 200) {
    HttpAnswer answer;
    answer.outcome = HttpAnswer::Outcome::answered;
    answer.status = status;
    answer.body = std::move(body);
    return answer;
  }
  static HttpAnswer failed(HttpAnswer::Outcome outcome, std::string failure) {
    HttpAnswer answer;
    answer.outcome = outcome;
    answer.failure = std::move(failure);
    return answer;
  }
  /// Of a request's query; "" where it is not there.
  static std::string parameter(const HttpRequest& request, const std::string& name) {
    for (const auto& [key, value] : request.query)
      if (key == name) return value;
    return "";
  }

  HttpAnswer send(const HttpRequest& request) override {
    requests.push_back(request);
    if (next.empty()) return otherwise_(request);
    HttpAnswer answer = std::move(next.front());
    next.pop_front();
    return answer;
  }

  std::deque<HttpAnswer> next;        ///< given first, in order
  std::vector<HttpRequest> requests;  ///< as they came

 private:
  Answering otherwise_;
};

}  // namespace tonearm
