#include "model/template_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "core/error.h"
#include "lake/staged_tables.h"

namespace tonearm {
namespace {

const std::regex& ref_pattern() {
  static const std::regex pattern(R"(\s*ref\(\s*'(\w+)'\s*\)\s*)");
  return pattern;
}

const std::regex& source_pattern() {
  static const std::regex pattern(R"(\s*source\(\s*'staged'\s*,\s*'(\w+)'\s*\)\s*)");
  return pattern;
}

[[noreturn]] void refuse(const std::string& text) {
  throw Error(Remedy::look_into_data, fmt::format("only ref('…') and source('staged', '…') are known, not {}", text));
}

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// The table that an expression between `{{` and `}}` stands for.
std::string table_for(const std::string& expression, RenderedText& rendered) {
  std::smatch match;
  if (std::regex_match(expression, match, ref_pattern())) {
    add_once(rendered.refs, match[1]);
    return match[1];
  }
  if (std::regex_match(expression, match, source_pattern())) {
    add_once(rendered.sources, match[1]);
    return loaded_name(match[1].str());
  }
  refuse("{{" + expression + "}}");
}

bool is_blank(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) != 0; });
}

}  // namespace

RenderedText render(const std::string& text) {
  RenderedText rendered;
  if (text.find("{%") != std::string::npos) refuse("{% … %}");
  std::size_t at = 0;
  for (std::size_t open; (open = text.find("{{", at)) != std::string::npos;) {
    const std::size_t close = text.find("}}", open);
    if (close == std::string::npos) refuse(text.substr(open, 40));
    rendered.sql += text.substr(at, open - at);
    rendered.sql += table_for(text.substr(open + 2, close - open - 2), rendered);
    at = close + 2;
  }
  rendered.sql += text.substr(at);
  return rendered;
}

std::string ref_name(const std::string& text) {
  std::smatch match;
  if (!std::regex_match(text, match, ref_pattern())) refuse(text);
  return match[1];
}

std::vector<std::string> split_statements(const std::string& text) {
  std::vector<std::string> statements;
  std::istringstream lines(text);
  std::string statement;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("{%") || line.starts_with("--") || is_blank(line)) continue;
    statement += line + "\n";
    if (!line.ends_with(';')) continue;
    statement.resize(statement.size() - 2);
    statements.push_back(std::move(statement));
    statement.clear();
  }
  if (!statement.empty()) statements.push_back(std::move(statement));
  return statements;
}

}  // namespace tonearm
