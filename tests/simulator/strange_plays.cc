#include "simulator/strange_plays.h"

#include <algorithm>

namespace tonearm::simulator {
namespace {

using namespace std::string_literals;

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

std::vector<std::string> strange_names() {
  return {
      "\xEF\xBF\xBE not a character"s,
      "\xEF\xBF\xBF neither"s,
      "NUL \0 inside"s,
      "ends in NUL\0"s,
      "bell \a escape \x1B[31m red \x7F"s,
      "\xD8\xA3\xD9\x85 \xD9\x83\xD9\x84\xD8\xAB\xD9\x88\xD9\x85"s,
      "\xE2\x80\xAE"s
      "override \xE2\x80\x8F mark"s,
      repeated("Lang", 4096),
      repeated("\xC3\xA9", 4096),
      "\"; drop table x;--"s,
      "'; drop table fact_scrobbles; --"s,
      "Robert'); DROP TABLE students;--"s,
      "=cmd|' /C calc'!A0"s,
      "+1+1"s,
      "-2+3"s,
      "@SUM(1+1)"s,
      " leading blank"s,
      "trailing blank "s,
      "  "s,
      "\ttab\tends\t"s,
      "Bj\xC3\xB6rk (NFC)"s,
      "Bjo\xCC\x88rk (NFC)"s,
      "\xF0\x9F\x8E\xB8 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8E\xA4 emoji"s,
      "two\nlines"s,
      "carriage\r\nreturn"s,
      "ends in a line end\n"s,
      "\"quoted\""s,
      "half \" quote"s,
      "comma, semicolon; pipe| tab"s,
      "back\\slash \\n \\u0000"s,
      "</script><script>alert(1)</script>"s,
      "AC/DC & Friends + 100% #1?"s,
      "null"s,
      "NULL"s,
      "NaN"s,
      "0"s,
      "${HOME} `id` $(id) %s %n {{ ref('x') }}"s,
      "../../etc/passwd"s,
      "\xE2\x80\xA8line separator\xE2\x80\xA9"s,
      "\xEF\xBB\xBF"s
      "byte order mark"s,
      "zero\xE2\x80\x8Bwidth"s,
      "\xED\x95\x9C\xEA\xB5\xAD \xE6\x97\xA5\xE6\x9C\xAC \xD0\xA0\xD0\xBE\xD1\x81\xD1\x81\xD0\xB8\xD1\x8F"s,
  };
}

/// The 4 KB of two-byte letters does not fit into an artist's request (8 KB when percent-encoded): it stays a track.
Song strange_song(const std::string& name, std::size_t number) {
  if (number % 3 == 0 && name[0] != '\xC3') return {name, "", "Strange Track", "", "", "", false};
  if (number % 3 == 1) return {"Strange Artist", name, "Strange Track", "", "", "", false};
  return {"Strange Artist", "", name, "", "", "", false};
}

}  // namespace

std::vector<Play> strange_plays(Dice& dice, std::int64_t from, std::int64_t to) {
  std::vector<Play> plays;
  const auto names = strange_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    plays.push_back({dice.between(from, to), strange_song(names[i], i)});
    if (i % 4 == 0) plays.push_back({plays.back().uts, strange_song(names[i], i + 1)});
    if (i % 6 == 0) plays.push_back(plays.back());
  }
  std::stable_sort(plays.begin(), plays.end(), [](const Play& a, const Play& b) { return a.uts > b.uts; });
  return plays;
}

std::vector<Play> crowded_second(Dice& dice, std::int64_t from, std::int64_t to, std::int64_t count) {
  const auto second = dice.between(from, to);
  std::vector<Play> plays;
  for (std::int64_t i = 0; i < count; ++i)
    plays.push_back({second, {"The Crowd", "One Second", "Crowded " + std::to_string(i), "", "", "", false}});
  return plays;
}

std::vector<Play> undated_plays(std::int64_t count) {
  std::vector<Play> plays;
  for (std::int64_t i = 0; i < count; ++i)
    plays.push_back({0, {"Unknown When", "", "Undated " + std::to_string(i % 3 == 2 ? i - 1 : i), "", "", "", false}});
  return plays;
}

}  // namespace tonearm::simulator
