// `publish site`, as a command: the page from inside the program, the curtain, the question on a terminal.
#pragma once
#include "app/parts.h"
#include "publish/site/site.h"

namespace tonearm {

/// `yes`: nobody is asked.
void publish_site_with(Parts& parts, const Publication& publication, SiteOptions options, bool yes);

}  // namespace tonearm
