#include "bigquery/load_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "core/fingerprint.h"

namespace tonearm {
namespace {

/// Partitions by month exist for these years alone: https://cloud.google.com/bigquery/docs/partitioned-tables
constexpr int kFirstYear = 1960, kLastYear = 2159;

std::optional<int> number_after(std::string_view key, std::string_view word, std::size_t digits) {
  const std::size_t at = key.find(word);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = key.substr(at + word.size());
  int number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + std::min(digits, rest.size()), number);
  const bool whole = error == std::errc() && end == rest.data() + digits && rest.size() > digits && *end == '/';
  return whole ? std::optional(number) : std::nullopt;
}

PartLoad part_load(const std::string& part, const Objects& objects, const std::string& lake_uri) {
  PartLoad load{part, {}, "", 0};
  std::string said = lake_uri;
  for (const ObjectInfo& object : objects) {
    load.keys.push_back(object.key);
    said += '\n' + object.key + '\n' + object.generation;
  }
  load.fingerprint = fmt::format("{:016x}", static_cast<std::uint64_t>(fingerprint({said})));
  return load;
}

PartRecord part_of(const TableRecord& record, const std::string& part) {
  const auto found = record.parts.find(part);
  return found == record.parts.end() ? PartRecord() : found->second;
}

/// One load of everything in place of `loads`; nothing where that is not better, or too many objects.
std::optional<PartLoad> whole_load(const TableParts& parts, const std::vector<PartLoad>& loads,
                                   const std::string& lake_uri) {
  if (2 * loads.size() <= parts.size()) return std::nullopt;
  Objects all;
  for (const auto& [part, objects] : parts) all.insert(all.end(), objects.begin(), objects.end());
  if (all.size() > kMostUris) return std::nullopt;
  return part_load(kWhole, all, lake_uri);
}

void note(TableRecord& after, const PartLoad& load) {
  PartRecord& part = after.parts[load.part];
  part = {load.fingerprint, part.loads + 1};
}

}  // namespace

std::optional<std::string> month_in(const std::string& key) {
  const auto year = number_after(key, "/year=", 4), month = number_after(key, "/month=", 2);
  if (!year || !month) return std::nullopt;
  if (*year < kFirstYear || *year > kLastYear || *month < 1 || *month > 12) return "";
  return fmt::format("{:04}{:02}", *year, *month);
}

std::optional<DatedObjects> dated(const Objects& objects) {
  DatedObjects dated;
  for (const ObjectInfo& object : objects) {
    const std::optional<std::string> month = month_in(object.key);
    if (!month) return std::nullopt;
    (month->empty() ? dated.undated : dated.months[*month]).push_back(object);
  }
  return objects.empty() ? std::nullopt : std::optional(std::move(dated));
}

TableParts as_one_part(const Objects& objects) {
  return objects.empty() ? TableParts() : TableParts{{kWhole, objects}};
}

LoadPlan plan_loads(const TableParts& parts, const TableRecord& before, const std::string& lake_uri) {
  LoadPlan plan{{}, {}, before};
  for (const auto& [part, objects] : parts) {
    PartLoad load = part_load(part, objects, lake_uri);
    const PartRecord held = part_of(before, part);
    load.loads_before = held.loads;
    if (load.fingerprint == held.fingerprint) continue;
    note(plan.after, load);
    plan.loads.push_back(std::move(load));
  }
  for (auto& [part, held] : plan.after.parts)
    if (!parts.contains(part) && part != kWhole && !held.fingerprint.empty()) {
      held.fingerprint.clear();
      plan.emptied.push_back(part);
    }
  if (parts.contains(kWhole)) return plan;
  if (std::optional<PartLoad> whole = whole_load(parts, plan.loads, lake_uri)) {
    whole->loads_before = part_of(before, kWhole).loads;
    plan.after.parts[kWhole] = {"", whole->loads_before + 1};
    plan.loads = {std::move(*whole)};
    plan.emptied.clear();  // what it replaces is everything
  }
  return plan;
}

std::string load_id(const std::string& dataset, const std::string& table, const std::string& created,
                    const PartLoad& load) {
  return fmt::format("tonearm_load_{}_{}_{}_{}_{}_{}", dataset, table, created, load.part, load.fingerprint,
                     load.loads_before);
}

}  // namespace tonearm
