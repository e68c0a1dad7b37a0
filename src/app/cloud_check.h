// tonearm cloud check: each permission that a run needs, tried in turn.
#pragma once
#include "app/parts.h"

namespace tonearm {

/// Prints a line a permission. 0 where all are there; else the exit code of the first that lacks, its role named.
/// Throws Error(fix_usage) where nothing is in the cloud.
int check_cloud(Parts& parts);

}  // namespace tonearm
