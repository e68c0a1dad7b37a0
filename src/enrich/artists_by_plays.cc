#include "enrich/artists_by_plays.h"

#include "lake/staged_tables.h"

namespace tonearm {

std::vector<std::string> artists_by_plays(ObjectStore& store, Warehouse& scratch) {
  std::vector<std::string> artists;
  scratch.load_parquet("plays_of_artists", {{"artist", "string"}}, parquet_keys(store, staged_table("scrobbles")));
  scratch.query("select artist from plays_of_artists where artist <> '' group by artist order by count(*) desc, artist",
                {}, [&](const Row& row) { artists.push_back(as_string(row[0])); });
  return artists;
}

}  // namespace tonearm
