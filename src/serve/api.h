// What the server asks of the JSON API: it knows HTTP and no question, the API knows questions and no HTTP.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ports/warehouse.h"

namespace tonearm {

struct ApiRequest {
  std::string path;                                        ///< after /api/v1, not decoded: "/overview", "/artists/42"
  std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in the order of the request
};

struct ApiAnswer {
  int status = 200;
  std::string type = "application/json";
  std::string body;
};

/// What a long body is, and the file that a browser saves it as ("plays.csv").
struct StreamKind {
  std::string type, file_name;
};

class Api {
 public:
  virtual ~Api() = default;
  /// Called on a worker's thread, with a reader of one generation that only this thread uses. The same generation and
  /// request give the same answer: it is kept. Throws Error(fix_usage), which is status 400.
  virtual ApiAnswer answer(Warehouse& warehouse, const ApiRequest& request) = 0;
  /// For paths whose body is long: what it is; nothing for all others.
  virtual std::optional<StreamKind> streams(const std::string& path) const = 0;
  /// Writes the body in pieces. `write` waits for a slow client, and throws Error once the client is gone. An Error
  /// before the first piece is answered as one of `answer` is.
  virtual void stream(Warehouse& warehouse, const ApiRequest& request,
                      const std::function<void(std::string_view)>& write) = 0;
  /// What to answer ahead of a new generation, the most wanted first; such answers are kept with the generation.
  virtual std::vector<ApiRequest> warm(Warehouse& warehouse) = 0;
  /// Plays that a generation holds, for /metrics.
  virtual std::int64_t count_plays(Warehouse& warehouse) = 0;
};

}  // namespace tonearm
