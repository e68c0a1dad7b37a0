// `publish site`: the dashboard as static files, for any web host or a folder.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/utc_time.h"
#include "publish/publication.h"

namespace tonearm {

/// A file of the page, as it travels inside the program.
struct PageFile {
  std::string_view path;     ///< "/assets/site.js"
  std::string_view gzipped;  ///< bytes of a .gz file
};

struct SiteOptions {
  std::string folder;
  bool plays = false;                  ///< with the plays and tracks themselves
  std::optional<Date> private_before;  ///< nothing before this day; for the words: `publication` lacks it already
  std::vector<std::string> hide;       ///< artists, as the history spells them; the same
  bool no_times = false;               ///< days instead of times
  std::vector<int> years;              ///< a "year in music" page of each beside it
  std::string url;                     ///< where it will be: what reads a page for its picture wants a whole address
  bool force = false;

  std::string version;         ///< of the program
  std::vector<PageFile> page;  ///< what `npm run build` made of web/src/site
  /// Asked before anything is written; false stops. None: nobody is asked.
  std::function<bool(const std::string& question)> confirm;
};

/// Says first what it discloses. Throws Error(fix_usage) for a year without plays, Error(try_again) where `confirm`
/// says no.
void publish_site(const Publication& publication, const SiteOptions& options);

}  // namespace tonearm
