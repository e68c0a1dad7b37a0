// Functions of one name in both dialects: `create temp function` statements, put in front of what uses them. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tonearm {

class TemporaryFunctions {
 public:
  /// Statements that end in ';' at a line's end; comments, and lines in braces (dbt's), are passed over.
  /// Error(fix_setup) for any other statement.
  explicit TemporaryFunctions(std::string_view text = {});

  /// `sql` with those that it calls, and those that these call, in front, in the order of the text.
  std::string in_front_of(const std::string& sql) const;

 private:
  struct Function {
    std::string name, statement;
  };
  std::vector<Function> functions_;
};

}  // namespace tonearm
