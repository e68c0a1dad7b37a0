#include "publish/site/year_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "publish/site/colours.h"
#include "publish/site/index_page.h"
#include "publish/site/pictures.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

/// Bars as a drawing of 1000 by `height`.
std::string bars_svg(const std::vector<double>& values, int height, const std::string& label) {
  const double most = values.empty() ? 1 : std::max(1e-9, *std::max_element(values.begin(), values.end()));
  const double step = 1000.0 / static_cast<double>(std::max<std::size_t>(values.size(), 1));
  std::string svg =
      fmt::format("<svg viewBox=\"0 0 1000 {}\" role=\"img\" aria-label=\"{}\">", height, html_text(label));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double size = height * values[i] / most;
    svg += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" />",
                       step * static_cast<double>(i), height - size, step * 0.86, size);
  }
  return svg + "</svg>";
}

std::string bar_row(const std::string& name, const std::string& number, double part, const std::string& colour) {
  return fmt::format(
      "<li><bdi>{}</bdi> <b>{}</b><svg viewBox=\"0 0 1000 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect "
      "width=\"{:.1f}\" height=\"8\" fill=\"{}\" /></svg></li>",
      html_text(name), number, 1000 * part, colour);
}

std::string artists_part(const Figures& figures) {
  std::string rows;
  for (const NamedPlays& artist : figures.top_artists)
    rows += bar_row(artist.name, with_thousands(artist.plays),
                    share_of(artist.plays, figures.top_artists.front().plays), kData);
  return "<section><h2>Played most</h2><ol>" + rows + "</ol></section>\n";
}

std::string families_part(const Figures& figures) {
  double most = 1e-9;
  for (const NamedShare& family : figures.families) most = std::max(most, family.share);
  std::string rows;
  for (const NamedShare& family : figures.families)
    if (family.share >= 0.005)
      rows +=
          bar_row(family_words(family.name), percent(family.share), family.share / most, family_colour(family.name));
  return "<section><h2>Of which music</h2><ul>" + rows + "</ul></section>\n";
}

std::string hours_part(const Figures& figures) {
  if (figures.hours.empty()) return "";
  return "<section class=\"wide\"><h2>At what time of day</h2>" +
         bars_svg(figures.hours, 140, "Plays in each hour of the day") +
         "<p class=\"ticks\"><span>00:00</span><span>06:00</span><span>12:00</span><span>18:00</span></p></section>\n";
}

std::string answers_part(const Figures& figures) {
  std::string parts;
  for (const AnsweredQuestion& answer : figures.answers)
    parts += fmt::format("<section><h2>{}</h2><p class=\"verdict\">{}</p><p>{}</p></section>\n",
                         html_text(answer.question), html_text(answer.headline), html_text(answer.sentence));
  return parts;
}

std::string lead(const Figures& figures) {
  std::string text = fmt::format("{} of them new. ", with_thousands(figures.new_artists));
  if (figures.busiest_day)
    text += fmt::format("The fullest day was {}, with {}.", day_words(*figures.busiest_day),
                        counted(figures.busiest_plays, "play", "plays"));
  return text;
}

}  // namespace

std::string year_page(const Figures& figures, const std::string& url, bool pictures) {
  const int year = *figures.year;
  PageHead head;
  head.title = fmt::format("{} in music: {}", year, figures.user);
  head.description = amount_words(figures) + ".";
  if (pictures) head.picture = "wide.png";
  if (!url.empty()) head.url = fmt::format("{}{}year-{:04}/", url, url.back() == '/' ? "" : "/", year);
  return fmt::format(R"(<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="{}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
{}    <link rel="icon" href="../icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="../assets/year.css" />
  </head>
  <body>
    <header><p class="quiet"><bdi>{}</bdi>, on last.fm</p><h1>{} in music</h1><p class="amount">{}</p><p class="quiet">{}</p></header>
    <main>
<section class="wide">{}</section>
{}{}{}{}    </main>
    <footer><p class="quiet"><a href="../index.html#/?from={:04}-01-01&amp;to={:04}-12-31">The whole year, with filters</a>. {}Music data from last.fm; made by Tonearm.</p></footer>
  </body>
</html>
)",
                     content_policy(), head_lines(head), html_text(figures.user), year,
                     html_text(amount_words(figures)), html_text(lead(figures)),
                     bars_svg(figures.weeks, 110, "Plays in each week of the year"), artists_part(figures),
                     families_part(figures), hours_part(figures), answers_part(figures), year, year,
                     pictures ? "<a href=\"wide.png\">As a picture</a>, <a href=\"tall.png\">upright</a>. " : "");
}

std::string year_style() {
  return R"(/* A year in music: the page's colours and letters (assets/site.css has its font). */
@font-face { font-family: "Instrument Sans"; font-weight: 400 700; src: url(instrument-sans-latin-wght-normal.woff2) format("woff2"); }
:root { --bg: #FFFFFF; --ink: #15191B; --ink2: #4E575B; --line: #E3E7E6; --data: #1C6B70; color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  :root { --bg: #101415; --ink: #EEF2F1; --ink2: #B4BEBF; --line: #273033; --data: #62B8B3; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 960px; padding: 56px 24px; background: var(--bg); color: var(--ink); font: 16px/1.5 "Instrument Sans", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: clamp(32px, 7vw, 56px); font-weight: 600; line-height: 1.1; letter-spacing: -0.02em; }
h2 { margin: 0 0 10px; font-size: 15px; font-weight: 600; color: var(--ink2); }
p { margin: 0; overflow-wrap: anywhere; }
a { color: inherit; }
.quiet { color: var(--ink2); }
.amount { margin: 18px 0 4px; font-size: 24px; font-weight: 600; }
.verdict { font-size: 22px; font-weight: 600; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); gap: 44px; margin: 40px 0; }
.wide { grid-column: 1 / -1; }
ol, ul { margin: 0; padding: 0; list-style: none; }
li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; margin-bottom: 10px; }
li bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
li b { font-weight: 400; color: var(--ink2); }
li svg { grid-column: 1 / -1; width: 100%; height: 5px; background: var(--line); }
.wide svg { display: block; width: 100%; height: auto; fill: var(--data); border-bottom: 1px solid var(--line); }
.ticks { display: grid; grid-template-columns: repeat(4, 1fr); color: var(--ink2); font-size: 13px; }
)";
}

}  // namespace tonearm
