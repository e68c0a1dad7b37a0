// The questions of the dashboard by their paths: docs/openapi.yaml, without /status, /events and /sync.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "explore/catalog.h"
#include "explore/parameters.h"
#include "ports/warehouse.h"

namespace tonearm {

inline constexpr const char* kPlaysCsvPath = "/plays.csv";

struct ExploreAnswer {
  int status = 200;  ///< or 404
  std::string body;  ///< JSON, UTF-8
};

/// `path` begins after /api/v1: "/overview", "/artists/42". The same warehouse, path and query give the same bytes.
/// Throws Error(fix_usage) for a parameter that is unknown or wrong.
ExploreAnswer explore(Warehouse& warehouse, const ExploreSettings& settings, const std::string& path,
                      const QueryPairs& query);

/// The body of kPlaysCsvPath, in pieces. Throws as explore does, before the first piece.
void explore_csv(Warehouse& warehouse, const ExploreSettings& settings, const QueryPairs& query,
                 const std::function<void(std::string_view)>& write);

/// What a page asks first, without any filter: to be answered ahead.
std::vector<std::pair<std::string, QueryPairs>> first_questions();

}  // namespace tonearm
