#include "publish/site/tested_answers.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "explore/clock_profile.h"
#include "report/report.h"

namespace tonearm {
namespace {

constexpr int kListed = 10;  // as the server answers without a limit

/// The ends of each hour's share; null where the history is too short to say.
Json hour_ends(Warehouse& warehouse, const Slice& slice) {
  const Json profile = clock_profile_json(warehouse, slice);
  Json ends = Json::array();
  for (const Json& hour : profile["hours"]) {
    const bool known = !hour["low"].is_null();
    ends.push_back(known ? Json({hour["low"], hour["high"]}) : Json(nullptr));
  }
  return ends;
}

Json answers_of(Warehouse& warehouse, const Slice& slice, bool times) {
  Json answers = Json::object();
  for (const AnswerKind kind : {AnswerKind::genres, AnswerKind::years, AnswerKind::seasons})
    answers[answer_name(kind)] = report_json(warehouse, kind, slice, kListed);
  if (!times) return answers;
  answers["clock"] = report_json(warehouse, AnswerKind::clock, slice, kListed);
  answers["hours"] = hour_ends(warehouse, slice);
  return answers;
}

}  // namespace

std::vector<TestedSlice> tested_slices(const Slice& whole, int first_year, int last_year,
                                       const std::vector<std::string>& families) {
  std::vector<TestedSlice> slices = {{"", "answers", whole}};
  for (int year = first_year; year <= last_year; ++year) {
    slices.push_back({fmt::format("{:04}", year), "answers-years", whole});
    slices.back().slice.from = Date{year, 1, 1};
    slices.back().slice.to = Date{year, 12, 31};
  }
  for (const std::string& family : families) {
    slices.push_back({"family " + family, "answers-families", whole});
    slices.back().slice.families = {family};
    slices.back().slice.grouping = Grouping::genre;
  }
  slices.push_back({"workdays", "answers-weekdays", whole});
  slices.back().slice.weekdays = {1, 2, 3, 4, 5};
  slices.push_back({"weekends", "answers-weekdays", whole});
  slices.back().slice.weekdays = {6, 7};
  return slices;
}

std::map<std::string, std::string> tested_answers(const Publication& publication,
                                                  const std::vector<TestedSlice>& slices, bool times) {
  std::map<std::string, Json> files;
  std::size_t done = 0;
  for (const TestedSlice& slice : slices) {
    publication.progress(fmt::format("tested answers: {} of {}", done++, slices.size()));
    files[slice.file][slice.name] = answers_of(publication.warehouse, slice.slice, times);
  }
  std::map<std::string, std::string> texts;
  for (const auto& [file, answers] : files) texts[file] = answers.dump(-1, ' ', false, Json::error_handler_t::replace);
  return texts;
}

}  // namespace tonearm
