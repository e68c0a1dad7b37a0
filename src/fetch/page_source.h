// Pages of one listener's history, at the largest size that answers.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "fetch/page.h"
#include "lastfm/client.h"

namespace tonearm {

struct Page {
  RecentTracks tracks;
  std::string body;  ///< byte for byte
  std::int64_t observed_at = 0;
  int limit = 0;  ///< the size it was asked for with
};

/// The pages of a question that takes several: one second with more scrobbles than a page holds.
struct PageRun {
  std::vector<std::string> bodies;
  std::vector<Scrobble> scrobbles;
  std::int64_t observed_at = 0;
};

class PageSource {
 public:
  PageSource(LastfmClient& service, std::string user) : service_(service), user_(std::move(user)) {}

  /// The newest page of the window: asked at 1000, and where that keeps failing while the service answers otherwise, at
  /// 500, 200, 125, 50. Nothing where none answers.
  std::optional<Page> newest(Window window);
  /// Whether the smallest page of the window answers.
  bool answers(Window window);
  /// All scrobbles of one second, by page number. Nothing where they do not answer.
  std::optional<PageRun> second(std::int64_t uts);
  /// How many scrobbles the service counts in the window.
  std::int64_t total(Window window);

  const std::string& last_failure() const { return service_.last_failure(); }

 private:
  std::optional<Page> ask(Window window, int limit, int number, int attempts, bool tolerate_total);
  std::optional<PageRun> whole_second(std::int64_t uts, int limit);
  std::optional<PageRun> pages_of_second(std::int64_t uts, int limit, std::size_t& listed, std::size_t& total);
  std::optional<Page> fullest(Window window, int limit, int number);
  void wait_until_the_service_answers();
  void settle_rung(std::size_t rung);

  LastfmClient& service_;
  std::string user_;
  std::size_t rung_ = 0;  // where the ladder starts: bad pages come in groups
  int good_pages_ = 0;    // since the ladder was last climbed down
};

}  // namespace tonearm
