// Artists whose family people would agree on, through the rules, stage and the models.
#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>

#include "adapters/local_object_store.h"
#include "core/csv.h"
#include "fakes/temporary_folder.h"
#include "lake/frames.h"
#include "lake/keys.h"
#include "lake/top_tags.h"
#include "load/load.h"
#include "model/build_models.h"
#include "stage/stage_genres.h"
#include "stage/stage_tags.h"
#include "staged_history.h"

namespace tonearm {
namespace {

using testing::IsEmpty;
using Records = std::vector<std::vector<std::string>>;

std::string source_text(const std::string& path) { return read_text(std::filesystem::path(TONEARM_SOURCE_DIR) / path); }

Records records_under_header(const std::string& path) {
  Records records = parse_csv(source_text(path));
  records.erase(records.begin());
  return records;
}

/// The answer of the service about one artist.
std::string answer_line(const std::string& artist, const Records& tags) {
  nlohmann::json list = nlohmann::json::array();
  for (const auto& row : tags)
    if (row.at(0) == artist) list.push_back({{"name", row.at(1)}, {"count", std::stoi(row.at(2))}});
  const nlohmann::json body = {{"toptags", {{"tag", list}, {"@attr", {{"artist", artist}}}}}};
  return tag_answer_line({{artist}, 1, body.dump()}) + '\n';
}

class Golden : public testing::Test {
 protected:
  Golden() {
    stage_all();
    load(store, warehouse);
    // each artist is played once
    warehouse.run(R"(
insert into staged_scrobbles
select 'ada', row_number() over (), 1, make_timestamp(1), make_timestamp(1), artist_id, artist_id, null, artist, '', '',
       '', 'Track', ''
from (select distinct artist_id, artist from staged_artist_tags))");
    const auto failures = build_models(warehouse, read_models(project_files()));
    EXPECT_THAT(failures, IsEmpty()) << format_failures(failures);
  }

  void stage_all() {
    const std::string genres = source_text("data/genres/genres.csv"), aliases = source_text("data/genres/aliases.csv"),
                      other_tags = source_text("data/genres/other_tags.csv");
    const Records tags = records_under_header("tests/golden/artist_tags.csv");
    std::string lines;
    for (const auto& row : artists) lines += answer_line(row.at(0), tags);
    store.put(tag_batch_key({1, 1}), pack_frames({lines}), PutIf::absent());
    stage_tags(store);
    stage_genres(store, {{genres, aliases, other_tags}, "", ""});
  }

  /// The family of the largest weight of each artist; the first by name where two are equal.
  std::map<std::string, std::string> top_families() {
    std::map<std::string, std::string> families;
    warehouse.query(R"(
with weights as (
  select artist, family, sum(weight) as weight from artist_genres join dim_artist using (artist_id) group by all
)
select artist, family from weights qualify row_number() over (partition by artist order by weight desc, family) = 1)",
                    {}, [&](const Row& row) { families[as_string(row[0])] = as_string(row[1]); });
    return families;
  }

  const Records artists = records_under_header("tests/golden/artists.csv");
  TemporaryFolder folder;
  LocalObjectStore store{folder.path()};
  DuckdbWarehouse warehouse{DuckConnection::in_memory(), folder.path()};
};

TEST_F(Golden, the_top_family_is_right_for_most_artists_of_every_family) {
  const auto found = top_families();
  std::map<std::string, std::pair<int, int>> right_of_family;  // right, all
  int right = 0, all = 0;
  for (const auto& row : artists) {
    auto& [family_right, family_all] = right_of_family[row.at(1)];
    const bool is_right = found.at(row.at(0)) == row.at(1);
    right += is_right, family_right += is_right, ++all, ++family_all;
    if (!is_right) fmt::print("{}: {}, want {}\n", row.at(0), found.at(row.at(0)), row.at(1));
  }
  fmt::print("{} of {} right, {:.1f} %\n", right, all, 100.0 * right / all);
  EXPECT_GE(all, 500);
  for (const auto& [artist, family] : found) EXPECT_NE(family, "unknown") << artist;
  EXPECT_EQ(right_of_family.size(), 20u);
  EXPECT_GE(right, 0.92 * all);
  for (const auto& [family, counts] : right_of_family)
    EXPECT_GE(counts.first, 0.75 * counts.second) << family << ": " << counts.first << " of " << counts.second;
}

}  // namespace
}  // namespace tonearm
