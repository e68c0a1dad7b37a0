// Several fetches at once, their results in order.
#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace tonearm {

struct FetchLimits {
  std::size_t in_flight = 16;  ///< threads
  std::size_t ahead = 32;      ///< results that are fetched or being fetched and not yet taken
};

/// Calls `fetch` for 0 … count - 1 from several threads and `take` for each in order on this one. What a fetch throws
/// is thrown here when its turn comes; what `take` throws, at once. No fetch is under way when this returns.
void fetch_in_order(std::size_t count, const FetchLimits& limits,
                    const std::function<std::optional<std::string>(std::size_t)>& fetch,
                    const std::function<void(std::size_t, std::optional<std::string>)>& take);

}  // namespace tonearm
