#include "lake/keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "core/utc_time.h"

namespace tonearm {
namespace {

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// What stands between `prefix` and `suffix`; nothing where they do not.
std::optional<std::string_view> between(std::string_view key, std::string_view prefix, std::string_view suffix) {
  if (key.size() < prefix.size() + suffix.size() || !key.starts_with(prefix) || !key.ends_with(suffix))
    return std::nullopt;
  return key.substr(prefix.size(), key.size() - prefix.size() - suffix.size());
}

/// "user=rj/rest" as {"rj", "rest"}.
std::optional<std::pair<std::string, std::string_view>> user_and_rest(std::string_view text) {
  if (!text.starts_with("user=")) return std::nullopt;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || text.find('/', slash + 1) != std::string_view::npos) return std::nullopt;
  return std::pair{std::string(text.substr(5, slash - 5)), text.substr(slash + 1)};
}

std::string bound(std::int64_t uts) { return uts == kForever ? "open" : std::to_string(uts); }
std::optional<std::int64_t> parse_bound(std::string_view text) { return text == "open" ? kForever : number(text); }

}  // namespace

std::string user_part(std::string_view user) {
  std::string part;
  for (const char c : user) {
    const auto byte = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z')
      part += static_cast<char>(c + ('a' - 'A'));
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-')
      part += c;
    else
      part += fmt::format("%{:02X}", byte);
  }
  return part;
}

std::string observations_prefix(std::string_view user) { return fmt::format("raw/scrobbles/user={}/", user); }

std::string observation_key(const ObservationName& name) {
  return fmt::format("{}{:08}-{}-{}-{}.json.zst", observations_prefix(name.user), name.sequence, name.window.from,
                     bound(name.window.to), format_compact_utc(name.observed_at));
}

std::optional<ObservationName> parse_observation_key(std::string_view key) {
  const auto inner = between(key, "raw/scrobbles/", ".json.zst");
  const auto named = inner ? user_and_rest(*inner) : std::nullopt;
  if (!named) return std::nullopt;
  const auto parts = split(named->second, '-');
  if (parts.size() != 4) return std::nullopt;
  const auto sequence = number(parts[0]), from = number(parts[1]), to = parse_bound(parts[2]);
  const auto observed_at = parse_compact_utc(parts[3]);
  if (!sequence || !from || !to || !observed_at || *from >= *to) return std::nullopt;
  return ObservationName{named->first, *sequence, {*from, *to}, *observed_at};
}

std::string tag_batch_key(const TagBatchName& name) {
  return fmt::format("{}{:08}-{}.jsonl.zst", kTagBatchesPrefix, name.sequence, format_compact_utc(name.observed_at));
}

std::optional<TagBatchName> parse_tag_batch_key(std::string_view key) {
  const auto inner = between(key, kTagBatchesPrefix, ".jsonl.zst");
  if (!inner) return std::nullopt;
  const auto parts = split(*inner, '-');
  if (parts.size() != 2) return std::nullopt;
  const auto sequence = number(parts[0]), observed_at = parse_compact_utc(parts[1]);
  if (!sequence || !observed_at) return std::nullopt;
  return TagBatchName{*sequence, *observed_at};
}

std::string runs_prefix(std::string_view user) { return fmt::format("runs/user={}/", user); }

std::string run_key(const RunName& name) {
  return fmt::format("{}{:08}-{}.json", runs_prefix(name.user), name.sequence, format_compact_utc(name.started_at));
}

std::optional<RunName> parse_run_key(std::string_view key) {
  const auto inner = between(key, "runs/", ".json");
  const auto named = inner ? user_and_rest(*inner) : std::nullopt;
  if (!named) return std::nullopt;
  const auto parts = split(named->second, '-');
  if (parts.size() != 2) return std::nullopt;
  const auto sequence = number(parts[0]), started_at = parse_compact_utc(parts[1]);
  if (!sequence || !started_at) return std::nullopt;
  return RunName{named->first, *sequence, *started_at};
}

Month month_of(std::int64_t uts) {
  if (uts <= 0) return {};
  const Date date = civil_from_days(uts / kDay);
  return {date.year, static_cast<int>(date.month)};
}

Month next_month(Month month) {
  if (month == Month{}) return {1970, 1};
  return month.month == 12 ? Month{month.year + 1, 1} : Month{month.year, month.month + 1};
}

Window month_window(Month month) {
  if (month == Month{}) return {0, 1};
  const auto begin = [](Month m) { return days_from_civil({m.year, static_cast<unsigned>(m.month), 1}) * kDay; };
  return {std::max<std::int64_t>(1, begin(month)), begin(next_month(month))};
}

std::string staged_scrobbles_prefix(std::string_view user) { return fmt::format("staged/scrobbles/user={}/", user); }

std::string staged_month_key(std::string_view user, Month month) {
  return fmt::format("{}year={:04}/month={:02}/scrobbles.parquet", staged_scrobbles_prefix(user), month.year,
                     month.month);
}

std::optional<StagedMonthName> parse_staged_month_key(std::string_view key) {
  const auto inner = between(key, "staged/scrobbles/user=", "/scrobbles.parquet");
  const auto parts = inner ? split(*inner, '/') : std::vector<std::string_view>();
  if (parts.size() != 3) return std::nullopt;
  const auto year = between(parts[1], "year=", ""), month = between(parts[2], "month=", "");
  const auto years = year ? number(*year) : std::nullopt, months = month ? number(*month) : std::nullopt;
  if (!years || !months) return std::nullopt;
  return StagedMonthName{std::string(parts[0]), {static_cast<int>(*years), static_cast<int>(*months)}};
}

std::string staged_index_key(std::string_view user) { return staged_scrobbles_prefix(user) + "months.json"; }

std::string pack_listeners_key(const ShareName& share) { return packs_prefix(share) + "listeners.txt"; }

std::string packs_prefix(const ShareName& share) {
  return fmt::format("{}share={}-of-{}/", kPacksPrefix, share.number, share.count);
}

std::string pack_key(const ShareName& share, Month month, std::string_view name) {
  return fmt::format("{}year={:04}/month={:02}/{}.parquet", packs_prefix(share), month.year, month.month, name);
}

std::optional<ShareName> parse_pack_key(std::string_view key) {
  const auto inner = between(key, kPacksPrefix, ".parquet");
  const auto share = inner ? between(split(*inner, '/').front(), "share=", "") : std::nullopt;
  const auto parts = share ? split(*share, '-') : std::vector<std::string_view>();
  if (parts.size() != 3) return std::nullopt;
  const auto number_of = number(parts[0]), count = number(parts[2]);
  if (!number_of || !count) return std::nullopt;
  return ShareName{static_cast<std::size_t>(*number_of), static_cast<std::size_t>(*count)};
}

std::string staged_gaps_key(std::string_view user) { return fmt::format("staged/gaps/user={}/gaps.parquet", user); }

std::string damaged_key(std::string_view key) { return kDamagedPrefix + std::string(key); }

}  // namespace tonearm
