#include "app/stages.h"

#include <fmt/format.h>

#include <ostream>

#include "app/config_file.h"
#include "app/embedded.h"
#include "app/places.h"
#include "app/progress.h"
#include "enrich/artists_by_plays.h"
#include "enrich/enrich.h"
#include "enrich/titles_by_plays.h"
#include "lake/listener.h"
#include "load/load.h"
#include "model/build_models.h"
#include "report/report.h"
#include "stage/stage_gaps.h"
#include "stage/stage_genres.h"
#include "stage/stage_scrobbles.h"
#include "stage/stage_tags.h"

namespace tonearm {
namespace {

GenreSources genre_sources(Parts& parts) {
  const std::filesystem::path overrides = parts.config.home / "genres.toml";
  return {{embedded_file("data/genres/genres.csv"), embedded_file("data/genres/aliases.csv"),
           embedded_file("data/genres/other_tags.csv")},
          text_of(overrides),
          overrides.string()};
}

void log_fetched(Parts& parts, const RunRecord& record) {
  parts.log.info(fmt::format("fetched: {} new, {} gone; {} pages, {} added to the lake", with_thousands(record.added),
                             with_thousands(record.removed), with_thousands(record.pages), byte_text(record.bytes)));
}

}  // namespace

LastfmClient make_client(Parts& parts) {
  ServiceSettings settings;
  settings.base = parts.config.text("api_base");
  settings.api_key = parts.config.required("api_key");
  settings.max_rate = parts.config.rate();
  settings.retry_wait = parts.config.duration("retry_wait");
  settings.patience = parts.config.duration("patience");
  return LastfmClient(parts.http, parts.clock, settings);
}

void fetch_history(Parts& parts, Run& run, LastfmClient& service, const FetchRequest& request) {
  parts.log.set_stage("fetch");
  constexpr int kRounds = 3;                // each round sets aside what the one before found damaged
  constexpr std::int64_t kShortFetch = 20;  // a killed run asks so many questions again rather than write twice a day
  for (int round = 0; round < kRounds; ++round) {
    ProgressMeter meter(parts.log, parts.clock, "scrobbles");
    std::vector<Observation> damaged;
    try {
      damaged = fetch(service, parts.lake, request, parts.clock.now(), run.record(),
                      [&](const FetchProgress& p) { meter.show(p.scrobbles, p.total); });
    } catch (...) {
      run.record().requests = service.requests();
      throw;
    }
    run.record().requests = service.requests();
    run.set_aside(damaged);
    if (damaged.empty()) break;
  }
  if (run.record().requests > kShortFetch) run.save();
  log_fetched(parts, run.record());
}

bool stage_lake(Parts& parts, Run& run, bool from_scratch) {
  parts.log.set_stage("stage");
  const StagedScrobbles staged =
      stage_scrobbles(parts.lake, run.user(), parts.config.zones(), from_scratch, parts.clock);
  run.set_aside(staged.damaged);
  run.staged = staged.rows;
  stage_gaps(parts.lake, run.user(), open_gaps(list_observations(parts.lake, run.user()), run.record()));
  parts.log.info(fmt::format("staged: {} scrobbles in {} months, {} made anew", with_thousands(staged.rows),
                             staged.months, staged.months_rebuilt));
  return staged.damaged.empty();
}

void check_genre_overrides(Parts& parts) { check_genres(genre_sources(parts)); }

void stage_artist_tags(Parts& parts) {
  for (const std::string& key : stage_tags(parts.lake).damaged)
    parts.log.warn(fmt::format("{} is damaged; it is set aside, and its artists will be asked for again", key));
  stage_genres(parts.lake, genre_sources(parts));
}

void enrich_artists(Parts& parts, LastfmClient& service, std::optional<std::chrono::milliseconds> at_most) {
  parts.log.set_stage("enrich");
  ProgressMeter meter(parts.log, parts.clock, "questions about tags");
  try {
    const std::unique_ptr<Warehouse> scratch = parts.scratch_warehouse();
    const EnrichResult result = enrich(
        service, parts.lake, parts.clock, artists_by_plays(parts.lake, *scratch),
        [&](const auto& artists) { return titles_by_plays(parts.lake, *scratch, artists); }, at_most,
        [&](std::int64_t done, std::int64_t total) { meter.show(done, total); });
    parts.log.info(fmt::format("enriched: asked {} questions about tags, {} left{}", with_thousands(result.asked),
                               with_thousands(result.left), result.left > 0 ? "; the next sync goes on" : ""));
  } catch (const Error& error) {
    if (error.remedy() != Remedy::wait_for_service) throw;
    parts.log.warn(fmt::format("artists' tags: {}; the next sync goes on", error.what()));
  }
}

ModelProject embedded_models() {
  ProjectFiles files;
  for (const EmbeddedFile& file : embedded_files())
    if (file.path.starts_with("models/")) files.emplace_back(std::string(file.path.substr(7)), std::string(file.text));
  return read_models(files);
}

void load_staged(Parts& parts) {
  parts.log.set_stage("load");
  const std::unique_ptr<Warehouse> next = parts.generations.begin_next();
  load(parts.lake, *next);
}

void model_and_publish(Parts& parts) {
  parts.log.set_stage("model");
  {
    const std::unique_ptr<Warehouse> next = parts.generations.open_next();
    const auto failures =
        build_models(*next, embedded_models(), [&](std::string_view step, std::size_t done, std::size_t all) {
          parts.clock.sleep(std::chrono::milliseconds(0));  // an interrupt ends the build between two steps
          parts.log.progress(fmt::format("modelling: {}", step),
                             ProgressCount{static_cast<std::int64_t>(done), static_cast<std::int64_t>(all)});
        });
    if (!failures.empty()) throw tests_failed(failures);
  }
  parts.log.info(fmt::format("modelled: warehouse {} is current", parts.generations.publish()));
}

void print_summary(Parts& parts, const std::string& user) {
  if (warehouse_place(parts.config).in_cloud()) {
    parts.log.info("tonearm report asks BigQuery for the answers");
    return;
  }
  const std::unique_ptr<Warehouse> warehouse = parts.generations.open_current();
  Slice slice;
  slice.user = user;
  slice.hemisphere = parts.config.hemisphere();
  parts.out << report_text(*warehouse, AnswerKind::summary, slice, 10, parts.style);
}

HeldCount count_held(Warehouse& warehouse, const std::string& user, Window window) {
  const std::string sql = "select count(*) from fact_scrobbles where user = ? and uts >= ? and uts < ?";
  const auto count = [&](std::int64_t from, std::int64_t to) {
    return as_int(rows_of(warehouse, sql, {user, from, to})[0][0]);
  };
  const bool from_zero = window.from == 0;
  return {count(window.from, window.to), count(from_zero ? 0 : window.from - 1, window.to + 1)};
}

HeldCount held_in_staged(const Run& run) { return {0, run.staged}; }

HeldCount held_count(Parts& parts, Run& run) {
  if (!run.record().said || warehouse_place(parts.config).in_cloud()) return held_in_staged(run);
  return count_held(*parts.generations.open_current(), run.user(), run.record().said->window);
}

void compare_totals(Parts& parts, Run& run, const HeldCount& held) {
  const auto& said = run.record().said;
  if (!said) return;
  const bool lacks = said->total > held.most;
  if (lacks || said->total < held.least)
    parts.log.warn(
        fmt::format("last.fm counts {} scrobbles, the copy holds {}; tonearm sync --full reads everything again",
                    with_thousands(said->total), with_thousands(lacks ? held.most : held.least)));
}

}  // namespace tonearm
