// What can be published as files: each table with its grain and its columns, in one place; docs/files.md is held to it.
#pragma once
#include <string>
#include <vector>

namespace tonearm {

/// What a column holds, and so how it is written.
enum class CellKind {
  text,
  count,    ///< a whole number
  number,   ///< with a fraction
  id,       ///< 64 bits: decimal text in JSON, whose readers often have 53
  date,     ///< 2015-04-14
  week,     ///< selected as weeks since 1969-12-29, written as the date of their Monday
  instant,  ///< selected as UTC seconds, 0 for none; written as 2015-04-14T21:45:11Z
  local,    ///< the wall clock of the table's instant: 2015-04-14T22:45:11+01:00
};

struct PublishedColumn {
  std::string name;
  CellKind kind;
  std::string sql;      ///< over the table's `from`
  std::string meaning;  ///< with its unit, and when it is NULL
};

struct PublishedTable {
  std::string name, grain;
  std::vector<PublishedColumn> columns;
  std::string from;   ///< tables with aliases; h is the one with the column user
  std::string order;  ///< total: the same rows always come in the same order
};

/// "scrobbles" first.
const std::vector<PublishedTable>& published_tables();
/// "mart_days", or "days". Throws Error(fix_usage) with the nearest name.
const PublishedTable& published_table(const std::string& name);

/// The type in the words of docs/files.md: "integer", "text".
std::string kind_name(CellKind kind);
/// All tables as the text of docs/files.md.
std::string tables_markdown();

}  // namespace tonearm
