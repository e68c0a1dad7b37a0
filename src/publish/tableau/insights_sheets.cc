// The sheets of Scrobble Insights.
#include <algorithm>
#include <stdexcept>

#include "publish/tableau/family_colours.h"
#include "publish/tableau/insights.h"

namespace tonearm::tableau {
namespace {

const Pill kScrobbles{"scrobbles", Part::sum};
const Pill kHour{"local_time", Part::hour}, kWeekday{"local_time", Part::weekday}, kYear{"local_time", Part::year};
const Pill kMonth{"local_time", Part::month};
const Pill kFamily{"family"}, kArtist{"artist"}, kSeason{"Season"}, kWhichYears{"Year or other years"};
const Pill kShareDown{"scrobbles", Part::share_down}, kShareAcross{"scrobbles", Part::share_across};

constexpr unsigned kSmall = 9, kPlain = 10, kHeading = 12, kFigure = 24;

/// What the sheets of one source have in common.
class Sheets {
 public:
  explicit Sheets(Workbook& workbook) : workbook_(workbook), plays_(workbook.sources.front()) {}

  Worksheet plays(const std::string& name, const char* mark) const {
    Worksheet sheet;
    sheet.name = name;
    sheet.source = &plays_;
    sheet.shared = workbook_.shared;
    sheet.mark = mark;
    sheet.title = {{name, kHeading, true, colour::ink}};
    return sheet;
  }
  std::string shown(const Pill& pill) const { return plays_.shown(pill); }
  void add(Worksheet sheet) { workbook_.sheets.push_back(std::move(sheet)); }

