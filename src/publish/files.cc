#include "publish/files.h"

#include <fmt/format.h>

#include "publish/table_file.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

const char* ending_of(FileForm form) {
  if (form == FileForm::parquet) return ".parquet";
  return form == FileForm::jsonl ? ".jsonl" : ".csv";
}

/// Maloja knows its files by their name.
const char* usual_name(Service service) {
  if (service == Service::maloja) return "maloja_export_1.json";
  return service == Service::lastfm ? "recenttracks.csv" : "listens.jsonl";
}

void say_written(const Publication& publication, const std::string& place, std::int64_t rows) {
  publication.say(fmt::format("{}: {}", place, counted(rows, "row", "rows")));
}

void publish_all(const Publication& publication, const FilesOptions& options) {
  const std::string place = options.output.empty() ? "tonearm-tables" : options.output;
  OutputFolder folder(place, options.force);
  for (const PublishedTable& table : published_tables()) {
    const std::string name = table.name + ending_of(options.form);
    say_written(publication, name,
                write_table(publication, table, options.form, options.spreadsheet, folder.file(name)));
  }
  folder.put_in_place();
  publication.say(fmt::format("{}: {}", place, counted(std::ssize(published_tables()), "table", "tables")));
}

}  // namespace

void publish_files(const Publication& publication, const FilesOptions& options) {
  if (options.all) return publish_all(publication, options);
  const PublishedTable& table = published_table(options.table);
  const std::string place = options.output.empty() ? table.name + ending_of(options.form) : options.output;
  OutputFile file(publication.written, place, options.force);
  const std::int64_t rows = write_table(publication, table, options.form, options.spreadsheet, file.aside());
  file.put_in_place();
  say_written(publication, place, rows);
}

void publish_listens(const Publication& publication, Service service, const std::string& output, bool force) {
  const std::string place = output.empty() ? usual_name(service) : output;
  OutputFile file(publication.written, place, force);
  const WrittenListens written = write_listens(publication, service, file.aside());
  file.put_in_place();
  publication.say(fmt::format("{}: {}", place, counted(written.plays, "play", "plays")));
  if (written.without_time > 0)
    publication.say(fmt::format("left out: {} without a time", counted(written.without_time, "play", "plays")));
  if (written.refused > 0)
    publication.say(fmt::format("left out: {} that ListenBrainz does not take: before October 2002, or of a blank name",
                                counted(written.refused, "play", "plays")));
}

}  // namespace tonearm
