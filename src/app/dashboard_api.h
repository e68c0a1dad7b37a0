// The questions of the dashboard as the server asks them.
#pragma once
#include "explore/explore_api.h"
#include "serve/api.h"

namespace tonearm {

/// Reads nothing but its arguments and settings, so that several threads may ask.
class DashboardApi : public Api {
 public:
  explicit DashboardApi(ExploreSettings settings) : settings_(std::move(settings)) {}

  ApiAnswer answer(Warehouse& warehouse, const ApiRequest& request) override;
  std::optional<StreamKind> streams(const std::string& path) const override;
  void stream(Warehouse& warehouse, const ApiRequest& request,
              const std::function<void(std::string_view)>& write) override;
  std::vector<ApiRequest> warm(Warehouse& warehouse) override;
  std::int64_t count_plays(Warehouse& warehouse) override;

 private:
  const ExploreSettings settings_;
};

}  // namespace tonearm
