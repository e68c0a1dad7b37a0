// The command `publish`: the history and its answers as files that travel.
#pragma once
#include <string>

#include "app/parts.h"
#include "publish/files.h"
#include "publish/site/site.h"
#include "publish/tableau/tableau.h"

namespace tonearm {

struct PublishOptions {
  FilesOptions files;
  TableauOptions tableau;
  SiteOptions site;
  /// As the command line says them; publish reads them.
  bool yes = false;  ///< of a site: write it without asking
  std::string tableau_form = "classic", tableau_detail = "plays", live, private_before;
};

/// `form`: "csv", "parquet", "jsonl", "listenbrainz", "maloja", "lastfm", "tableau", "site".
int publish(Parts& parts, const std::string& form, const PublishOptions& options);

}  // namespace tonearm
