// A message as a letter: RFC 5322, in plain UTF-8.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "notify/message.h"

namespace tonearm {

/// `id`: what tells this letter from all others of the sender.
std::string letter_text(const Message& message, const std::string& from, const std::vector<std::string>& to,
                        const std::string& id);

/// One line of a header, its other letters than ASCII's as RFC 2047 has them.
std::string header_text(std::string_view text);

}  // namespace tonearm
