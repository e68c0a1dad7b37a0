#include "bigquery/temporary_functions.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/ascii.h"
#include "core/error.h"

namespace tonearm {
namespace {

constexpr std::array<std::string_view, 4> kOpenings = {"create temp function ", "create temporary function ",
                                                       "create or replace temp function ",
                                                       "create or replace temporary function "};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/// Both in lower case: `name` as a word, then blanks, then '('.
bool calls(const std::string& sql, const std::string& name) {
  for (std::size_t at = sql.find(name); at != std::string::npos; at = sql.find(name, at + 1)) {
    if (at > 0 && (is_word(sql[at - 1]) || sql[at - 1] == '.')) continue;
    const std::size_t next = sql.find_first_not_of(" \t\r\n", at + name.size());
    if (next != std::string::npos && sql[next] == '(') return true;
  }
  return false;
}

std::string name_in(const std::string& statement) {
  const std::string small = lower_case(statement);
  for (const std::string_view opening : kOpenings) {
    if (!small.starts_with(opening)) continue;
    std::size_t end = opening.size();
    while (end < small.size() && is_word(small[end])) ++end;
    if (end > opening.size()) return small.substr(opening.size(), end - opening.size());
  }
  throw Error(Remedy::fix_setup, "the functions for BigQuery hold another statement: " + statement.substr(0, 80),
              "Write only create temp function statements there.");
}

}  // namespace

TemporaryFunctions::TemporaryFunctions(std::string_view text) {
  std::string statement;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with("--") || line.starts_with("{%") || line.starts_with("{#")) continue;
    statement += (statement.empty() ? "" : "\n") + std::string(line);
    if (!line.ends_with(';')) continue;
    functions_.push_back({name_in(statement), statement});
    statement.clear();
  }
  if (!statement.empty()) functions_.push_back({name_in(statement), statement + ";"});
}

std::string TemporaryFunctions::in_front_of(const std::string& sql) const {
  std::vector<bool> used(functions_.size());
  std::vector<std::string> texts = {lower_case(sql)};
  while (!texts.empty()) {
    const std::string text = std::move(texts.back());
    texts.pop_back();
    for (std::size_t i = 0; i < functions_.size(); ++i)
      if (!used[i] && calls(text, functions_[i].name)) {
        used[i] = true;
        texts.push_back(lower_case(functions_[i].statement));
      }
  }
  std::string whole;
  for (std::size_t i = 0; i < functions_.size(); ++i)
    if (used[i]) whole += functions_[i].statement + "\n";
  return whole + sql;
}

}  // namespace tonearm
