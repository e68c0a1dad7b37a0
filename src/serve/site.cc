#include "serve/site.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/fingerprint.h"
#include "serve/gzip.h"

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;

WebAnswer fresh(int status, std::string type, std::string text) {
  return {status, std::move(type), {{"Cache-Control", "no-store"}}, shared_text(std::move(text))};
}

WebAnswer nothing_there() { return problem(404, "there is nothing at this address", "Open the first page, /."); }

bool is_read(const WebRequest& request) { return request.method == "GET" || request.method == "HEAD"; }

}  // namespace

WebAnswer page_answer(WebFiles files, const WebRequest& request) {
  const WebFile* file = find_web_file(files, request.target.path);
  if (!file) return nothing_there();
  const bool gzip = takes_gzip(request.accept_encoding);
  const std::string etag = fmt::format("{:016x}", static_cast<std::uint64_t>(fingerprint({file->gzipped})));
  const bool has = client_has(request.if_none_match, etag);
  WebAnswer answer{has ? 304 : 200, has ? "" : std::string(content_type(file->path)), {}, nullptr};
  answer.headers = {{"ETag", fmt::format("\"{}{}\"", etag, gzip ? "-gz" : "")},
                    {"Cache-Control", is_immutable(file->path) ? "public, max-age=31536000, immutable" : "no-cache"},
                    {"Vary", "Accept-Encoding"}};
  if (has) return answer;
  if (gzip) answer.headers.emplace_back("Content-Encoding", "gzip");
  answer.body = shared_text(gzip ? std::string(file->gzipped) : gunzipped(file->gzipped));
  return answer;
}

std::optional<WebAnswer> Site::refusal(const WebRequest& request) {
  if (!parts_.hosts.knows(request.host))
    return problem(403, "this server is not known by the name that the request gives",
                   "Open it by the address that it said, or start it with --allow-host NAME.");
  if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
    return not_allowed(request.target.path == "/api/v1/sync" ? "POST" : "GET, HEAD");
  if (request.method == "POST" && !is_own_origin(request.origin, request.host))
    return problem(403, "a page of another site sent this", "Use the dashboard's own page.");
  return parts_.door.answer(request, parts_.clock.now());
}

Site::Kind Site::kind_of(const WebRequest& request) const {
  const std::string& path = request.target.path;
  if (request.method != "GET" || !path.starts_with("/api/v1/")) return Kind::plain;
  if (path == "/api/v1/events") return Kind::events;
  return parts_.api.streams(path.substr(7)) ? Kind::stream : Kind::plain;
}

void Site::answer(const WebRequest& request, Reply reply) {
  const std::string& path = request.target.path;
  if (path.starts_with("/api/")) return api_answer(request, std::move(reply));
  if (!is_read(request)) return reply(not_allowed("GET, HEAD"));
  if (path == "/healthz") return reply(health());
  if (path == "/metrics") return reply(metrics());
  reply(page_answer(parts_.web, request));
}

void Site::api_answer(const WebRequest& request, Reply reply) {
  const std::string& path = request.target.path;
  if (!path.starts_with("/api/v1/")) return reply(nothing_there());
  if (path == "/api/v1/sync") return reply(request.method == "POST" ? start_sync() : not_allowed("POST"));
  if (!is_read(request)) return reply(not_allowed("GET, HEAD"));
  if (path == "/api/v1/status") return status_answer(std::move(reply));
  if (path == "/api/v1/openapi.yaml") return reply(fresh(200, "application/yaml", std::string(parts_.openapi())));
  if (path == "/api/v1/events") return reply(fresh(200, "text/event-stream", ""));
  if (const auto kind = parts_.api.streams(path.substr(7))) return reply(fresh(200, kind->type, ""));
  parts_.desk.ask(request, std::move(reply));
}

void Site::status_answer(Reply reply) {
  auto shared = std::make_shared<Reply>(std::move(reply));
  const bool taken = parts_.status_worker.submit(nullptr, [this, shared](Warehouse*, JobTime&) {
    WebAnswer answer;
    try {
      answer = fresh(200, "application/json", parts_.status());
    } catch (const Error& error) {
      answer = problem(503, error.what(), error.what_to_do());
    } catch (const std::exception&) {
      answer = problem_of(Error(Remedy::look_into_data, ""));
    }
    parts_.post([shared, answer = std::move(answer)] { (*shared)(answer); });
  });
  if (!taken) (*shared)(problem(503, "too many ask for the status", "Ask again in a second."));
}

WebAnswer Site::start_sync() const {
  try {
    parts_.sync.start();
    return fresh(202, "application/json", sync_json(parts_.sync.state()));
  } catch (const Error& error) {
    return problem(error.remedy() == Remedy::try_again ? 409 : 403, error.what(), error.what_to_do());
  }
}

WebAnswer Site::health() const {
  const GenerationRef generation = parts_.watch.current();
  const Json json = {{"status", generation ? "ok" : "no warehouse"},
                     {"generation", generation ? generation->generation : ""},
                     {"version", parts_.version}};
  return fresh(generation ? 200 : 503, "application/json", json.dump());
}

WebAnswer Site::metrics() const {
  const GenerationRef generation = parts_.watch.current();
  Metrics::Now now{parts_.connections(),
                   parts_.events.listeners(),
                   parts_.workers.waiting(),
                   parts_.desk.cache().bytes(),
                   parts_.desk.cache().size(),
                   parts_.version,
                   generation ? generation->generation : "",
                   parts_.desk.plays(),
                   parts_.sync.state()};
  return fresh(200, "text/plain; version=0.0.4; charset=utf-8", parts_.metrics.text(now));
}

}  // namespace tonearm
