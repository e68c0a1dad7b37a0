#include "report/answer_frame.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "report/display_text.h"
#include "report/numbers.h"

namespace tonearm {

nlohmann::ordered_json answer_frame(const std::string& answer, const Slice& slice, const std::string& sentence,
                                    const Coverage& coverage, const Finding& finding) {
  nlohmann::ordered_json json = {
      {"answer", answer}, {"user", slice.user}, {"from", day_json(slice.from)}, {"to", day_json(slice.to)}};
  json["sentence"] = sentence;
  add_to(json, finding, coverage.scrobbles);
  json["coverage"] = to_json(coverage);
  return json;
}

std::string answer_page(const std::string& sentence, const std::string& body, const Coverage& coverage,
                        const TextStyle& style) {
  return wrapped(sentence, columns(style)) + body + "\n" + wrapped(coverage_line(coverage), columns(style));
}

std::string part(const std::string& heading, const std::string& lines) {
  return lines.empty() ? "" : "\n" + heading + "\n" + lines;
}

std::string nothing_to_answer(const Slice& slice, const Coverage& coverage) {
  if (coverage.scrobbles_in_range > 0)
    return fmt::format("None of {} has a known time, so there is nothing to answer from.",
                       counted(coverage.scrobbles_in_range, "scrobble", "scrobbles"));
  if (slice.open()) return fmt::format("The history of {} holds no scrobbles yet.", printable(slice.user));
  return fmt::format("The history of {} holds no scrobbles {}.", printable(slice.user), range_text(slice));
}

std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace tonearm
