// One page asked for, and what may be concluded from it. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/window.h"
#include "lake/recent_tracks.h"
#include "lastfm/client.h"

namespace tonearm {

/// user.getRecentTracks for `window`. `from` and `to` may each turn out inclusive or exclusive, so `from` is asked for
/// one second early, and what lies outside the window is left out afterwards.
ServiceQuestion page_question(const std::string& user, Window window, int limit, int page = 1);

/// What is wrong with a body that should answer page_question; nothing where it is right. `tolerate_total`: a page may
/// be empty although it claims a total.
std::optional<std::string> check_page(const RecentTracks& page, const std::string& user, Window window,
                                      bool tolerate_total);

/// How far down a page of `window` reaches.
struct Reach {
  bool whole = false;       ///< the window is covered down to its beginning
  bool one_second = false;  ///< all rows are of the window's newest second, and there are more
  Window covered;           ///< what the page covers completely; empty where `one_second`
};
Reach reach_of(const RecentTracks& page, Window window, int limit);

}  // namespace tonearm
