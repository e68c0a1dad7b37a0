// Whether the plays lie on the clock that a configuration names.
#pragma once
#include <string>

#include "core/local_time.h"
#include "ports/warehouse.h"

namespace tonearm {

/// Local times are made when plays are staged; the zones may have been set otherwise since. The last play of each month
/// is asked (a month that ends with the hour that comes twice may differ); true where there are none.
bool lies_on(Warehouse& warehouse, const std::string& user, LocalClock& clock);

}  // namespace tonearm
