// `publish csv|parquet|jsonl` and `publish listenbrainz|maloja|lastfm`: files that other programs read.
#pragma once
#include <optional>
#include <string>

#include "publish/listens.h"
#include "publish/publication.h"

namespace tonearm {

enum class FileForm { csv, parquet, jsonl };

struct FilesOptions {
  FileForm form = FileForm::csv;
  std::string table = "scrobbles";  ///< a name of published_tables()
  bool all = false;                 ///< every table, into a folder
  std::string output;               ///< a file, or a folder for `all`; "" for the table's name in the working folder
  bool spreadsheet = false;         ///< of csv: cells that a spreadsheet would run are disarmed
  bool force = false;
};
void publish_files(const Publication& publication, const FilesOptions& options);

/// `output`: "" for the name that the service knows.
void publish_listens(const Publication& publication, Service service, const std::string& output, bool force);

}  // namespace tonearm
