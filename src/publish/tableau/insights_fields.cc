// The fields of Scrobble Insights.
#include <fmt/format.h>

#include "publish/tableau/family_colours.h"
#include "publish/tableau/insights.h"
#include "report/answer_frame.h"

namespace tonearm::tableau {
namespace {

constexpr const char *kPlays = "Plays", *kWhen = "When", *kYear = "The chosen year", *kFigures = "Key figures";

Field column(const char* name, const char* caption, DataType type, const char* folder, const char* comment) {
  return {name, caption, type, false, folder, comment, "", ""};
}

Field calculated(const char* caption, DataType type, const char* folder, std::string formula, const char* comment) {
  return {caption, caption, type, false, folder, comment, std::move(formula), ""};
}

Field figure(const std::string& caption, std::string formula, const std::string& comment, const char* format) {
  return {caption, caption, DataType::real, true, kFigures, comment, std::move(formula), format};
}

void add_columns(std::vector<Field>& fields, Detail detail) {
  fields.push_back(column("local_time", "Local time", DataType::datetime, kPlays,
                          detail == Detail::plays ? "The listener's own clock; empty where last.fm does not know when."
                                                  : "The hour, by the listener's own clock; empty where last.fm does "
                                                    "not know when."));
  fields.push_back(column("artist", "Artist", DataType::string, kPlays, "As last.fm spells the name."));
  if (detail == Detail::plays) {
    fields.push_back(column("album", "Album", DataType::string, kPlays, "Empty where last.fm names none."));
    fields.push_back(column("track", "Track", DataType::string, kPlays, "As last.fm spells the title."));
  }
  fields.push_back(column("family", "Family", DataType::string, kPlays,
                          "The family of genres. A play of an artist of several families has a row for each."));
  fields.push_back(column("genre", "Genre", DataType::string, kPlays, "The artist's main genre in that family."));
  fields.push_back({"scrobbles", "Scrobbles", DataType::real, true, kPlays,
                    "Plays. Of an artist of several families each row holds the part that belongs to its family; all "
                    "parts of a play sum to 1, so that totals are whole and shares are true.",
                    "", "n#,##0;-#,##0"});
}

/// A day that is known, or the first or last of what is asked live; filters of the context would move the latter.
std::string day_formula(const std::string& known, const char* end) {
  return known.empty() ? fmt::format("{{ FIXED : {}(DATE([local_time])) }}", end) : "#" + known + "#";
}

void add_year(std::vector<Field>& fields, const Subject& subject) {
  fields.push_back(calculated("In the chosen year", DataType::boolean, kYear,
                              "[Parameters].[Year] = 0 OR YEAR([local_time]) = [Parameters].[Year]",
                              "True for every play where all years are chosen."));
  fields.push_back(calculated("First day", DataType::date, kYear, day_formula(subject.first_day, "MIN"),
                              "Of the first play of all."));
  fields.push_back(
      calculated("Last day", DataType::date, kYear, day_formula(subject.last_day, "MAX"), "Of the last play of all."));
  fields.push_back(calculated(
      "In the year before", DataType::boolean, kYear,
      "YEAR([local_time]) = [Parameters].[Year] - 1\nAND DATEADD('year', 1, DATE([local_time])) <= [Last day]",
      "A year that is not over is compared with the same days of the year before."));
  fields.push_back(calculated("Year or other years", DataType::string, kYear,
                              "IF [Parameters].[Year] = 0 THEN 'All years'\n"
                              "ELSEIF YEAR([local_time]) = [Parameters].[Year] THEN 'The chosen year'\n"
                              "ELSE 'All other years' END",
                              "For the chosen year beside all others."));
  Field days = calculated("Days of the year", DataType::integer, kYear,
                          "DATEDIFF('day',\n"
                          "  IF [Parameters].[Year] = 0 OR YEAR([First day]) = [Parameters].[Year] THEN [First day]\n"
                          "  ELSE DATEADD('year', [Parameters].[Year] - 2000, #2000-01-01#) END,\n"
                          "  IF [Parameters].[Year] = 0 OR YEAR([Last day]) = [Parameters].[Year] THEN [Last day]\n"
                          "  ELSE DATEADD('year', [Parameters].[Year] - 2000, #2000-12-31#) END) + 1",
                          "Of the chosen year, from the first play of all to the last of all.");
  days.measure = true;
  fields.push_back(days);
}

/// "Artists", "Artists before" and "Change of artists": a count of plays that each condition leaves.
void add_figure(std::vector<Field>& fields, const std::string& name, const char* aggregate, const std::string& of) {
  const auto counted = [&](const char* condition) {
    return fmt::format("{}(IF [{}] THEN [{}] END)", aggregate, condition, of);
  };
  fields.push_back(
      figure(name + " in the year", counted("In the chosen year"), "Of the chosen year, or of all.", "n#,##0;-#,##0"));
  fields.push_back(figure(name + " before", counted("In the year before"),
                          "Of the year before; of its same days where the chosen one is not over.", "n#,##0;-#,##0"));
  Field change = figure("Change of " + name,
                        fmt::format("IF [{0} before] > 0 THEN\n"
                                    "  (IF [{0} in the year] >= [{0} before] THEN '+' ELSE '−' END)\n"
                                    "  + STR(INT(ROUND(100 * ABS([{0} in the year] / [{0} before] - 1))))\n"
                                    "  + ' % on the year before'\nELSE '' END",
                                    name),
                        "In words; nothing where there is no year before.", "");
  change.type = DataType::string;
  fields.push_back(change);
}

void add_titles(std::vector<Field>& fields) {
  fields.push_back(calculated("Album and artist", DataType::string, kPlays, "[album] + ' · ' + [artist]",
                              "Two artists may have an album of one name."));
  fields.push_back(calculated("Track and artist", DataType::string, kPlays, "[track] + ' · ' + [artist]",
                              "Two artists may have a track of one name."));
  fields.push_back(
      calculated("Has an album", DataType::boolean, kPlays, "NOT ISNULL([album])", "False where last.fm names none."));
}

std::string season_formula(Hemisphere hemisphere) {
  const std::vector<std::string> names = seasons_in_order(hemisphere);
  return fmt::format(
      "CASE DATEPART('month', [local_time])\n"
      "WHEN 12 THEN '{0}' WHEN 1 THEN '{0}' WHEN 2 THEN '{0}'\n"
      "WHEN 3 THEN '{1}' WHEN 4 THEN '{1}' WHEN 5 THEN '{1}'\n"
      "WHEN 6 THEN '{2}' WHEN 7 THEN '{2}' WHEN 8 THEN '{2}'\n"
      "WHEN 9 THEN '{3}' WHEN 10 THEN '{3}' WHEN 11 THEN '{3}' END",
      names[0], names[1], names[2], names[3]);
}

void add_when(std::vector<Field>& fields, Hemisphere hemisphere) {
  fields.push_back(calculated("Has a time", DataType::boolean, kWhen, "NOT ISNULL([local_time])",
                              "False where last.fm does not know when a play was."));
  fields.push_back(calculated("Season", DataType::string, kWhen, season_formula(hemisphere),
                              "Whole months: December to February is one season."));
  for (const auto& [name, function] : {std::pair{"Clock x", "SIN"}, {"Clock y", "COS"}}) {
    Field place = calculated(name, DataType::real, kWhen,
                             fmt::format("{}(2 * PI() * DATEPART('hour', [local_time]) / 24)", function),
                             "Where the hour stands on a round clock: midnight at the top, noon at the bottom.");
    place.measure = true;
    fields.push_back(place);
  }
}

}  // namespace

std::vector<std::string> seasons_in_order(Hemisphere hemisphere) {
  std::vector<std::string> names;
  for (std::size_t season = 0; season < 4; ++season) names.push_back(capitalized(season_name(hemisphere, season)));
  return names;
}

std::vector<Field> plays_fields(const Subject& subject) {
  std::vector<Field> fields;
  const Detail detail = subject.detail;
  add_columns(fields, detail);
  add_when(fields, subject.hemisphere);
  add_year(fields, subject);
  if (detail == Detail::plays) add_titles(fields);
  add_figure(fields, "Scrobbles", "SUM", "scrobbles");
  add_figure(fields, "Artists", "COUNTD", "artist");
  if (detail == Detail::plays) {
    add_figure(fields, "Albums", "COUNTD", "Album and artist");
    add_figure(fields, "Tracks", "COUNTD", "Track and artist");
  }
  fields.push_back(figure("Scrobbles a day", "[Scrobbles in the year] / MIN([Days of the year])",
                          "Over all days of the chosen year, those without plays too.", "n#,##0.0;-#,##0.0"));
  return fields;
}

std::vector<Field> answers_fields() {
  const char* figures = "Figures";
  std::vector<Field> fields = {
      column("question", "Question", DataType::string, "Answers", ""),
      column("answer", "Answer", DataType::string, "Answers", "As tonearm report says it."),
      column("verdict", "Verdict", DataType::string, "Answers", "yes, no, or not enough data."),
      column("size_text", "Size", DataType::string, "Answers", "Points of 100 plays, or hours."),
      column("interval_text", "95 % interval", DataType::string, "Answers", "Of the size."),
      column("chance_text", "By chance", DataType::string, "Answers", "How often chance alone gives as much."),
      column("effect", "Effect", DataType::string, figures, "What the size is the size of."),
      column("unit", "Unit", DataType::string, figures, "share (0.112 is 11.2 of 100 plays) or hours."),
      column("method", "Method", DataType::string, figures, "The test in a line.")};
  for (const auto& [name, caption] : {std::pair{"size", "Size as a number"},
                                      {"low", "Low end"},
                                      {"high", "High end"},
                                      {"p_value", "p"},
                                      {"scrobbles", "Scrobbles it rests on"}}) {
    Field number = column(name, caption, DataType::real, figures, "");
    number.measure = true;
    fields.push_back(number);
  }
  return fields;
}

void add_sources(Workbook& workbook, const Subject& subject) {
  DataSource plays;
  plays.table = "plays";
  plays.caption = "Plays";
  plays.fields = plays_fields(subject);
  plays.colours["family"] = family_colours();
  plays.colours["Year or other years"] = {
      {"All years", colour::data}, {"The chosen year", colour::data}, {"All other years", colour::pale_data}};
  DataSource answers;
  answers.table = "answers";
  answers.caption = "Answers";
  answers.fields = answers_fields();
  workbook.sources = {plays, answers};
  workbook.shared = {{"family"}};
}

}  // namespace tonearm::tableau
