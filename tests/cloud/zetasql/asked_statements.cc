#include "cloud/zetasql/asked_statements.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cloud/zetasql/dumped_history.h"
#include "core/fingerprint.h"
#include "model/build_models.h"
#include "model/test_plan.h"
#include "publish/table_rows.h"
#include "report/explain.h"
#include "report/plays.h"
#include "report/report.h"

namespace tonearm {
namespace {

struct NamedSlice {
  std::string name;
  Slice slice;
};

Slice of(const std::function<void(Slice&)>& narrow) {
  Slice slice;
  slice.user = kListener;
  narrow(slice);
  return slice;
}

void narrow_by_everything(Slice& slice) {
  slice.from = Date{2009, 2, 3};
  slice.to = Date{2012, 10, 20};
  slice.hemisphere = Hemisphere::tropics;
  slice.grouping = Grouping::genre;
  slice.weekdays = {1, 2, 3, 4, 5};
  slice.hours = {9, 11, 13};
  slice.seasons = {0, 2};
  slice.families = {"rock", "electronic"};
  slice.genres = {"jazz"};
  slice.artists = {fingerprint({"Mogwai"}), fingerprint({"Miles Davis"})};
}

std::vector<NamedSlice> slices() {
  const Date first{2010, 1, 1}, last{2011, 12, 31}, within{2011, 5, 17};
  return {{"the whole history", of([](Slice&) {})},
          {"by genre", of([](Slice& s) { s.grouping = Grouping::genre; })},
          {"of whole months", of([&](Slice& s) { s.from = first, s.to = last; })},
          {"since a day", of([&](Slice& s) { s.from = within; })},
          {"until a day", of([&](Slice& s) { s.to = within; })},
          {"of weekdays", of([](Slice& s) {
             s.weekdays = {6, 7};
           })},
          {"of hours", of([](Slice& s) {
             s.hours = {9, 10, 11};
           })},
          {"of a season", of([](Slice& s) { s.seasons = {2}; })},
          {"of a season of the tropics", of([](Slice& s) { s.seasons = {0}, s.hemisphere = Hemisphere::tropics; })},
          {"of families", of([](Slice& s) {
             s.families = {"rock", "jazz"};
           })},
          {"of genres by genre", of([](Slice& s) { s.genres = {"idm"}, s.grouping = Grouping::genre; })},
          {"of an artist", of([](Slice& s) { s.artists = {fingerprint({"Mogwai"})}; })},
          {"of families in whole months", of([&](Slice& s) { s.families = {"rock"}, s.from = first, s.to = last; })},
          {"of a day without plays", of([](Slice& s) {
             s.from = s.to = Date{1999, 1, 1};
           })},
          {"of everything at once", of(narrow_by_everything)}};
}

void ask_reports(RecordingWarehouse& warehouse, const NamedSlice& asked) {
  for (const std::string& name : answer_names()) {
    const AnswerKind kind = *parse_answer_kind(name);
    if (kind == AnswerKind::summary && !asked.slice.of_days()) continue;  // it knows days alone
    warehouse.asked_by(fmt::format("report {}, {}", name, asked.name));
    report_text(warehouse, kind, asked.slice, 5, {});
    warehouse.asked_by(fmt::format("report {} --json, {}", name, asked.name));
    report_json(warehouse, kind, asked.slice, 5);
  }
}

/// A question that has no answer asks, too, before it says so.
void ask_in_vain(const std::function<void()>& ask) {
  try {
    ask();
  } catch (const Error& error) {
    if (error.remedy() == Remedy::fix_usage) return;
    throw;
  }
  throw Error(Remedy::look_into_data, "a question that has no answer was answered");
}

void ask_tables(RecordingWarehouse& warehouse) {
  PublishedFiles written("");
  const auto unsaid = [](const std::string&) {};
  const Publication publication{warehouse, kListener, Hemisphere::north, {}, written, unsaid, unsaid, {}};
  for (const PublishedTable& table : published_tables()) {
    warehouse.asked_by("publish " + table.name);
    for_each_row(publication, table, [](const Row&) {});
  }
}

}  // namespace

void ask_models(RecordingWarehouse& warehouse, const ModelProject& project) {
  warehouse.asked_by("models");
  const auto failures = build_models(warehouse, project, [&](std::string_view step, std::size_t, std::size_t) {
    warehouse.asked_by(std::string(step));
  });
  if (!failures.empty()) throw tests_failed(failures);
  for (const PlannedTest& test : plan_data_tests(project).tests) {
    warehouse.asked_by(fmt::format("samples of {} {}.{}", test.name.test, test.name.model, test.name.column));
    rows_of(warehouse, sample_sql(test));
  }
}

void ask_answers(RecordingWarehouse& warehouse) {
  for (const NamedSlice& asked : slices()) ask_reports(warehouse, asked);
  warehouse.asked_by("report of somebody unknown");
  ask_in_vain([&] { report_text(warehouse, AnswerKind::top, {"nobody", {}, {}}, 5, {}); });
  for (const char* artist : {"Mogwai", "the kinks"}) {
    warehouse.asked_by(fmt::format("explain {}", artist));
    explain_text(warehouse, artist, {});
    explain_json(warehouse, artist);
  }
  warehouse.asked_by("explain somebody unknown");
  ask_in_vain([&] { explain(warehouse, "Mogwia"); });
  std::ostringstream printed;
  warehouse.asked_by("plays --csv");
  write_plays_csv(warehouse, kListener, printed);
  warehouse.asked_by("plays");
  write_plays_text(warehouse, kListener, 5, {}, printed);
  ask_tables(warehouse);
}

}  // namespace tonearm
