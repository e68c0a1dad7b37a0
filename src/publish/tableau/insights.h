// "Scrobble Insights": the fields, sheets and pages of the workbook.
#pragma once
#include <cstdint>

#include "publish/tableau/four_answers.h"
#include "publish/tableau/tableau.h"
#include "publish/tableau/workbook.h"

namespace tonearm::tableau {

using Detail = TableauOptions::Detail;

/// What of the listener and the options the workbook goes by.
struct Subject {
  std::string user;
  Detail detail = Detail::plays;
  Hemisphere hemisphere = Hemisphere::north;
  /// Local days of the first and the last play, "2005-02-13"; "" where they are asked live, or no play has a time.
  std::string first_day, last_day;
};

/// The columns of the data first, then what is calculated from them.
std::vector<Field> plays_fields(const Subject& subject);
std::vector<Field> answers_fields();
/// "Winter" … in the order of a year that begins in December.
std::vector<std::string> seasons_in_order(Hemisphere hemisphere);

/// Sources, sheets, pages and actions of `workbook`, whose year is set.
void add_sources(Workbook& workbook, const Subject& subject);
void add_sheets(Workbook& workbook, const Subject& subject, const FourAnswers& answers);
void add_pages(Workbook& workbook, const Subject& subject, const FourAnswers& answers);

/// Throws std::out_of_range where there is none.
const Worksheet& sheet_of(const Workbook& workbook, const std::string& name);

}  // namespace tonearm::tableau
