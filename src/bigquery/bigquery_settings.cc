#include "bigquery/bigquery_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/error.h"

namespace tonearm {
namespace {

constexpr std::string_view kScheme = "bigquery://";
constexpr std::size_t kLongestDataset = 1022;  // 1,024 with "_a"; https://cloud.google.com/bigquery/docs/datasets

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_project(std::string_view text) {
  const auto legal = [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == ':' || c == '.'; };
  return !text.empty() && std::all_of(text.begin(), text.end(), legal);
}

bool is_dataset(std::string_view text) {
  const auto legal = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
  return !text.empty() && text.size() <= kLongestDataset && std::all_of(text.begin(), text.end(), legal);
}

}  // namespace

BigquerySettings parse_bigquery_url(const std::string& url) {
  BigquerySettings settings;
  if (url.starts_with(kScheme)) {
    const std::string_view rest = std::string_view(url).substr(kScheme.size());
    const std::size_t slash = rest.find('/');
    settings.project = rest.substr(0, slash);
    if (slash != std::string_view::npos) settings.dataset = rest.substr(slash + 1);
  }
  if (!is_project(settings.project) || !is_dataset(settings.dataset))
    throw Error(Remedy::fix_setup, fmt::format("the warehouse {} names no dataset of BigQuery", url),
                "Write it as bigquery://PROJECT/DATASET; a dataset's name has letters, digits and '_'.");
  return settings;
}

}  // namespace tonearm
