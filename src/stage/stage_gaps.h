// What the copy lacks, as a staged table, so that every answer can say it.
#pragma once
#include <string>
#include <vector>

#include "lake/observations.h"
#include "lake/run_record.h"
#include "ports/object_store.h"

namespace tonearm {

/// The windows of `record`'s gaps that no observation covers.
std::vector<Gap> open_gaps(const std::vector<Observation>& observations, const RunRecord& record);

/// Puts them as staged/gaps of this user (as user_part gives it), where they changed.
void stage_gaps(ObjectStore& store, const std::string& user, const std::vector<Gap>& gaps);

}  // namespace tonearm
