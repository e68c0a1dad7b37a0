#include "publish/site/site.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/gzip.h"
#include "explore/period.h"
#include "publish/site/data_script.h"
#include "publish/site/disclosure.h"
#include "publish/site/facts.h"
#include "publish/site/index_page.h"
#include "publish/site/picture.h"
#include "publish/site/pictures.h"
#include "publish/site/plays.h"
#include "publish/site/year_page.h"

namespace tonearm {
namespace {

/// By its name in the folder: "data/facts.js".
using SiteFiles = std::map<std::string, std::string>;

void add_page(const SiteOptions& options, SiteFiles& files) {
  for (const PageFile& file : options.page) files[std::string(file.path.substr(1))] = gunzipped(file.gzipped);
}

void add_answers(const Publication& publication, const std::vector<TestedSlice>& slices, bool times, SiteFiles& files) {
  for (const auto& [name, answers] : tested_answers(publication, slices, times))
    files["data/" + name + ".js"] = data_part(name, answers);
}

void add_index(const Publication& publication, const SiteFacts& facts, const SiteOptions& options, SiteFiles& files) {
  const Figures figures = read_figures(publication.warehouse, facts.slice, std::nullopt, facts.times);
  PageHead head;
  head.title = fmt::format("What {} listens to", publication.user);
  head.description = fmt::format("{}, {}.", amount_words(figures), span_words(figures));
  head.url = options.url;
  if (can_draw()) {
    head.picture = "og.png";
    files["og.png"] = wide_picture(figures);
  }
  files["index.html"] = index_page(head);
}

void add_year(const Publication& publication, const SiteFacts& facts, const SiteOptions& options, int year,
              SiteFiles& files) {
  const Figures figures = read_figures(publication.warehouse, facts.slice, year, facts.times);
  if (figures.plays == 0)
    throw Error(Remedy::fix_usage, fmt::format("there are no plays of {}", year), "Choose a year of the history.");
  const std::string folder = fmt::format("year-{:04}/", year);
  files[folder + "index.html"] = year_page(figures, options.url, can_draw());
  if (can_draw()) {
    files[folder + "wide.png"] = wide_picture(figures);
    files[folder + "tall.png"] = tall_picture(figures);
  }
  files["assets/year.css"] = year_style();
}

std::vector<std::string> fonts_of(const SiteFiles& files) {
  std::vector<std::string> fonts;
  for (const auto& [name, bytes] : files)
    if (name.ends_with(".woff2")) fonts.push_back(bytes);
  return fonts;
}

void add_pictures(const Publication& publication, const SiteFacts& facts, const SiteOptions& options,
                  SiteFiles& files) {
  if (!can_draw()) publication.say("No pictures: Pango (libpangocairo) is not on this machine.");
  const Letters letters(fonts_of(files));
  add_index(publication, facts, options, files);
  for (const int year : options.years) {
    publication.progress(fmt::format("the year {}", year));
    add_year(publication, facts, options, year, files);
  }
}

Disclosed disclosed(const Listening& listening, const SiteOptions& options, const SiteFiles& files) {
  Disclosed all{listening.artists.size(), options.hide, options.years, 0, 0, files.size()};
  for (const auto& [name, bytes] : files) {
    all.all_bytes += bytes.size();
    if (name.starts_with("data/")) all.data_bytes += bytes.size();
  }
  return all;
}

}  // namespace

void publish_site(const Publication& publication, const SiteOptions& options) {
  OutputFolder folder(options.folder, options.force);
  const bool times = !options.no_times;
  SiteFiles files;
  add_page(options, files);
  SiteFacts facts = read_facts(publication, options.version, times);
  facts.plays = options.plays;
  facts.private_before = options.private_before;
  const Listening listening = read_listening(publication.warehouse, publication.user, times);
  if (options.plays)
    facts.months = write_plays(publication, listening, times, [&](const std::string& name, const std::string& script) {
      files["data/" + name + ".js"] = script;
    });
  std::vector<TestedSlice> slices;
  if (facts.first && facts.last)
    slices = tested_slices(facts.slice, facts.first->year, facts.last->year, families_of(facts));
  add_answers(publication, slices, times, files);
  files["data/facts.js"] = facts_script(publication.warehouse, facts, listening, slices);
  add_pictures(publication, facts, options, files);

  for (const std::string& line : disclosure(facts, disclosed(listening, options, files))) publication.say(line);
  if (options.confirm && !options.confirm("Write it to " + options.folder + "?"))
    throw Error(Remedy::try_again, "nothing was written", "Leave out what is not everyone's business, and try again.");
  for (const auto& [name, bytes] : files) folder.add(name, bytes);
  folder.put_in_place();
}

}  // namespace tonearm
