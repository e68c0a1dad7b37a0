#include "publish/tableau/four_answers.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "report/report.h"

namespace tonearm::tableau {
namespace {

using Json = nlohmann::ordered_json;

std::optional<double> number_at(const Json& object, const char* key) {
  if (!object.is_object() || !object.contains(key) || object[key].is_null()) return std::nullopt;
  return object[key].get<double>();
}

std::string verdict_text(const Json& verdict) {
  const std::string name = verdict.is_null() ? "not_enough_data" : verdict.get<std::string>();
  return name == "not_enough_data" ? "not enough data" : name;
}

Answer answer_of(const char* question, const Json& json) {
  Answer answer;
  answer.question = question;
  answer.sentence = json["sentence"];
  answer.verdict = verdict_text(json["verdict"]);
  if (json["effect"].is_object()) {
    answer.effect = json["effect"]["name"];
    answer.unit = json["effect"]["unit"];
  }
  answer.size = number_at(json["effect"], "size");
  answer.low = number_at(json["interval"], "low");
  answer.high = number_at(json["interval"], "high");
  answer.p = number_at(json, "p");
  answer.scrobbles = json["n"]["scrobbles"];
  answer.method = json["method"];
  return answer;
}

/// Points of a hundred plays, or hours.
double as_read(const Answer& answer, double value) { return answer.unit == "share" ? value * 100 : value; }

}  // namespace

std::string Answer::size_text() const {
  return size ? fmt::format("{:.1f} {}", as_read(*this, *size), unit == "share" ? "points" : "h") : "";
}

std::string Answer::interval_text() const {
  return low && high ? fmt::format("{:.1f} to {:.1f}", as_read(*this, *low), as_read(*this, *high)) : "";
}

std::string Answer::chance_text() const { return p ? fmt::format("{:.1f} %", *p * 100) : ""; }

FourAnswers four_answers(const Publication& publication) {
  Slice slice;
  slice.user = publication.user;
  slice.hemisphere = publication.hemisphere;
  const auto asked = [&](AnswerKind kind) { return report_json(publication.warehouse, kind, slice, 1); };
  return {asked(AnswerKind::summary)["sentence"],
          {answer_of("Which genres most?", asked(AnswerKind::genres)),
           answer_of("At what time of day?", asked(AnswerKind::clock)),
           answer_of("Changed over the years?", asked(AnswerKind::years)),
           answer_of("Different with the season?", asked(AnswerKind::seasons))}};
}

}  // namespace tonearm::tableau
