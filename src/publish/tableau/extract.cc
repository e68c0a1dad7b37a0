#include "publish/tableau/extract.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error.h"
#include "core/sql_text.h"
#include "publish/tableau/extract_script.h"

namespace tonearm::tableau {
namespace {

constexpr int kNoHyperApi = 3;  // what make_extract.py ends with

const char* sql_type(DataType type) {
  switch (type) {
    case DataType::datetime:
      return "timestamp";
    case DataType::date:
      return "date";
    case DataType::integer:
      return "bigint";
    case DataType::real:
      return "double";
    case DataType::boolean:
      return "boolean";
    case DataType::string:
      break;
  }
  return "varchar";
}

void make_parquet(Warehouse& scratch, const std::filesystem::path& csv, const std::vector<Field>& fields,
                  const std::filesystem::path& parquet) {
  std::string columns;
  for (const Field& field : fields)
    if (field.formula.empty())
      columns += fmt::format("{}'{}': '{}'", columns.empty() ? "" : ", ", field.name, sql_type(field.type));
  scratch.run(fmt::format(
      "copy (select * from read_csv({}, header = true, delim = ',', quote = '\"', escape = '\"', columns = {{{}}}, "
      "auto_detect = false, max_line_size = 1000000)) to {} (format parquet)",
      sql_text(csv.string()), columns, sql_text(parquet.string())));
}

/// What python3 ended with; nothing where it could not be started.
std::optional<int> run_python(const std::filesystem::path& parquet, const std::filesystem::path& hyper) {
  std::string script = kMakeExtract, in = parquet, out = hyper;
  char python[] = "python3", command[] = "-c";
  char* arguments[] = {python, command, script.data(), in.data(), out.data(), nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, python, nullptr, nullptr, arguments, environ) != 0) return std::nullopt;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

WorkFolder::WorkFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "tonearm-XXXXXX").string();
  if (!mkdtemp(name.data()))
    throw Error(Remedy::try_again, name + ": cannot be made", "Set TMPDIR to a folder of yours.");
  path_ = name;
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void make_extract(const Publication& publication, const std::filesystem::path& csv, const std::vector<Field>& fields,
                  const std::filesystem::path& hyper) {
  const std::filesystem::path parquet = std::filesystem::path(hyper).replace_extension(".parquet");
  make_parquet(*publication.scratch(), csv, fields, parquet);
  const std::optional<int> ended = run_python(parquet, hyper);
  if (!ended || ended == 127)
    throw Error(Remedy::fix_setup, "--hyper needs python3, which is not here",
                "Install it, or publish without --hyper.");
  if (ended == kNoHyperApi)
    throw Error(Remedy::fix_setup, "--hyper needs Tableau's Hyper API, which this python3 does not have",
                "Install it (python3 -m pip install tableauhyperapi), or publish without --hyper.");
  if (*ended != 0)
    throw Error(Remedy::fix_setup, fmt::format("python3 could not make the extract (it ended with {})", *ended),
                "See what it said above, or publish without --hyper.");
}

}  // namespace tonearm::tableau
