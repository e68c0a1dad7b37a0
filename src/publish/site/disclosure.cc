#include "publish/site/disclosure.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "report/display_text.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

std::string megabytes(std::size_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

std::string names(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& name : all) text += (text.empty() ? "" : ", ") + printable(name);
  return text;
}

}  // namespace

std::vector<std::string> disclosure(const SiteFacts& facts, const Disclosed& disclosed) {
  const auto scrobbles = facts.meta["scrobbles"].get<std::int64_t>();
  std::vector<std::string> lines = {
      fmt::format("Everyone who opens this site can read, of {}:", printable(facts.slice.user))};
  const std::string span =
      facts.first && facts.last ? fmt::format(", {} to {}", format_date(*facts.first), format_date(*facts.last)) : "";
  lines.push_back(fmt::format("  {}{}", counted(scrobbles, "play", "plays"), span));
  lines.push_back(fmt::format("  {}, by name, with how often each was played on every day",
                              counted(static_cast<std::int64_t>(disclosed.artists), "artist", "artists")));
  const std::string zone = facts.meta["zone"].get<std::string>();
  lines.push_back(facts.times ? fmt::format("  the hours of the day, on the clock of {}", zone)
                              : "  no hours of the day");
  lines.push_back(facts.plays
                      ? fmt::format("  every play itself, with track and album{}", facts.times ? " and second" : "")
                      : "  no single plays, no tracks, no albums but how many");
  if (facts.private_before) lines.push_back("  nothing before " + format_date(*facts.private_before));
  if (!disclosed.hidden.empty()) lines.push_back("  nothing of " + names(disclosed.hidden));
  for (const int year : disclosed.years) lines.push_back(fmt::format("  a page and two pictures of {}", year));
  lines.push_back(fmt::format("{} in {}; data {}", megabytes(disclosed.all_bytes),
                              counted(static_cast<std::int64_t>(disclosed.files), "file", "files"),
                              megabytes(disclosed.data_bytes)));
  return lines;
}

}  // namespace tonearm
