// An explanation as lines.
#include <fmt/format.h>

#include <algorithm>

#include "report/bars.h"
#include "report/display_text.h"
#include "report/explain.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

constexpr int kLongestTag = 32;
constexpr int kMostTo = 4;

std::string decided_by(const std::string& source) {
  if (source == "override") return "genres.toml decides";
  if (source == "tags") return "its tags decide";
  if (source == "rare tags") return "its tags decide, though none that is a genre has a count of 10";
  if (source == "album tags") return "it has no genre among its own tags: those of its albums decide";
  if (source == "track tags")
    return "neither it nor its albums have a genre among their tags: those of its tracks decide";
  return "no tag of it is a genre";
}

std::string genre_part(const ExplainedTag& tag) {
  if (tag.genre.empty()) return tag.kind == "unknown" ? "not known as a genre" : tag.kind + ", no genre";
  if (tag.kind == "artist") return "the artist's own name";
  if (tag.how.empty() || tag.how == "name") return tag.genre;
  return fmt::format("{} ({})", tag.genre, tag.how);
}

/// "shoegaze (alias); below 10"
std::string fate(const ExplainedTag& tag) {
  const std::string what = genre_part(tag);
  const bool said = tag.verdict == "counts" || tag.verdict == "no genre" || tag.verdict == "own name";
  return said ? what : what + "; " + tag.verdict;
}

std::string heading_of(const ExplainedTag& tag) {
  return tag.title.empty() ? "Tags" : fmt::format("Tags of the {} {}", tag.source, printable(tag.title));
}

std::string tag_lines(const std::vector<ExplainedTag>& tags, const TextStyle& style) {
  int width = 0;
  for (const ExplainedTag& tag : tags) width = std::max(width, display_width(tag.tag));
  width = std::min(width, std::min(kLongestTag, columns(style) * 2 / 5));
  std::string lines, heading;
  for (const ExplainedTag& tag : tags) {
    if (const std::string next = heading_of(tag); next != heading)
      lines += (lines.empty() ? "" : "\n") + clip(heading = next, columns(style)) + "\n";
    const std::string line = pad_right(tag.tag, width) + fmt::format(" {:>3}  ", tag.count) + fate(tag);
    lines += clip(line, columns(style)) + "\n";
  }
  return lines;
}

std::string names(const std::vector<std::string>& all) {
  std::string text;
  for (std::size_t i = 0; i < all.size() && i < kMostTo; ++i) text += (i ? ", " : "") + all[i];
  return all.size() > kMostTo ? fmt::format("{} and {} others", text, all.size() - kMostTo) : text;
}

std::string given_way_lines(const std::vector<GivenWay>& ways, const TextStyle& style) {
  std::string lines;
  for (const GivenWay& way : ways) {
    const std::string kept = way.kept > 0.5 ? fmt::format(" and keeps {:.0f}", way.kept) : "";
    lines +=
        wrapped(fmt::format("{} {:.0f} gives way to {}{}", way.genre, way.votes, names(way.to), kept), columns(style));
  }
  return lines;
}

std::string genre_lines(const std::vector<ExplainedGenre>& genres, const TextStyle& style) {
  std::vector<Bar> bars;
  for (const ExplainedGenre& genre : genres) {
    const std::string label = genre.genre == genre.family ? genre.genre : genre.genre + ", " + genre.family;
    bars.push_back({label, genre.weight, percent(genre.weight), genre.genre == kUnknown});
  }
  return bar_chart(bars, style);
}

std::string paragraph(const std::string& heading, const std::string& lines) {
  return lines.empty() ? "" : "\n" + (heading.empty() ? "" : heading + "\n") + lines;
}

std::string sentence_of(const Explanation& explanation) {
  const bool known = !explanation.families.empty() && explanation.families[0].name != kUnknown;
  const std::string what =
      known ? fmt::format("{}, of the family {}", explanation.genres[0].genre, explanation.families[0].name)
            : std::string(kUnknown);
  return fmt::format("{}: {}; {}.", explanation.artist, what, decided_by(explanation.source));
}

}  // namespace

std::string to_text(const Explanation& explanation, const TextStyle& style) {
  return wrapped(sentence_of(explanation), columns(style)) + paragraph("", tag_lines(explanation.tags, style)) +
         paragraph("", given_way_lines(explanation.given_way, style)) +
         paragraph("Genres", genre_lines(explanation.genres, style));
}

}  // namespace tonearm