 private:
  Workbook& workbook_;
  const DataSource& plays_;
};

Filter true_of(const char* field) { return {{field}}; }
Format axis_title(const Pill& pill, const char* scope, const char* title) {
  return {"axis", "title", title, pill, scope};
}
Format no_axis(const Pill& pill, const char* scope) { return {"axis", "display", "false", pill, scope}; }
Format no_labels_of_fields(const char* scope) { return {"worksheet", "display-field-labels", "false", {}, scope}; }
Format as_percent(const Pill& pill) { return {"cell", "text-format", "p0.0%", pill}; }

void show_labels(Worksheet& sheet) {
  sheet.mark_formats.insert(sheet.mark_formats.end(), {{"mark-labels-show", "true"}, {"mark-labels-cull", "true"}});
}

/// `title`: "in 2015" after the name, of the year that is chosen.
void go_by_year(Worksheet& sheet) {
  sheet.filters.push_back(true_of("In the chosen year"));
  sheet.title.push_back({std::string(" · ") + YearParameter::kShown, kHeading, false, colour::pale_ink});
}

void add_figure(Sheets& sheets, const std::string& name) {
  const Pill value{name + " in the year", Part::user}, change{"Change of " + name, Part::user};
  Worksheet sheet = sheets.plays(name, "Text");
  sheet.encodings = {{"text", value}, {"text", change}};
  sheet.label = {{name + "\n", kPlain, false, colour::pale_ink},
                 {sheets.shown(value) + "\n", kFigure, true, colour::ink},
                 {sheets.shown(change), kSmall, false, colour::pale_ink}};
  sheet.tooltip = {{sheets.shown(value), kHeading, true},
                   {" " + name + " in " + YearParameter::kShown + "\n"},
                   {sheets.shown(change)}};
  show_labels(sheet);
  sheets.add(sheet);
}

void add_daily_average(Sheets& sheets) {
  const Pill value{"Scrobbles a day", Part::user};
  Worksheet sheet = sheets.plays("Daily average", "Text");
  sheet.encodings = {{"text", value}};
  sheet.label = {{"Scrobbles a day\n", kPlain, false, colour::pale_ink},
                 {sheets.shown(value), kFigure, true, colour::ink}};
  sheet.tooltip = {{sheets.shown(value), kHeading, true},
                   {std::string(" scrobbles a day in ") + YearParameter::kShown + ", days without plays counted too"}};
  show_labels(sheet);
  sheets.add(sheet);
}

void add_years(Sheets& sheets) {
  Worksheet sheet = sheets.plays("Scrobbles by year", "Bar");
  sheet.cols = {kYear};
  sheet.rows = {kScrobbles};
  sheet.encodings = {{"color", kWhichYears}};
  sheet.filters = {true_of("Has a time")};
  sheet.formats = {axis_title(kScrobbles, "rows", "Scrobbles"), no_labels_of_fields("cols")};
  sheet.tooltip = {{sheets.shown(kYear) + ": ", kPlain, true},
                   {sheets.shown(kScrobbles) + " scrobbles\nClick to choose this year."}};
  sheets.add(sheet);
}

void add_weekdays(Sheets& sheets) {
  Worksheet sheet = sheets.plays("Weekdays", "Circle");
  sheet.title.push_back(
      {std::string(" · ") + YearParameter::kShown + " against all other years", kHeading, false, colour::pale_ink});
  sheet.cols = {kWeekday};
  sheet.rows = {kShareAcross};
  sheet.encodings = {{"color", kWhichYears}};
  sheet.filters = {true_of("Has a time")};
  sheet.formats = {axis_title(kShareAcross, "rows", "Share of the week"), no_labels_of_fields("cols"),
                   as_percent(kShareAcross)};
  sheet.tooltip = {{sheets.shown(kWeekday) + ", " + sheets.shown(kWhichYears) + ": "},
                   {sheets.shown(kShareAcross), kPlain, true},
                   {" of the scrobbles of the week"}};
  sheet.mark_formats = {{"size", "1.6"}};
  sheets.add(sheet);
}

void add_top(Sheets& sheets, const std::string& name, const Pill& title, const char* only_where) {
  Worksheet sheet = sheets.plays(name, "Bar");
  sheet.rows = {title};
  sheet.cols = {kScrobbles};
  sheet.encodings = {{"text", kScrobbles}};
  go_by_year(sheet);
  if (only_where) sheet.filters.push_back(true_of(only_where));
  sheet.filters.push_back({title, 15, "SUM([scrobbles])"});
  sheet.sortings = {{title, kScrobbles}};
  sheet.formats = {no_axis(kScrobbles, "cols"), no_labels_of_fields("rows")};
  sheet.tooltip = {{sheets.shown(title) + ": ", kPlain, true}, {sheets.shown(kScrobbles) + " scrobbles"}};
  sheet.mark_formats = {{"mark-color", colour::data}};
  show_labels(sheet);
  sheets.add(sheet);
}

void add_trend(Sheets& sheets) {
  Worksheet sheet = sheets.plays("Genre trend", "Area");
  sheet.title.push_back({" · scrobbles a month by family", kHeading, false, colour::pale_ink});
  sheet.cols = {kMonth};
  sheet.rows = {kScrobbles};
  sheet.encodings = {{"color", kFamily}};
  sheet.filters = {true_of("Has a time")};
  sheet.sortings = {{kFamily, {}, families_in_order()}};
  sheet.formats = {axis_title(kScrobbles, "rows", "Scrobbles"), axis_title(kMonth, "cols", "")};
  sheet.tooltip = {{sheets.shown(kFamily), kPlain, true},
                   {", " + sheets.shown(kMonth) + ": " + sheets.shown(kScrobbles) + " scrobbles"}};
  sheets.add(sheet);
}

Worksheet clock_bars(const Sheets& sheets, const char* name) {
  Worksheet sheet = sheets.plays(name, "Bar");
  sheet.cols = {kHour};
  sheet.rows = {kScrobbles};
  sheet.filters = {true_of("Has a time")};
  sheet.formats = {axis_title(kScrobbles, "rows", "Scrobbles"), no_labels_of_fields("cols")};
  sheet.tooltip = {{sheets.shown(kHour) + ":00 to " + sheets.shown(kHour) + ":59: ", kPlain, true},
                   {sheets.shown(kScrobbles) + " scrobbles"}};
  sheet.mark_formats = {{"mark-color", colour::data}};
  return sheet;
}

void add_clocks(Sheets& sheets) {
  Worksheet bars = clock_bars(sheets, "Listening clock");
  go_by_year(bars);
  sheets.add(bars);
  sheets.add(clock_bars(sheets, "Hours of all years"));

  // Circles on a dial: each hour is a mark of its own, to be pointed at, and an hour without plays leaves its place
  // free, where the wedges of a pie would close up.
  const Pill x{"Clock x", Part::average}, y{"Clock y", Part::average};
  Worksheet face = sheets.plays("Clock face", "Circle");
  go_by_year(face);
  face.filters.push_back(true_of("Has a time"));
  face.cols = {x};
  face.rows = {y};
  face.encodings = {{"color", kScrobbles}, {"size", kScrobbles}, {"lod", kHour}, {"text", kHour}};
  face.ramp = ramp_colours();
  face.formats = {no_axis(x, "cols"), no_axis(y, "rows")};
  face.tooltip = bars.tooltip;
  show_labels(face);
  sheets.add(face);
}

void add_families(Sheets& sheets, const std::vector<std::string>& seasons) {
  Worksheet by_season = sheets.plays("Seasons and families", "Square");
  by_season.title.push_back({" · share of each season, all years", kHeading, false, colour::pale_ink});
  by_season.cols = {kSeason};
  by_season.rows = {kFamily};
  by_season.encodings = {{"color", kShareDown}, {"text", kShareDown}};
  by_season.filters = {true_of("Has a time")};
  by_season.sortings = {{kFamily, kScrobbles}, {kSeason, {}, seasons}};
  by_season.ramp = ramp_colours();
  by_season.formats = {as_percent(kShareDown), no_labels_of_fields("rows"), no_labels_of_fields("cols")};
  by_season.tooltip = {{sheets.shown(kFamily) + ", " + sheets.shown(kSeason) + ": "},
                       {sheets.shown(kShareDown), kPlain, true},
                       {" of the season's scrobbles"}};
  show_labels(by_season);
  sheets.add(by_season);

  Worksheet ranking = sheets.plays("Families", "Bar");
  ranking.title.push_back({" · share of all scrobbles", kHeading, false, colour::pale_ink});
  ranking.rows = {kFamily};
  ranking.cols = {kShareDown};
  ranking.encodings = {{"color", kFamily}, {"text", kShareDown}};
  ranking.sortings = {{kFamily, kScrobbles}};
  ranking.formats = {no_axis(kShareDown, "cols"), as_percent(kShareDown), no_labels_of_fields("rows")};
  ranking.tooltip = {{sheets.shown(kFamily) + ": "}, {sheets.shown(kShareDown), kPlain, true}, {" of the scrobbles"}};
  show_labels(ranking);
  sheets.add(ranking);
}

void add_answers(Workbook& workbook, const FourAnswers& answers) {
  Worksheet sheet;
  sheet.name = "How sure each answer is";
  sheet.source = &workbook.sources.back();
  sheet.title = {{sheet.name, kHeading, true, colour::ink}};
  sheet.mark = "Text";
  sheet.rows = {{"question"}, {"verdict"}, {"effect"}, {"size_text"}, {"interval_text"}};
  sheet.encodings = {{"text", {"chance_text"}}};
  sheet.label = {{sheet.source->shown({"chance_text"})}, {" by chance"}};
  Sorting questions{{"question"}, {}, {}};
  for (const Answer& answer : answers.answers) questions.order.push_back(answer.question);
  sheet.sortings = {questions};
  show_labels(sheet);
  workbook.sheets.push_back(sheet);
}

}  // namespace

void add_sheets(Workbook& workbook, const Subject& subject, const FourAnswers& answers) {
  const bool titles = subject.detail == Detail::plays;
  Sheets sheets(workbook);
  add_figure(sheets, "Scrobbles");
  add_figure(sheets, "Artists");
  if (titles) {
    add_figure(sheets, "Albums");
    add_figure(sheets, "Tracks");
  }
  add_daily_average(sheets);
  add_years(sheets);
  add_weekdays(sheets);
  add_top(sheets, "Top artists", kArtist, nullptr);
  if (titles) {
    add_top(sheets, "Top albums", {"Album and artist"}, "Has an album");
    add_top(sheets, "Top tracks", {"Track and artist"}, nullptr);
  }
  add_trend(sheets);
  add_clocks(sheets);
  add_families(sheets, seasons_in_order(subject.hemisphere));
  add_answers(workbook, answers);
}

const Worksheet& sheet_of(const Workbook& workbook, const std::string& name) {
  const auto found = std::find_if(workbook.sheets.begin(), workbook.sheets.end(),
                                  [&](const Worksheet& sheet) { return sheet.name == name; });
  if (found == workbook.sheets.end()) throw std::out_of_range("no sheet " + name);
  return *found;
}

}  // namespace tonearm::tableau
