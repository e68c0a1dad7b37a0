// Which genres most?
#pragma once
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "report/coverage.h"
#include "report/finding.h"
#include "report/listening_weeks.h"
#include "report/shares.h"
#include "report/text_style.h"

namespace tonearm {

struct GenreShare {
  std::string genre, family;
  double plays = 0;  ///< weighted: an artist's plays are divided among its genres
};

struct GenresAnswer {
  Slice slice;
  Coverage coverage;
  std::vector<Share> families, genres;           ///< each sums to 1, the unknown included
  std::map<std::string, std::string> family_of;  ///< of each genre

  std::map<std::string, Estimate> intervals;  ///< of the shares of families (of genres where the range says so), the
                                              ///< rare ones left out; empty where the history is too short
  std::size_t weeks = 0;
};

/// Ranks what the warehouse sums; a genre of two families counts in each.
GenresAnswer rank_genres(const Slice& slice, const Coverage& coverage, const std::vector<GenreShare>& rows);
GenresAnswer genres_answer(Warehouse& warehouse, const Slice& slice);
/// The same for a coverage that is already known.
GenresAnswer genres_answer(Warehouse& warehouse, const Coverage& coverage, const Slice& slice);

/// Adds the intervals.
void test_shares(GenresAnswer& answer, const ListeningWeeks& weeks);

/// Yes where the first leads by more than both intervals, no where these meet.
Finding finding_of(const GenresAnswer& answer);
std::string headline_of(const GenresAnswer& answer);
std::string sentence_of(const GenresAnswer& answer);
nlohmann::ordered_json to_json(const GenresAnswer& answer);
/// `limit` families and genres; the rest in one line.
std::string to_text(const GenresAnswer& answer, int limit, const TextStyle& style);

/// Bars of a ranking: the first `limit`, the rest in one line, the unknown hatched.
std::string share_chart(const std::vector<Share>& ranking, int limit, const TextStyle& style);

}  // namespace tonearm
