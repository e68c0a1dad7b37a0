#include "app/publish_site.h"

#include <fmt/format.h>
#include <unistd.h>

#include <ostream>

#include "app/curtain.h"
#include "app/embedded.h"
#include "app/stages.h"
#include "app/version.h"

namespace tonearm {
namespace {

/// Only "y" and "yes" mean it.
bool agreed(Parts& parts, const std::string& question) {
  parts.out << question << " [y/N] " << std::flush;
  std::string line;
  std::getline(parts.in, line);
  return line == "y" || line == "Y" || line == "yes";
}

/// A curtain needs tables of its own; and where each question is billed, a hundred of them are asked of memory.
bool needs_own_tables(const Publication& publication, const SiteOptions& options) {
  return options.private_before || !options.hide.empty() || options.no_times ||
         publication.warehouse.dialect() != Dialect::duckdb;
}

}  // namespace

void publish_site_with(Parts& parts, const Publication& publication, SiteOptions options, bool yes) {
  options.version = kVersion;
  for (const WebFile& file : embedded_site_files()) options.page.push_back({file.path, file.gzipped});
  if (!yes && ::isatty(STDIN_FILENO) != 0)
    options.confirm = [&](const std::string& question) { return agreed(parts, question); };
  if (!needs_own_tables(publication, options)) return publish_site(publication, options);
  const std::unique_ptr<Warehouse> warehouse = parts.scratch_warehouse();
  draw_curtain(*warehouse, parts.lake, embedded_models(),
               {publication.user, options.private_before, options.hide, !options.no_times},
               [&](std::string_view step, std::size_t, std::size_t) {
                 publication.progress(fmt::format("tables of its own: {}", step));
               });
  publish_site({*warehouse, publication.user, publication.hemisphere, publication.zones, publication.written,
                publication.say, publication.progress, publication.scratch},
               options);
}

}  // namespace tonearm
