// One entry to all answers.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/warehouse.h"
#include "report/slice.h"
#include "report/text_style.h"

namespace tonearm {

enum class AnswerKind { summary, genres, clock, years, seasons, top };

/// "summary", "genres", …
std::string answer_name(AnswerKind kind);
std::vector<std::string> answer_names();
std::optional<AnswerKind> parse_answer_kind(std::string_view name);

/// The keys are in docs/answers.md. Throws Error(fix_usage) for an unknown listener, a range that ends before it begins
/// and a limit below 1. Names are valid UTF-8 as far as the warehouse's are.
nlohmann::ordered_json report_json(Warehouse& warehouse, AnswerKind kind, const Slice& slice, int limit);

/// Lines that fit style.width, each ended by "\n". Throws as report_json does.
std::string report_text(Warehouse& warehouse, AnswerKind kind, const Slice& slice, int limit, TextStyle style);

}  // namespace tonearm
