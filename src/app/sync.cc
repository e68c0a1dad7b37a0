#include "app/sync.h"

#include <functional>
#include <ostream>

#include "app/period.h"
#include "app/stages.h"
#include "lake/listener.h"

namespace tonearm {
namespace {

FetchRequest fetch_request(Parts& parts, const SyncOptions& options) {
  LocalClock local(parts.config.zones());
  FetchRequest request;
  request.user = parts.config.required("user");
  request.wanted = wanted_window(options.since, options.until, options.day, local, parts.clock.now());
  request.full = options.full || options.day.has_value();
  return request;
}

std::chrono::milliseconds enrichment_time(Parts& parts, const SyncOptions& options) {
  if (!options.enrich_for) return parts.config.duration("enrich_for");
  const auto time = parse_duration(*options.enrich_for);
  if (!time)
    throw Error(Remedy::fix_usage, "--enrich-for '" + *options.enrich_for + "' is no time",
                "Write it as 90s, 10m or 2h.");
  return *time;
}

/// A run whose record says how it ended, also when an Error ends it.
int recorded(Parts& parts, const std::string& user, const std::string& command, const std::function<void(Run&)>& work) {
  check_lake_format(parts.lake, true);
  Run run(parts, user, command);
  try {
    work(run);
  } catch (const Error& error) {
    run.fail(error);
    throw;
  }
  return run.finish();
}

}  // namespace

int sync(Parts& parts, const SyncOptions& options) {
  const FetchRequest request = fetch_request(parts, options);
  const auto enrich_for = enrichment_time(parts, options);
  check_genre_overrides(parts);
  LastfmClient service = make_client(parts);
  return recorded(parts, request.user, "sync", [&](Run& run) {
    fetch_history(parts, run, service, request);
    if (!stage_lake(parts, run, false)) {
      fetch_history(parts, run, service, request);  // what was set aside
      stage_lake(parts, run, false);
    }
    enrich_artists(parts, service, enrich_for);
    run.record().requests = service.requests();
    stage_artist_tags(parts);
    load_staged(parts);
    model_and_publish(parts);
    compare_totals(parts, run.record());
    print_summary(parts, run.user());
  });
}

int rebuild(Parts& parts) {
  return recorded(parts, listener(parts), "rebuild", [&](Run& run) {
    if (!stage_lake(parts, run, true)) stage_lake(parts, run, false);
    stage_artist_tags(parts);
    load_staged(parts);
    model_and_publish(parts);
    print_summary(parts, run.user());
  });
}

int run_fetch(Parts& parts, const SyncOptions& options) {
  const FetchRequest request = fetch_request(parts, options);
  LastfmClient service = make_client(parts);
  return recorded(parts, request.user, "fetch", [&](Run& run) { fetch_history(parts, run, service, request); });
}

int run_enrich(Parts& parts, const SyncOptions& options) {
  const auto enrich_for = enrichment_time(parts, options);
  LastfmClient service = make_client(parts);
  check_lake_format(parts.lake, true);
  enrich_artists(parts, service, enrich_for);
  return 0;
}

int run_stage(Parts& parts) {
  return recorded(parts, listener(parts), "stage", [&](Run& run) {
    if (!stage_lake(parts, run, false)) stage_lake(parts, run, false);
    stage_artist_tags(parts);
  });
}

int run_load(Parts& parts) {
  check_lake_format(parts.lake, false);
  load_staged(parts);
  return 0;
}

int run_model(Parts& parts) {
  model_and_publish(parts);
  return 0;
}

std::string listener(Parts& parts) {
  if (const std::string& user = parts.config.text("user"); !user.empty()) return user_part(user);
  const std::vector<std::string> users = list_users(parts.lake);
  return users.size() == 1 ? users.front() : user_part(parts.config.required("user"));
}

}  // namespace tonearm
