// A socket on 127.0.0.1 for Google's services (cpp-httplib, seen by this file's .cc alone).
#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tonearm {

struct FakeRequest {
  std::string method;
  std::string path;                            ///< as sent, still percent-encoded, without the query
  std::map<std::string, std::string> query;    ///< decoded
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;

  std::string header(const std::string& name) const;
  std::string parameter(const std::string& name) const;
};

struct FakeAnswer {
  /// reset and closed give nothing of the answer, half a part of its body.
  enum class Ending { whole, reset, closed, half };
  int status = 200;
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string content_type = "application/json; charset=UTF-8";
  Ending ending = Ending::whole;
  std::chrono::milliseconds delay{0};
};

class FakeDoor {
 public:
  using Respond = std::function<FakeAnswer(const FakeRequest&)>;

  /// Listens on a free port. `respond` is called from many threads; `now` gives the Date header, UTC seconds.
  FakeDoor(Respond respond, std::function<std::int64_t()> now);
  /// Ends the connections there are.
  ~FakeDoor();

  int port() const;
  std::string url() const;  ///< "http://127.0.0.1:4711"

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// "%2F" to "/"; a '%' that begins no byte stays.
std::string percent_decoded(const std::string& text);

}  // namespace tonearm
