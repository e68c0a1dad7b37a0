// A small history through the real models, as a publication of one of its two listeners.
#pragma once
#include <string>
#include <vector>

#include "../fakes/temporary_folder.h"
#include "../model/staged_history.h"
#include "model/build_models.h"
#include "publish/publication.h"

namespace tonearm {

/// Ada's plays: one without a time, one on a summer's and one on a winter's day, names that break careless programs.
/// Bob plays what Ada does not. The wall clock is one hour ahead of UTC.
class PublishedHistory {
 public:
  static constexpr std::int64_t kSummer = 1404579791, kWinter = 1420243200;  // 2014-07-05 17:03:11, 2015-01-03 00:00

  PublishedHistory() {
    staged_.genre("rock", "", "rock");
    staged_.genre("ambient", "", "ambient");
    staged_.tag("Mogwai", "rock", 75);
    staged_.tag("Mogwai", "ambient", 25);
    for (const Play& play : plays()) staged_.play(play);
    staged_.play({kSummer, "Bob's own", "Secret", "Hidden", "", "bob"});
    staged_.gap("ada", 1400000000, 1400003600);
    const auto failures = build_models(staged_.warehouse, read_models(project_files()));
    EXPECT_TRUE(failures.empty()) << format_failures(failures);
  }

  static std::vector<Play> plays() {
    using namespace std::string_literals;
    return {{0, "Mogwai", "Somewhen"},
            {kSummer, "Mogwai", "Cody", "Come On Die Young", "d700b3f5-45af-4d02-95ed-57d301bda93e"},
            {kSummer, "Mogwai", "Cody", "Come On Die Young", "d700b3f5-45af-4d02-95ed-57d301bda93e"},
            {kWinter, "=cmd|' /C calc'!A0", "two\r\nlines, a \"quote\""},
            {kWinter + 1, "NUL \0 inside"s, "\"", " blank "},
            {kWinter + 2, "\\ \xE2\x80\xAEright to left", std::string(4096, 'x'), "NULL"},
            {1000000000, "Before last.fm", "1970s", "  "}};
  }

  Publication publication() {
    return {staged_.warehouse,
            "ada",
            Hemisphere::north,
            parse_zones("Europe/Berlin"),
            written_,
            [this](const std::string& line) { said += line + "\n"; },
            [this](const std::string& how_far) {
              progress.push_back(how_far);
              if (stop_after > 0 && std::ssize(progress) >= stop_after) throw Error(Remedy::try_again, "interrupted");
            },
            [] { return std::make_unique<DuckdbWarehouse>(DuckConnection::in_memory(), "."); }};
  }

  std::string path(const std::string& name) const { return (folder / name).string(); }
  Warehouse& warehouse() { return staged_.warehouse; }

  TemporaryFolder folder;
  std::string said;
  std::vector<std::string> progress;
  std::ptrdiff_t stop_after = 0;

 private:
  StagedHistory staged_;
  PublishedFiles written_{folder / "home/published.json"};
};

}  // namespace tonearm
