// Our column types in DuckDB's words.
#pragma once
#include <string>

#include "core/column.h"

namespace tonearm {

std::string duck_type(const Column& column);

}  // namespace tonearm
