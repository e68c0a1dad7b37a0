#include "app/dashboard_api.h"

#include <string_view>

#include "core/error.h"

namespace tonearm {
namespace {

/// A table that is not there: the warehouse was built before this program's models.
bool lacks_a_table(const Error& error) {
  return std::string_view(error.what()).starts_with("Catalog Error: Table with name");
}

}  // namespace

ApiAnswer DashboardApi::answer(Warehouse& warehouse, const ApiRequest& request) {
  try {
    ExploreAnswer answer = explore(warehouse, settings_, request.path, request.query);
    return {answer.status, "application/json", std::move(answer.body)};
  } catch (const Error& error) {
    if (!lacks_a_table(error)) throw;
    throw Error(Remedy::try_again, "the warehouse was built by another version of Tonearm",
                "Run tonearm sync, or tonearm rebuild: it is built anew from the lake.");
  }
}

std::optional<StreamKind> DashboardApi::streams(const std::string& path) const {
  if (path != kPlaysCsvPath) return std::nullopt;
  return StreamKind{"text/csv; charset=utf-8", "plays.csv"};
}

void DashboardApi::stream(Warehouse& warehouse, const ApiRequest& request,
                          const std::function<void(std::string_view)>& write) {
  explore_csv(warehouse, settings_, request.query, write);
}

std::vector<ApiRequest> DashboardApi::warm(Warehouse&) {
  std::vector<ApiRequest> requests;
  for (auto& [path, query] : first_questions()) requests.push_back({path, std::move(query)});
  return requests;
}

std::int64_t DashboardApi::count_plays(Warehouse& warehouse) {
  return as_int(rows_of(warehouse, "select count(*) from fact_scrobbles", {})[0][0]);
}

}  // namespace tonearm
