// Every object name of the lake, both ways. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/window.h"

namespace tonearm {

/// The lake's own format; a lake with a larger one is refused.
inline constexpr int kLakeFormat = 1;
inline constexpr const char* kLakeMarkerKey = "lake.json";

/// A listener's part of an object name: ASCII in lower case (last.fm's names have no case), other bytes
/// percent-encoded.
std::string user_part(std::string_view user);

/// One answer of the service: the window it covers completely, and when it was given.
/// `sequence` counts the observations of a listener: a larger one is later, whatever any clock said.
struct ObservationName {
  std::string user;  ///< as user_part gives it
  std::int64_t sequence = 0;
  Window window;
  std::int64_t observed_at = 0;  ///< UTC seconds, the service's Date where it sent one
  bool operator==(const ObservationName&) const = default;
};
/// "raw/scrobbles/user=rj/00000017-1108290001-1429051512-20261123T010506Z.json.zst"; an open end is written "open".
std::string observation_key(const ObservationName& name);
std::optional<ObservationName> parse_observation_key(std::string_view key);
std::string observations_prefix(std::string_view user);

/// A batch of getTopTags answers: "raw/artist_tags/00000003-20261123T010506Z.jsonl.zst".
struct TagBatchName {
  std::int64_t sequence = 0;
  std::int64_t observed_at = 0;
  bool operator==(const TagBatchName&) const = default;
};
inline constexpr const char* kTagBatchesPrefix = "raw/artist_tags/";
std::string tag_batch_key(const TagBatchName& name);
std::optional<TagBatchName> parse_tag_batch_key(std::string_view key);

/// The record of one run: "runs/user=rj/00000041-20261123T010506Z.json".
struct RunName {
  std::string user;
  std::int64_t sequence = 0;
  std::int64_t started_at = 0;
  bool operator==(const RunName&) const = default;
};
std::string run_key(const RunName& name);
std::optional<RunName> parse_run_key(std::string_view key);
std::string runs_prefix(std::string_view user);

/// A calendar month in UTC; {0, 0} is where scrobbles without a time are.
struct Month {
  int year = 0;
  int month = 0;
  auto operator<=>(const Month&) const = default;
};
Month month_of(std::int64_t uts);
/// Its seconds; {0, 0} gives second 0 alone, and 1970-01 begins at second 1.
Window month_window(Month month);
Month next_month(Month month);
/// "staged/scrobbles/user=rj/year=2015/month=04/scrobbles.parquet".
std::string staged_month_key(std::string_view user, Month month);
struct StagedMonthName {
  std::string user;  ///< as user_part gives it
  Month month;
};
std::optional<StagedMonthName> parse_staged_month_key(std::string_view key);
std::string staged_scrobbles_prefix(std::string_view user);

/// The second of eight shares of the listeners.
struct ShareName {
  std::size_t number = 1, count = 1;
  bool operator==(const ShareName&) const = default;
};
inline constexpr const char* kPacksPrefix = "staged/packs/";
/// "staged/packs/share=2-of-8/".
std::string packs_prefix(const ShareName& share);
/// "staged/packs/share=2-of-8/year=2015/month=04/0123456789abcdef.parquet".
std::string pack_key(const ShareName& share, Month month, std::string_view name);
std::optional<ShareName> parse_pack_key(std::string_view key);
/// Who is in the share: one a line, as user_part gives it.
std::string pack_listeners_key(const ShareName& share);

/// Which observations each staged month was made of.
std::string staged_index_key(std::string_view user);
std::string staged_gaps_key(std::string_view user);
inline constexpr const char* kStagedTagsKey = "staged/artist_tags/artist_tags.parquet";
inline constexpr const char* kStagedTagsIndexKey = "staged/artist_tags/artist_tags.json";
inline constexpr const char* kStagedTagGenresKey = "staged/genres/tag_genres.parquet";
inline constexpr const char* kStagedGenreOverridesKey = "staged/genres/genre_overrides.parquet";
inline constexpr const char* kStagedGenresKey = "staged/genres/genres.parquet";

/// Where a damaged raw object is set aside.
std::string damaged_key(std::string_view key);
inline constexpr const char* kDamagedPrefix = "damaged/";

}  // namespace tonearm
