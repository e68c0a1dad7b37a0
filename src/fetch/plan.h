// Which windows to ask for. Pure.
#pragma once
#include <cstdint>
#include <vector>

#include "core/window.h"
#include "lake/observations.h"
#include "lake/run_record.h"

namespace tonearm {

/// last.fm accepts a play up to 14 days after it was heard.
inline constexpr std::int64_t kLateArrivals = 14 * 86'400;

struct FetchPlan {
  std::vector<Window> gaps;    ///< the lake says nothing of them; newest first
  std::vector<Window> reread;  ///< the lake covers them; they may have changed; newest first
};

/// `wanted`, less what the lake covers, is a gap; what was covered too early for late arrivals, or is set aside as
/// damaged, is read again; with `full` everything is.
FetchPlan plan_fetch(const std::vector<Observation>& held, const RunRecord& last, Window wanted, std::int64_t now,
                     bool full);

}  // namespace tonearm
