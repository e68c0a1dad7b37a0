// What all answers have in common, in JSON and in text.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "report/coverage.h"
#include "report/finding.h"
#include "report/slice.h"
#include "report/text_style.h"

namespace tonearm {

/// answer, user, from, to, sentence, the finding, coverage; docs/answers.md.
nlohmann::ordered_json answer_frame(const std::string& answer, const Slice& slice, const std::string& sentence,
                                    const Coverage& coverage, const Finding& finding = {});

/// The sentence, then `body` (lines within the width), then the coverage in a line.
std::string answer_page(const std::string& sentence, const std::string& body, const Coverage& coverage,
                        const TextStyle& style);

/// A heading over a part of a body.
std::string part(const std::string& heading, const std::string& lines);

/// The sentence where the range holds nothing to answer from.
std::string nothing_to_answer(const Slice& slice, const Coverage& coverage);

/// "Indie rock" of "indie rock"; letters outside ASCII stay.
std::string capitalized(std::string text);

}  // namespace tonearm
