// user.getRecentTracks: reads the request, cuts the page out of the truth, lets the faults of this method at it.
#pragma once
#include <deque>
#include <string>
#include <variant>

#include "simulator/answer.h"
#include "simulator/faults.h"
#include "simulator/history.h"
#include "simulator/page_writer.h"

namespace tonearm::simulator {

struct RecentQuery {
  std::string user;
  std::int64_t limit = 50, page = 1;  ///< 1..1000, 1..1000000
  std::int64_t from = 0, to = 0;      ///< UTC seconds as asked; 0: not asked
  bool extended = false;

  /// The plays that the service finds, as it reads the bounds.
  Span span(const Faults& faults) const;
};

/// The query, or last.fm's refusal (error 6, HTTP 400).
std::variant<RecentQuery, Answer> parse_recent_query(const Params& params);

/// Not thread-safe.
class RecentTracks {
 public:
  explicit RecentTracks(const History& history) : history_(history) {}

  /// `flaky` is the fault that this request meets: wrong_user and stale_body are made here.
  Answer answer(const Params& params, const std::string& flaky, const Faults& faults, Dice& dice);

 private:
  struct Sent {
    std::string user, body;
    std::int64_t newest, oldest;
  };

  Answer answer_query(const RecentQuery& query, const std::string& flaky, const Faults& faults, Dice& dice);
  std::optional<Song> now_playing(const std::string& user, const Faults& faults, Dice& dice);
  const Sent* outside(const RecentQuery& query) const;
  void remember(const Page& page, const std::string& body);

  const History& history_;
  PageWriter writer_;
  std::optional<Song> playing_;
  std::deque<Sent> sent_;  ///< the newest few bodies
};

}  // namespace tonearm::simulator
