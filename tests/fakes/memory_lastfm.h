// A last.fm in memory: answers user.getRecentTracks and user.getInfo from a list of plays.
#pragma once
#include <algorithm>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "core/window.h"
#include "fakes/plays_json.h"
#include "fakes/scripted_http.h"

namespace tonearm {

class MemoryLastfm {
 public:
  explicit MemoryLastfm(std::string user) : user_(std::move(user)) {}

  void add(const Scrobble& play) {
    const auto later = [](std::int64_t uts, const Row* row) { return uts > row->play.uts; };
    const Row* row = &all_.emplace_back(Row{play, track_json(play)});
    rows_.insert(std::upper_bound(rows_.begin(), rows_.end(), play.uts, later), row);
  }
  template <class Matches>
  void erase_if(Matches matches) {
    std::erase_if(rows_, [&](const Row* row) { return matches(row->play); });
  }

  /// Sorted, as a multiset.
  std::vector<Scrobble> truth() const {
    std::vector<Scrobble> plays;
    for (const Row* row : rows_) plays.push_back(row->play);
    std::sort(plays.begin(), plays.end());
    return plays;
  }

  std::int64_t count(Window window) const { return first_below(window.from) - first_below(window.to); }

  HttpAnswer answer(const HttpRequest& request) {
    if (ScriptedHttp::parameter(request, "method") == "user.getInfo")
      return ScriptedHttp::answered("{\"user\":{\"name\":\"" + user_ + "\"}}");
    const Question question = read(request);
    if (fails && fails(question.asked, question.limit))
      return ScriptedHttp::answered("{\"error\":8,\"message\":\"Operation failed\"}", 500);
    return ScriptedHttp::answered(page(question));
  }

  /// How the service reads the bounds of a question.
  bool from_inclusive = true, to_inclusive = false;
  /// Whether a question for these seconds, with this limit, fails for good.
  std::function<bool(Window asked, int limit)> fails;

 private:
  struct Row {
    Scrobble play;
    std::string json;
  };
  struct Question {
    Window asked;
    int limit = 50, page = 1;
  };

  Question read(const HttpRequest& request) const {
    const auto number = [&](const char* name, std::int64_t otherwise) {
      const std::string text = ScriptedHttp::parameter(request, name);
      return text.empty() ? otherwise : static_cast<std::int64_t>(std::stoll(text));
    };
    const std::int64_t from = number("from", -1), to = number("to", kForever);
    Window asked{from < 0 ? 0 : from + (from_inclusive ? 0 : 1), to + (to_inclusive ? 1 : 0)};
    return {asked, static_cast<int>(number("limit", 50)), static_cast<int>(number("page", 1))};
  }

  std::vector<const Row*>::const_iterator first_below(std::int64_t to) const {
    const auto newer = [](const Row* row, std::int64_t uts) { return row->play.uts >= uts; };
    return std::lower_bound(rows_.begin(), rows_.end(), to, newer);
  }

  std::string page(const Question& question) const {
    const auto first = first_below(question.asked.to);
    const std::int64_t total = count(question.asked), skipped = std::int64_t{question.page - 1} * question.limit;
    std::string rows;
    for (std::int64_t i = skipped; i < std::min(total, skipped + question.limit); ++i)
      rows += (rows.empty() ? "" : ",") + first[i]->json;
    return page_json(rows, user_, total, question.limit, question.page);
  }

  std::string user_;
  std::deque<Row> all_;           // also those that were erased
  std::vector<const Row*> rows_;  // newest first
};

}  // namespace tonearm
