// A whole workbook, as the XML of a .twb.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "publish/tableau/action.h"
#include "publish/tableau/form.h"

namespace tonearm::tableau {

/// Sheets point at sources, dashboards at sheets, actions at both, so they stay where they are.
struct Workbook {
  YearParameter year;
  std::deque<DataSource> sources{};
  /// Pills of the first source that filter all of its sheets at once.
  std::vector<Pill> shared{};
  std::deque<Worksheet> sheets{};
  std::deque<Dashboard> dashboards{};
  std::vector<Action> actions{};

  Workbook() = default;
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
};

/// The same bytes for the same workbook.
std::string xml_of(const Workbook& workbook, Form form);

}  // namespace tonearm::tableau
