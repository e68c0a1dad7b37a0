// The plays themselves, for a site that is to hold them: a script a month, and one of the titles' names.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "publish/publication.h"
#include "publish/site/listening.h"

namespace tonearm {

/// A script goes by its name ("plays-2014-03", "titles") to `write`. Returns the months, the newest first; "0000-00" is
/// that of plays without a known time. Without `times` days alone are written, and plays of a day lie in no order of
/// time.
std::vector<std::string> write_plays(
    const Publication& publication, const Listening& listening, bool times,
    const std::function<void(const std::string& name, const std::string& script)>& write);

}  // namespace tonearm
