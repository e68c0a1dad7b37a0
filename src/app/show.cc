#include "app/show.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "app/period.h"
#include "app/places.h"
#include "app/sync.h"
#include "core/nearest.h"
#include "report/explain.h"
#include "report/plays.h"
#include "report/report.h"

namespace tonearm {
namespace {

constexpr AnswerKind kAll[] = {AnswerKind::summary, AnswerKind::genres,  AnswerKind::clock,
                               AnswerKind::years,   AnswerKind::seasons, AnswerKind::top};

std::vector<AnswerKind> kinds_of(const std::string& name) {
  if (name.empty()) return {std::begin(kAll), std::end(kAll)};
  if (const auto kind = parse_answer_kind(name)) return {*kind};
  const std::string near = nearest(name, answer_names());
  throw Error(Remedy::fix_usage, fmt::format("there is no report '{}'", name),
              near.empty() ? "tonearm report --help lists them." : fmt::format("Did you mean {}?", near));
}

std::string printed(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Slice slice_of(Parts& parts, const ReportOptions& options) {
  Slice slice;
  slice.user = listener(parts);
  slice.hemisphere = parts.config.hemisphere();
  slice.grouping = options.by_genre ? Grouping::genre : Grouping::family;
  if (options.from) slice.from = required_date(*options.from, "--from");
  if (options.to) slice.to = required_date(*options.to, "--to");
  return slice;
}

}  // namespace

int show_report(Parts& parts, const ReportOptions& options) {
  const std::vector<AnswerKind> kinds = kinds_of(options.kind);
  const Slice slice = slice_of(parts, options);
  const std::unique_ptr<Warehouse> warehouse = parts.generations.open_current();
  if (options.json && kinds.size() == 1) {
    parts.out << printed(report_json(*warehouse, kinds[0], slice, options.limit));
  } else if (options.json) {
    nlohmann::ordered_json all = nlohmann::ordered_json::object();
    for (const AnswerKind kind : kinds) all[answer_name(kind)] = report_json(*warehouse, kind, slice, options.limit);
    parts.out << printed(all);
  } else {
    for (const AnswerKind kind : kinds) {
      if (kind != kinds.front()) parts.out << '\n';
      parts.out << report_text(*warehouse, kind, slice, options.limit, parts.style);
    }
  }
  return 0;
}

int show_explanation(Parts& parts, const std::string& artist, bool json) {
  const std::unique_ptr<Warehouse> warehouse = parts.generations.open_current();
  if (json)
    parts.out << printed(explain_json(*warehouse, artist));
  else
    parts.out << explain_text(*warehouse, artist, parts.style);
  return 0;
}

int show_plays(Parts& parts, bool csv, int limit) {
  const std::unique_ptr<Warehouse> warehouse = parts.generations.open_current();
  if (csv)
    write_plays_csv(*warehouse, listener(parts), parts.out);
  else
    write_plays_text(*warehouse, listener(parts), limit, parts.style, parts.out);
  return 0;
}

int show_config(Parts& parts) {
  parts.out << fmt::format("{:<22}{:<44}{}\n", "home", parts.config.home.string(), parts.config.home_source);
  for (const SettingSpec& spec : setting_specs()) {
    const Setting& setting = parts.config.settings.at(spec.key);
    const std::string shown = setting.value.empty() ? "(not set)" : spec.secret ? "(set, not shown)" : setting.value;
    parts.out << fmt::format("{:<22}{:<44}{}\n", spec.key, shown, setting.source);
  }
  // A value that cannot be used is said here, before a run meets it.
  warehouse_place(parts.config);
  parts.config.sync_at();
  parts.config.maximum_bytes_billed();
  parts.config.rate();
  parts.config.zones();
  parts.config.hemisphere();
  for (const char* key : {"enrich_for", "retry_wait", "patience"}) parts.config.duration(key);
  return 0;
}

}  // namespace tonearm
