// A listener's part of the lake: observations, records of runs, and damaged objects set aside.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lake/observations.h"
#include "lake/run_record.h"
#include "ports/object_store.h"

namespace tonearm {

/// In order of their keys. Names that are none of ours are left out.
std::vector<Observation> list_observations(ObjectStore& store, const std::string& user);

/// The users that have observations, as user_part gives them.
std::vector<std::string> list_users(ObjectStore& store);

/// The newest record that can be read; an empty one where there is none.
RunRecord newest_run(ObjectStore& store, const std::string& user);

/// Where a new run's record goes: after all that the lake holds, whatever the clock says.
RunName next_run_name(ObjectStore& store, const std::string& user, std::int64_t started_at);

/// Copies a damaged object aside, notes in `record` that its window must be read again, saves that, removes the object.
void set_aside(ObjectStore& store, const Observation& observation, const std::string& record_key, RunRecord& record);

/// Writes lake.json where there is none. Throws Error(fix_setup) where the lake is of a newer format.
void check_lake_format(ObjectStore& store, bool may_write);

}  // namespace tonearm
