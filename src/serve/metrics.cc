#include "serve/metrics.h"

#include <fmt/format.h>

namespace tonearm {
namespace {

std::string label_text(const std::string& text) {
  std::string quoted;
  for (const char c : text) {
    if (c == '\n') {
      quoted += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted;
}

std::string head(const char* name, const char* type, const char* help) {
  return fmt::format("# HELP tonearm_{0} {2}\n# TYPE tonearm_{0} {1}\n", name, type, help);
}

template <class Number>
std::string one(const char* name, const char* type, const char* help, Number value) {
  return head(name, type, help) + fmt::format("tonearm_{} {}\n", name, value);
}

std::string sync_text(const SyncState& sync) {
  std::string text = one("sync_running", "gauge", "Whether a sync runs that this server started.", int(sync.running));
  if (sync.last_outcome.empty()) return text;
  text += head("sync_last_outcome", "gauge", "How the last sync of this server ended.");
  for (const char* outcome : {"complete", "gaps", "failed", "interrupted"})
    text += fmt::format("tonearm_sync_last_outcome{{outcome=\"{}\"}} {}\n", outcome, int(sync.last_outcome == outcome));
  return text + one("sync_last_end_timestamp_seconds", "gauge", "When it ended.", sync.last_ended_at.value_or(0));
}

}  // namespace

void Metrics::request(const std::string& route, int status, double seconds) {
  ++requests_[{route, status}];
  Latency& latency = latency_[route];
  for (std::size_t i = 0; i < kBounds.size(); ++i) latency.at_most[i] += seconds <= kBounds[i];
  ++latency.count;
  latency.seconds += seconds;
}

std::string Metrics::text(const Now& now) const {
  std::string text = head("requests_total", "counter", "Requests by route and status.");
  for (const auto& [key, count] : requests_)
    text += fmt::format("tonearm_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", label_text(key.first), key.second,
                        count);
  text += head("request_duration_seconds", "histogram", "From a request's head to the end of its answer.");
  for (const auto& [name, latency] : latency_) {
    const std::string route = label_text(name);
    for (std::size_t i = 0; i < kBounds.size(); ++i)
      text += fmt::format("tonearm_request_duration_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route, kBounds[i],
                          latency.at_most[i]);
    text += fmt::format(
        "tonearm_request_duration_seconds_bucket{{route=\"{0}\",le=\"+Inf\"}} {1}\n"
        "tonearm_request_duration_seconds_sum{{route=\"{0}\"}} {2:.6f}\n"
        "tonearm_request_duration_seconds_count{{route=\"{0}\"}} {1}\n",
        route, latency.count, latency.seconds);
  }
  text += one("cache_hits_total", "counter", "Answers that were kept.", cache_hits_);
  text += one("cache_misses_total", "counter", "Answers that had to be computed.", cache_misses_);
  text += one("cache_bytes", "gauge", "Bytes of kept answers.", now.cache_bytes);
  text += one("cache_answers", "gauge", "Kept answers.", now.cache_answers);
  text += one("connections", "gauge", "Open connections.", now.connections);
  text += one("event_listeners", "gauge", "Connections that listen to events.", now.listeners);
  text += one("waiting_requests", "gauge", "Requests that wait for a worker.", now.waiting);
  text += one("plays", "gauge", "Plays of the current generation.", now.plays);
  text += head("info", "gauge", "The version, and the generation that is read.");
  text += fmt::format("tonearm_info{{version=\"{}\",generation=\"{}\"}} 1\n", label_text(now.version),
                      label_text(now.generation));
  return text + sync_text(now.sync);
}

}  // namespace tonearm
