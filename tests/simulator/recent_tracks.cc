#include "simulator/recent_tracks.h"

#include <algorithm>
#include <charconv>

namespace tonearm::simulator {
namespace {

constexpr std::size_t kRemembered = 8;
const Song kStrangersSong{"Somebody Else", "Another's Album", "Another's Track", "", "", "", false};

/// The number of a parameter, `otherwise` where it is absent or empty, nothing where it is no number.
std::optional<std::int64_t> number(const Params& params, const std::string& name, std::int64_t otherwise) {
  const auto found = params.find(name);
  if (found == params.end() || found->second.empty()) return otherwise;
  const auto& text = found->second;
  std::int64_t value = 0;
  const auto [stop, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (bad != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

bool any_within(const std::vector<Row>& rows, double from, double to) {
  return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
    const auto uts = static_cast<double>(row.uts);
    return from <= uts && uts < to;
  });
}

bool never_answers(const std::vector<Row>& rows, std::int64_t limit, const Faults& faults) {
  if (any_within(rows, faults.dead_from, faults.dead_to)) return true;
  return faults.big_page_limit > 0 && static_cast<double>(limit) > faults.big_page_limit &&
         any_within(rows, faults.big_page_from, faults.big_page_to);
}

/// As if somebody else had played at the same times.
void make_strangers(Page& page) {
  page.user = "somebody_else";
  for (auto& row : page.rows) row = {row.uts, UINT32_MAX, &kStrangersSong};
}

void shorten(std::vector<Row>& rows, Dice& dice) {
  if (rows.size() > 1)
    rows.resize(static_cast<std::size_t>(dice.between(1, static_cast<std::int64_t>(rows.size()) - 1)));
}

}  // namespace

Span RecentQuery::span(const Faults& faults) const {
  Span span;
  if (from > 0) span.from = from + static_cast<std::int64_t>(faults.from_exclusive);
  if (to > 0) span.to = to + static_cast<std::int64_t>(faults.to_inclusive);
  return span;
}

std::variant<RecentQuery, Answer> parse_recent_query(const Params& params) {
  const auto limit = number(params, "limit", 50), page = number(params, "page", 1);
  const auto from = number(params, "from", 0), to = number(params, "to", 0);
  const auto user = params.find("user");
  if (user == params.end() || user->second.empty()) return error_answer(6, 400, "missing_parameter");
  if (!limit || *limit < 1 || *limit > 1000)
    return error_answer(6, 400, "limit_out_of_bounds", "limit param out of bounds (1-1000)");
  if (!page || *page < 1 || *page > 1'000'000)
    return error_answer(6, 400, "page_out_of_bounds", "page param out of bounds (1-1000000)");
  if (!from || !to || *from < 0 || *to < 0) return error_answer(6, 400, "bad_time", "Invalid from or to parameter");
  const auto extended = params.find("extended");
  return RecentQuery{user->second, *limit, *page, *from, *to, extended != params.end() && extended->second == "1"};
}

Answer RecentTracks::answer(const Params& params, const std::string& flaky, const Faults& faults, Dice& dice) {
  auto parsed = parse_recent_query(params);
  if (auto* refusal = std::get_if<Answer>(&parsed)) return std::move(*refusal);
  auto& query = std::get<RecentQuery>(parsed);
  const auto user = history_.canonical_user(query.user);
  if (!user) return error_answer(6, 404, "unknown_user", "User not found");
  if (faults.private_history != 0) return error_answer(17, 403, "private_history");
  query.user = *user;
  return answer_query(query, flaky, faults, dice);
}

Answer RecentTracks::answer_query(const RecentQuery& query, const std::string& flaky, const Faults& faults,
                                  Dice& dice) {
  auto slice = history_.slice(query.user, query.span(faults), (query.page - 1) * query.limit, query.limit);
  if (never_answers(slice.rows, query.limit, faults)) return error_answer(8, 500, "never_answers");
  Answer answer;
  if (flaky == "stale_body")
    if (const auto* stale = outside(query)) {
      answer.body = stale->body;
      answer.fault = flaky;
      return answer;
    }
  if (dice.chance(faults.short_page)) shorten(slice.rows, dice);
  Page page{query.user, query.page, query.limit, slice.total, std::move(slice.rows), {}, query.extended};
  page.total = std::max<std::int64_t>(0, page.total + static_cast<std::int64_t>(faults.total_off));
  page.now_playing = now_playing(query.user, faults, dice);
  page.bare_single = dice.chance(faults.bare_single);
  page.old_empty_form = faults.old_empty_form != 0;
  if (flaky == "wrong_user") {
    make_strangers(page);
    answer.fault = flaky;
  }
  const JsonStyle style{dice.chance(faults.escape_slash), dice.chance(faults.shuffle_members) ? &dice : nullptr};
  answer.body = writer_.write(page, style);
  if (answer.fault.empty()) remember(page, answer.body);
  return answer;
}

std::optional<Song> RecentTracks::now_playing(const std::string& user, const Faults& faults, Dice& dice) {
  const bool shows = dice.chance(faults.now_playing), changes = dice.chance(faults.now_playing_changes);
  if (!shows) return std::nullopt;
  if (!playing_ || changes) {
    const auto play = history_.any_play(user, dice);
    playing_ = play ? play->song : kStrangersSong;
  }
  return playing_;
}

const RecentTracks::Sent* RecentTracks::outside(const RecentQuery& query) const {
  const auto found = std::find_if(sent_.begin(), sent_.end(), [&](const Sent& sent) {
    return sent.user == query.user && ((query.to > 0 && sent.newest > query.to) || sent.oldest < query.from);
  });
  return found == sent_.end() ? nullptr : &*found;
}

void RecentTracks::remember(const Page& page, const std::string& body) {
  if (page.rows.empty()) return;
  sent_.push_front({page.user, body, page.rows.front().uts, page.rows.back().uts});
  if (sent_.size() > kRemembered) sent_.pop_back();
}

}  // namespace tonearm::simulator
