#include "publish/site/index_page.h"

#include <fmt/format.h>

namespace tonearm {

std::string content_policy() {
  return "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
         "img-src 'self' data: blob:; font-src 'self'; base-uri 'none'; form-action 'none'";
}

std::string html_text(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '"')
      safe += "&quot;";
    else if (c != '\0')
      safe += c;
  }
  return safe;
}

std::string head_lines(const PageHead& head) {
  const std::string title = html_text(head.title), description = html_text(head.description);
  std::string base = head.url;
  if (!base.empty() && base.back() != '/') base += '/';
  std::string lines = fmt::format(
      "    <title>{}</title>\n    <meta name=\"description\" content=\"{}\" />\n"
      "    <meta property=\"og:type\" content=\"website\" />\n    <meta property=\"og:title\" content=\"{}\" />\n"
      "    <meta property=\"og:description\" content=\"{}\" />\n",
      title, description, title, description);
  if (!base.empty()) lines += fmt::format("    <meta property=\"og:url\" content=\"{}\" />\n", html_text(base));
  if (!head.picture.empty())
    lines += fmt::format(
        "    <meta property=\"og:image\" content=\"{}{}\" />\n    <meta property=\"og:image:width\" content=\"{}\" />\n"
        "    <meta property=\"og:image:height\" content=\"{}\" />\n"
        "    <meta name=\"twitter:card\" content=\"summary_large_image\" />\n",
        html_text(base), head.picture, head.width, head.height);
  return lines;
}

std::string index_page(const PageHead& head) {
  return fmt::format(R"(<!doctype html>
<html lang="en" data-theme="light">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="{}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
{}    <link rel="icon" href="icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="assets/site.css" />
    <script src="theme.js"></script>
  </head>
  <body>
    <div id="app"></div>
    <noscript><p>This page draws charts, for which it needs JavaScript.</p></noscript>
    <script src="data/facts.js"></script>
    <script src="assets/site.js"></script>
  </body>
</html>
)",
                     content_policy(), head_lines(head));
}

}  // namespace tonearm
