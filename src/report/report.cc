#include "report/report.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/error.h"
#include "report/clock_answer.h"
#include "report/genres_answer.h"
#include "report/seasons_answer.h"
#include "report/summary_answer.h"
#include "report/top_answer.h"
#include "report/years_answer.h"

namespace tonearm {
namespace {

constexpr std::array<std::pair<AnswerKind, const char*>, 6> kNames = {{{AnswerKind::summary, "summary"},
                                                                       {AnswerKind::genres, "genres"},
                                                                       {AnswerKind::clock, "clock"},
                                                                       {AnswerKind::years, "years"},
                                                                       {AnswerKind::seasons, "seasons"},
                                                                       {AnswerKind::top, "top"}}};

Slice checked(Warehouse& warehouse, const Slice& slice, int limit) {
  if (limit < 1)
    throw Error(Remedy::fix_usage, "a limit of " + std::to_string(limit) + " rows shows nothing", "Give 1 or more.");
  return checked(warehouse, slice);
}

}  // namespace

std::string answer_name(AnswerKind kind) { return kNames.at(static_cast<std::size_t>(kind)).second; }

std::vector<std::string> answer_names() {
  std::vector<std::string> names;
  for (const auto& [kind, name] : kNames) names.emplace_back(name);
  return names;
}

std::optional<AnswerKind> parse_answer_kind(std::string_view name) {
  for (const auto& [kind, known] : kNames)
    if (name == known) return kind;
  return std::nullopt;
}

nlohmann::ordered_json report_json(Warehouse& warehouse, AnswerKind kind, const Slice& asked, int limit) {
  const Slice slice = checked(warehouse, asked, limit);
  switch (kind) {
    case AnswerKind::summary:
      return to_json(summary_answer(warehouse, slice));
    case AnswerKind::genres:
      return to_json(genres_answer(warehouse, slice));
    case AnswerKind::clock:
      return to_json(clock_answer(warehouse, slice));
    case AnswerKind::years:
      return to_json(years_answer(warehouse, slice), limit);
    case AnswerKind::seasons:
      return to_json(seasons_answer(warehouse, slice));
    case AnswerKind::top:
      return to_json(top_answer(warehouse, slice, limit));
  }
  return nullptr;
}

std::string report_text(Warehouse& warehouse, AnswerKind kind, const Slice& asked, int limit, TextStyle style) {
  const Slice slice = checked(warehouse, asked, limit);
  switch (kind) {
    case AnswerKind::summary:
      return to_text(summary_answer(warehouse, slice), style);
    case AnswerKind::genres:
      return to_text(genres_answer(warehouse, slice), limit, style);
    case AnswerKind::clock:
      return to_text(clock_answer(warehouse, slice), style);
    case AnswerKind::years:
      return to_text(years_answer(warehouse, slice), limit, style);
    case AnswerKind::seasons:
      return to_text(seasons_answer(warehouse, slice), limit, style);
    case AnswerKind::top:
      return to_text(top_answer(warehouse, slice, limit), style);
  }
  return "";
}

}  // namespace tonearm
