// What errno says, as an Error with its remedy.
#pragma once
#include <string>

#include "core/error.h"

namespace tonearm {

/// `doing`: "write", `path`: what on.
Error file_error(int number, const std::string& doing, const std::string& path);

}  // namespace tonearm
