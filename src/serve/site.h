// Which address gives what: pages, the API, health, metrics, the start of a sync.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "serve/access.h"
#include "serve/answer_desk.h"
#include "serve/event_board.h"
#include "serve/metrics.h"
#include "serve/sync_runner.h"
#include "serve/web_files.h"

namespace tonearm {

/// On the server's thread.
class Site {
 public:
  struct Parts {
    AnswerDesk& desk;
    Api& api;
    GenerationWatch& watch;
    WorkerPool& workers;
    WorkerPool& status_worker;
    Metrics& metrics;
    EventBoard& events;
    SyncRunner& sync;
    Clock& clock;
    WebFiles web;
    std::function<std::string()> status;
    std::function<std::string_view()> openapi;
    std::function<std::size_t()> connections;
    Post post;
    std::string version;
    KnownHosts hosts;
    TokenDoor door;
  };
  explicit Site(Parts parts) : parts_(std::move(parts)) {}

  /// What keeps a request out before it is looked at: a wrong host, no token, a page of another origin.
  std::optional<WebAnswer> refusal(const WebRequest& request);

  enum class Kind { plain, events, stream };
  Kind kind_of(const WebRequest& request) const;
  /// Of kind plain.
  void answer(const WebRequest& request, Reply reply);

 private:
  void api_answer(const WebRequest& request, Reply reply);
  void status_answer(Reply reply);
  WebAnswer start_sync() const;
  WebAnswer health() const;
  WebAnswer metrics() const;

  Parts parts_;
};

/// A file of the page for this client: its encoding, or 304; 404 where there is none.
WebAnswer page_answer(WebFiles files, const WebRequest& request);

}  // namespace tonearm
