#include "stage/month_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "stage/freshness.h"

namespace tonearm {
namespace {

/// The month after the newest observation's: plays of later ones cannot be true.
Month end_of_known_months(const std::vector<Ruling>& rulings) {
  std::int64_t newest = 0;
  for (const Ruling& ruling : rulings) newest = std::max(newest, ruling.observation->name.observed_at);
  return next_month(next_month(month_of(newest)));
}

std::string describe(const MonthPart& part) {
  std::string text = part.observation->key + ' ' + part.observation->generation;
  for (const Window& window : part.windows.windows()) text += fmt::format(" {}-{}", window.from, window.to);
  return text + '\n';
}

class Plans {
 public:
  explicit Plans(Month end) : end_(end) {}

  void add(const Ruling& ruling) {
    for (const Window& window : ruling.windows.windows())
      for (Month month = placed(month_of(window.from)); month_span(month).from < window.to; month = after(month)) {
        add(month, *ruling.observation, ruling.windows.within(month_span(month)));
        if (month == kFutureMonths) break;
      }
  }

  std::vector<MonthPlan> done(const std::string& made_with) {
    std::vector<MonthPlan> plans;
    for (auto& [month, plan] : plans_) {
      std::string inputs = made_with + '\n';
      for (const MonthPart& part : plan.parts) inputs += describe(part);
      plan.fingerprint = inputs_fingerprint(inputs);
      plans.push_back(std::move(plan));
    }
    return plans;
  }

 private:
  Month placed(Month month) const { return month < end_ ? month : kFutureMonths; }
  Month after(Month month) const { return placed(next_month(month)); }
  Window month_span(Month month) const {
    return month == kFutureMonths ? Window{month_window(end_).from, kForever} : month_window(month);
  }

  void add(Month month, const Observation& observation, WindowSet windows) {
    MonthPlan& plan = plans_.try_emplace(month, MonthPlan{month, month_span(month), {}, {}}).first->second;
    const bool there = !plan.parts.empty() && plan.parts.back().observation == &observation;
    if (!there && !windows.empty()) plan.parts.push_back({&observation, std::move(windows)});
  }

  Month end_;
  std::map<Month, MonthPlan> plans_;
};

}  // namespace

std::vector<MonthPlan> plan_months(const std::vector<Ruling>& rulings, const std::string& made_with) {
  Plans plans(end_of_known_months(rulings));
  for (const Ruling& ruling : rulings) plans.add(ruling);
  return plans.done(made_with);
}

std::string write_staged_index(const StagedIndex& index) {
  nlohmann::ordered_json months = nlohmann::ordered_json::object();
  for (const auto& [month, staged] : index)
    months[fmt::format("{:04}-{:02}", month.year, month.month)] = {{"inputs", staged.fingerprint},
                                                                   {"rows", staged.rows}};
  return nlohmann::ordered_json{{"months", months}}.dump() + "\n";
}

StagedIndex read_staged_index(const std::string& text) {
  StagedIndex index;
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("months")) return index;
  try {
    for (const auto& [name, staged] : json["months"].items())
      index[{std::stoi(name.substr(0, 4)), std::stoi(name.substr(5))}] = {staged.at("inputs"), staged.at("rows")};
  } catch (const std::exception&) {
    index.clear();
  }
  return index;
}

}  // namespace tonearm
