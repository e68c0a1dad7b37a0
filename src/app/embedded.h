// The files that travel inside the program: models/, data/genres/, the description of the API, the dashboard.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "serve/web_files.h"

namespace tonearm {

struct EmbeddedFile {
  std::string_view path;  ///< from the root of the project: "models/core/dim_artist.sql"
  std::string_view text;
};

/// In order of their paths.
std::span<const EmbeddedFile> embedded_files();

/// Throws where the program was built without it.
std::string_view embedded_file(std::string_view path);

/// The built web/, gzipped: the page of a server, and the parts of a site.
WebFiles embedded_web_files();
WebFiles embedded_site_files();

}  // namespace tonearm
