#include "publish/tableau/tableau.h"

#include <fmt/format.h>

#include <fstream>

#include "core/error.h"
#include "publish/tableau/extract.h"
#include "publish/tableau/insights.h"
#include "publish/tableau/package.h"
#include "publish/tableau/plays_table.h"

namespace tonearm {
namespace {

using namespace tableau;

constexpr const char* kName = "Scrobble Insights.twb";

YearParameter years_of(const Publication& publication) {
  YearParameter year;
  for (const Row& row :
       rows_of(publication.warehouse,
               "select distinct h.year from mart_artist_years h where h.user = ? and h.year is not null "
               "order by h.year",
               {publication.user}))
    year.years.push_back(static_cast<int>(as_int(row[0])));
  if (!year.years.empty()) year.chosen = year.years.back();
  return year;
}

Subject subject_of(const Publication& publication, const TableauOptions& options) {
  Subject subject{publication.user, options.detail, publication.hemisphere, "", ""};
  if (options.live_bigquery) return subject;
  const Row days =
      rows_of(publication.warehouse, "select min(h.local_date), max(h.local_date) from mart_days h where h.user = ?",
              {publication.user})
          .at(0);
  subject.first_day = as_string(days[0]);
  subject.last_day = as_string(days[1]);
  return subject;
}

void connect(Workbook& workbook, const Publication& publication, const TableauOptions& options,
             const FourAnswers& answers) {
  for (DataSource& source : workbook.sources) {
    if (options.hyper) source.connection = Connection::extract;
    if (!options.live_bigquery) continue;
    source.connection = Connection::bigquery;
    source.project = options.live_bigquery->project;
    source.dataset = options.live_bigquery->dataset;
    source.query = source.table == "plays" ? plays_query(*options.live_bigquery, publication.user, options.detail)
                                           : answers_query(answers);
  }
}

void add_tables(Package& package, const Workbook& workbook, const Publication& publication, Detail detail,
                const FourAnswers& answers) {
  package.begin(workbook.sources.front().file(".csv"));
  write_plays(publication, detail, [&](std::string_view piece) { package.write(piece); });
  package.add(workbook.sources.back().file(".csv"), answers_csv(answers));
}

void add_extracts(Package& package, const Workbook& workbook, const Publication& publication, Detail detail,
                  const FourAnswers& answers) {
  const WorkFolder folder;
  const auto plays_csv = folder.file("plays.csv"), answers_file = folder.file("answers.csv");
  std::ofstream plays(plays_csv, std::ios::binary);
  write_plays(publication, detail, [&](std::string_view piece) { plays << piece; });
  plays.close();
  std::ofstream(answers_file, std::ios::binary) << answers_csv(answers);
  for (const DataSource& source : workbook.sources) {
    publication.progress("extract of " + source.table);
    const auto hyper = folder.file(source.table + ".hyper");
    make_extract(publication, folder.file(source.table + ".csv"), source.fields, hyper);
    package.add_file(source.file(".hyper"), hyper);
  }
}

/// Tableau goes by the ending.
std::string output_of(const TableauOptions& options) {
  const char* wanted = options.live_bigquery ? ".twb" : ".twbx";
  if (options.output == TableauOptions().output) return std::string("scrobble-insights") + wanted;
  if (std::filesystem::path(options.output).extension() == wanted) return options.output;
  throw Error(Remedy::fix_usage,
              fmt::format("{} is no name for {}", options.output,
                          options.live_bigquery ? "a workbook without data" : "a workbook with its data"),
              fmt::format("Let it end with {}.", wanted));
}

}  // namespace

void publish_tableau(const Publication& publication, const TableauOptions& options) {
  if (options.hyper && options.live_bigquery)
    throw Error(Remedy::fix_usage, "a workbook asks BigQuery live or holds an extract, not both",
                "Give --hyper or --live, one of them.");
  const std::string output = output_of(options);
  OutputFile file(publication.written, output, options.force);
  publication.progress("answers");
  const FourAnswers answers = four_answers(publication);
  const Subject subject = subject_of(publication, options);
  Workbook workbook;
  workbook.year = years_of(publication);
  add_sources(workbook, subject);
  connect(workbook, publication, options, answers);
  add_sheets(workbook, subject, answers);
  add_pages(workbook, subject, answers);

  const std::string xml = xml_of(workbook, options.form == TableauOptions::Form::modern ? Form::modern : Form::classic);
  if (options.live_bigquery) {
    file.write(xml);
  } else {
    Package package(file.aside());
    package.add(kName, xml);
    (options.hyper ? add_extracts : add_tables)(package, workbook, publication, options.detail, answers);
    package.close();
  }
  file.put_in_place();
  publication.say(
      fmt::format("{}: {} sheets on {} dashboards", output, workbook.sheets.size(), workbook.dashboards.size()));
}

}  // namespace tonearm
