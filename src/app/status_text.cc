#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cloud_cost.h"
#include "app/progress.h"
#include "app/status.h"
#include "core/utc_time.h"

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;

// Without its written consent last.fm lets nobody store more (https://www.last.fm/api/tos).
constexpr std::int64_t kLastfmBytes = 100'000'000;

std::string moment(std::int64_t uts) { return uts == 0 ? "never" : uts >= kForever ? "now" : format_utc(uts); }

std::string age(std::int64_t seconds) {
  if (seconds < 0) return "in the future";
  if (seconds < 2 * 3600) return fmt::format("{} min ago", seconds / 60);
  if (seconds < 2 * kDay) return fmt::format("{} h ago", seconds / 3600);
  return fmt::format("{} days ago", seconds / kDay);
}

std::string line(const char* name, const std::string& text) { return fmt::format("{:<12}{}\n", name, text); }

std::string copy_text(const Status& s) {
  if (!s.generation_problem.empty()) return s.generation_problem;
  std::string text =
      fmt::format("{} scrobbles, {} to {}", with_thousands(s.scrobbles), moment(s.oldest_play), moment(s.newest_play));
  if (s.without_time > 0) text += fmt::format(", {} without a known time", with_thousands(s.without_time));
  return text;
}

std::string total_text(const Status& s) {
  if (!s.said) return "not asked yet";
  return s.total_differs
             ? fmt::format("{} scrobbles: NOT what the copy holds; tonearm sync --full reads everything again",
                           with_thousands(s.said->total))
             : fmt::format("{} scrobbles: the copy agrees", with_thousands(s.said->total));
}

std::string coverage_text(const Status& s) {
  std::string text;
  for (const Window& window : s.covered.windows())
    text += fmt::format("{}{} to {}", text.empty() ? "" : ", ",
                        window.from == 0 ? "the beginning" : moment(window.from), moment(window.to));
  return text.empty() ? "nothing yet" : text;
}

std::string run_text(const RunRecord& run) {
  if (run.command.empty()) return "none recorded";
  std::string text =
      fmt::format("{} at {}: {}, {} requests, {} new, {} gone", run.command, moment(run.started_at), run.outcome,
                  with_thousands(run.requests), with_thousands(run.added), with_thousands(run.removed));
  return run.message.empty() ? text : text + " (" + run.message + ")";
}

std::string cloud_text(const Status& s) {
  const CloudUsage& m = s.month;
  return fmt::format("{} objects; this month {} writes, {} lists, {} reads, {} jobs, {} billed: about {:.2f} dollars",
                     with_thousands(s.objects), with_thousands(m.writes), with_thousands(m.lists),
                     with_thousands(m.reads), with_thousands(m.jobs), byte_text(m.bytes_billed),
                     month_cost(m, s.raw_bytes + s.staged_bytes));
}

Json window_json(const Window& window) {
  return {{"from_uts", window.from}, {"to_uts", window.to >= kForever ? Json() : Json(window.to)}};
}

}  // namespace

std::string status_text(const Status& s, std::int64_t now) {
  std::string text = line("listener", s.user) + line("home", s.home) + line("copy", copy_text(s)) +
                     line("last.fm", total_text(s)) + line("coverage", coverage_text(s));
  if (s.gaps.empty()) text += line("gaps", "none");
  for (const Gap& gap : s.gaps)
    text += line("gap", fmt::format("{} to {}: {}", moment(gap.window.from), moment(gap.window.to), gap.reason));
  text +=
      line("fresh", s.observed_at == 0 ? "never seen"
                                       : fmt::format("seen {}, {}", age(now - s.observed_at), moment(s.observed_at)));
  text += line("tags", fmt::format("{} of {} artists have fresh answers", with_thousands(s.artists_with_tags),
                                   with_thousands(s.artists)));
  text += line("lake", fmt::format("{} raw in {} pages ({:.1f} % of the 100 MB that last.fm's terms allow), {} staged",
                                   byte_text(s.raw_bytes), with_thousands(s.pages),
                                   100.0 * static_cast<double>(s.raw_bytes) / kLastfmBytes, byte_text(s.staged_bytes)));
  if (s.in_cloud) text += line("cloud", s.lake_at + ", " + s.warehouse_at) + line("", cloud_text(s));
  return text + line("last run", run_text(s.last_run));
}

std::string status_json(const Status& s) {
  Json json = {{"user", s.user},
               {"home", s.home},
               {"scrobbles", s.scrobbles},
               {"without_time", s.without_time},
               {"oldest_play_uts", s.oldest_play},
               {"newest_play_uts", s.newest_play},
               {"observed_at_uts", s.observed_at},
               {"warehouse_problem", s.generation_problem}};
  json["lastfm_total"] = s.said ? Json(s.said->total) : Json();
  json["total_differs"] = s.total_differs;
  json["covered"] = Json::array();
  for (const Window& window : s.covered.windows()) json["covered"].push_back(window_json(window));
  json["gaps"] = Json::array();
  for (const Gap& gap : s.gaps) {
    Json entry = window_json(gap.window);
    entry["reason"] = gap.reason;
    json["gaps"].push_back(entry);
  }
  json["enrichment"] = {{"artists", s.artists}, {"artists_with_tags", s.artists_with_tags}};
  json["lake"] = {{"pages", s.pages},
                  {"raw_bytes", s.raw_bytes},
                  {"staged_bytes", s.staged_bytes},
                  {"lastfm_limit_bytes", kLastfmBytes}};
  if (s.in_cloud)
    json["cloud"] = {{"lake", s.lake_at},
                     {"warehouse", s.warehouse_at},
                     {"objects", s.objects},
                     {"month",
                      {{"writes", s.month.writes},
                       {"lists", s.month.lists},
                       {"reads", s.month.reads},
                       {"jobs", s.month.jobs},
                       {"bytes_billed", s.month.bytes_billed},
                       {"dollars", month_cost(s.month, s.raw_bytes + s.staged_bytes)}}}};
  json["last_run"] = s.last_run.command.empty() ? Json() : Json::parse(write_run_record(s.last_run));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tonearm
