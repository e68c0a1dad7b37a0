// tonearm lake copy: a lake from one place to another, folder or bucket: how a local listener moves up, and back.
#pragma once
#include <string>

#include "app/parts.h"

namespace tonearm {

struct LakeCopyOptions {
  std::string from, to;  ///< as the setting `lake` writes them
};

/// Copies what `to` lacks, and what is derived and differs, reads all of it back and compares. Raw objects are never
/// written over. Throws Error: look_into_data where `to` holds raw objects that `from` lacks or that differ, so that
/// two copies that went separate ways are not mixed, or where what was read back is not what was written; fix_usage
/// where `from` is no lake.
int copy_lake(Parts& parts, const LakeCopyOptions& options);

}  // namespace tonearm
