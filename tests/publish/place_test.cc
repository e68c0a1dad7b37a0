#include "publish/place.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <unistd.h>

#include "../fakes/error_of.h"
#include "../fakes/temporary_folder.h"

namespace tonearm {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class Place : public testing::Test {
 protected:
  void put(const std::string& name, const std::string& bytes, bool force = false) {
    OutputFile file(written, folder / name, force);
    file.write(bytes);
    file.put_in_place();
  }
  void put_folder(const std::map<std::string, std::string>& files, bool force = false) {
    OutputFolder output(folder / "site", force);
    for (const auto& [name, bytes] : files) output.add(name, bytes);
    output.put_in_place();
  }
  /// Names of all files but the record and the manifest, hidden ones among them.
  std::vector<std::string> files() {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
      if (entry.is_regular_file() || entry.is_symlink())
        if (entry.path().filename() != OutputFolder::kManifest && entry.path().parent_path() != folder / "home")
          names.push_back(entry.path().lexically_relative(folder.path()));
    std::sort(names.begin(), names.end());
    return names;
  }

  TemporaryFolder folder;
  PublishedFiles written{folder / "home/published.json"};
};

TEST_F(Place, a_file_appears_whole_or_not_at_all) {
  {
    OutputFile file(written, folder / "a.csv", false);
    std::ofstream(file.aside()) << "half";
    EXPECT_FALSE(fs::exists(folder / "a.csv"));
  }
  EXPECT_THAT(files(), ElementsAre());
  put("a.csv", "whole");
  EXPECT_THAT(files(), ElementsAre("a.csv"));
  EXPECT_EQ(folder.read("a.csv"), "whole");
}

TEST_F(Place, what_tonearm_wrote_is_written_over_and_nothing_else) {
  put("a.csv", "first");
  put("a.csv", "second");
  EXPECT_EQ(folder.read("a.csv"), "second");
  folder.write("a.csv", "edited");
  const Error error = error_of([&] { put("a.csv", "third"); });
  EXPECT_EQ(error.remedy(), Remedy::fix_usage);
  EXPECT_THAT(error.what(), HasSubstr("a.csv"));
  EXPECT_THAT(error.what_to_do(), HasSubstr("--force"));
  EXPECT_EQ(folder.read("a.csv"), "edited");
  put("a.csv", "third", true);
  EXPECT_EQ(folder.read("a.csv"), "third");
}

TEST_F(Place, a_file_of_somebody_else_stays_even_where_it_comes_meanwhile) {
  OutputFile file(written, folder / "a.csv", false);
  folder.write("a.csv", "somebody's");
  EXPECT_EQ(error_of([&] { file.put_in_place(); }).remedy(), Remedy::fix_usage);
  EXPECT_EQ(folder.read("a.csv"), "somebody's");
}

TEST_F(Place, a_run_that_ended_between_the_note_and_the_rename_goes_on) {
  put("a.csv", "first");
  written.remember(fs::canonical(folder / "a.csv"), "0123456789abcdef");  // of what never came
  put("a.csv", "second");
  EXPECT_EQ(folder.read("a.csv"), "second");
}

TEST_F(Place, what_a_killed_run_left_is_taken_over) {
  folder.write(".a.csv.tonearm-aside", "left, and longer than what comes");
  put("a.csv", "new");
  EXPECT_EQ(folder.read("a.csv"), "new");
  EXPECT_THAT(files(), ElementsAre("a.csv"));
}

TEST_F(Place, two_runs_to_one_place_do_not_mix) {
  OutputFile file(written, folder / "a.csv", false);
  EXPECT_EQ(error_of([&] { put("a.csv", "other"); }).remedy(), Remedy::try_again);
}

TEST_F(Place, a_link_is_followed) {
  folder.write("far/real.csv", "theirs");
  fs::create_symlink(folder / "far/real.csv", folder / "a.csv");
  put("a.csv", "new", true);
  EXPECT_TRUE(fs::is_symlink(folder / "a.csv"));
  EXPECT_EQ(folder.read("far/real.csv"), "new");
}

TEST_F(Place, no_file_is_put_where_a_folder_or_no_folder_is) {
  fs::create_directory(folder / "taken");
  EXPECT_EQ(error_of([&] { put("taken", "x", true); }).remedy(), Remedy::fix_usage);
  EXPECT_EQ(error_of([&] { put("nowhere/a.csv", "x"); }).remedy(), Remedy::fix_usage);
}

TEST_F(Place, a_folder_lands_whole_and_loses_what_is_no_more) {
  put_folder({{"index.html", "1"}, {"data/a.json", "2"}});
  EXPECT_THAT(files(), ElementsAre("site/data/a.json", "site/index.html"));
  put_folder({{"index.html", "3"}});
  EXPECT_THAT(files(), ElementsAre("site/index.html"));
  EXPECT_EQ(folder.read("site/index.html"), "3");
  { OutputFolder given_up(folder / "site", false); }
  EXPECT_THAT(files(), ElementsAre("site/index.html"));
}

TEST_F(Place, a_folder_with_anything_else_in_it_is_refused) {
  put_folder({{"index.html", "1"}});
  folder.write("site/CNAME", "example.org");
  EXPECT_THAT(error_of([&] { put_folder({{"index.html", "2"}}); }).what(), HasSubstr("CNAME"));
  fs::remove(folder / "site/CNAME");
  folder.write("site/index.html", "edited");
  EXPECT_THAT(error_of([&] { put_folder({{"index.html", "2"}}); }).what(), HasSubstr("index.html"));
  EXPECT_EQ(folder.read("site/index.html"), "edited");
}

TEST_F(Place, by_force_what_is_not_written_stays_in_the_folder) {
  put_folder({{"index.html", "1"}, {"old.html", "1"}});
  folder.write("site/CNAME", "example.org");
  folder.write("site/deep/note.txt", "mine");
  folder.write("site/index.html", "edited");
  put_folder({{"index.html", "2"}}, true);
  EXPECT_THAT(files(), ElementsAre("site/CNAME", "site/deep/note.txt", "site/index.html"));
  EXPECT_EQ(folder.read("site/index.html"), "2");
  EXPECT_EQ(folder.read("site/deep/note.txt"), "mine");
}

TEST_F(Place, an_empty_folder_is_free_and_a_full_one_is_not) {
  fs::create_directory(folder / "site");
  put_folder({{"index.html", "1"}});
  fs::remove(folder / "site" / OutputFolder::kManifest);
  EXPECT_EQ(error_of([&] { put_folder({{"index.html", "2"}}); }).remedy(), Remedy::fix_usage);
}

TEST_F(Place, two_runs_to_one_folder_do_not_mix) {
  OutputFolder output(folder / "site", false);
  EXPECT_EQ(error_of([&] { put_folder({{"index.html", "2"}}); }).remedy(), Remedy::try_again);
}

}  // namespace
}  // namespace tonearm
