// An answer that breaks off (for files that see cpp-httplib).
#pragma once
#include <httplib.h>

#include <string>

namespace tonearm::simulator {

/// Half of the body under the length of the whole; httplib ends the connection when a provider fails.
inline void send_half(const std::string& body, const std::string& content_type, httplib::Response& response) {
  response.set_content_provider(
      body.size() + 1, content_type,
      [half = body.substr(0, body.size() / 2)](std::size_t offset, std::size_t, httplib::DataSink& sink) {
        if (offset == 0 && !half.empty()) return sink.write(half.data(), half.size());
        return false;
      });
}

}  // namespace tonearm::simulator
