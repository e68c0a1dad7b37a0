// Whose histories a run copies: one listener, or a share of many.
#pragma once
#include <string>
#include <vector>

#include "app/config.h"

namespace tonearm {

/// The second of eight: of all listeners, in order, each eighth from the second on.
struct Shard {
  std::size_t number = 1, count = 1;
};
/// "2/8"; "" is the whole. Throws Error(fix_usage) for other text.
Shard parse_shard(const std::string& text);

/// The names of `users`: separated by commas or blanks, or a file of one a line (# begins a comment) where the text has
/// a '/' or a '.', which no name on last.fm has. Each once, in order. Throws Error(fix_setup) for a file that is not
/// there and for one without a name.
std::vector<std::string> parse_users(const std::string& text);

std::vector<std::string> share_of(const std::vector<std::string>& users, const Shard& shard);

}  // namespace tonearm
