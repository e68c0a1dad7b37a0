// What the simulated service says to one request, and how the connection ends.
#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace tonearm::simulator {

using Params = std::map<std::string, std::string>;

struct Answer {
  enum class Ending {
    whole,    ///< all of the body is sent
    cut,      ///< half of the body is sent under the Content-Length of the whole, then the connection closes
    closed,   ///< nothing is sent, the connection closes
    reset,    ///< nothing is sent, the connection is reset
    refused,  ///< as closed, and there are no connections any more
  };

  int status = 200;
  std::string body;
  std::string content_type = "application/json; charset=utf-8";
  std::int64_t retry_after_s = 0;  ///< 0: no such header
  std::int64_t delay_ms = 0;
  std::int64_t date = 0;  ///< the service's clock, UTC seconds; 0: no such header
  Ending ending = Ending::whole;
  std::string fault;  ///< what is wrong with it, "" for a good answer
};

/// {"error":code,"message":…}, last.fm's words unless others are given.
Answer error_answer(int code, int status, const std::string& fault, const std::string& message = "");

/// The page of a load balancer whose back ends are gone, HTTP 503.
Answer html_answer(const std::string& fault);

}  // namespace tonearm::simulator
