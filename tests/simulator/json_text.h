// Text as last.fm writes it in JSON, URLs and dates.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace tonearm::simulator {

/// Appends a JSON string with its quotes: control characters as \u00XX, `/` as `\/` when asked, all else byte for byte.
void append_json_string(std::string& out, std::string_view text, bool escape_slash);
std::string json_string(std::string_view text, bool escape_slash = false);

/// Percent-encoded for a page address on last.fm: a blank as +, letters, digits and "-_.,()&;:!" bare.
std::string encode_path(std::string_view text);

/// "14 Apr 2015, 22:45", UTC.
std::string date_text(std::int64_t uts);

/// UTC seconds of 00:00 of "2015-04-14". Throws Error(fix_usage).
std::int64_t midnight(std::string_view date);

}  // namespace tonearm::simulator
