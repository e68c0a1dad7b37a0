// Texts as they stand in SQL.
#pragma once
#include <string>

namespace tonearm {

/// 'it''s' : a text as an SQL literal; "na""me" : a name as an SQL identifier.
std::string sql_text(const std::string& text);
std::string sql_name(const std::string& name);

}  // namespace tonearm
