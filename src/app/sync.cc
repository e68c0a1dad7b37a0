#include "app/sync.h"

#include <fmt/format.h>

#include <fstream>
#include <functional>

#include "app/config_file.h"
#include "app/listeners.h"
#include "app/period.h"
#include "app/stages.h"
#include "core/fingerprint.h"
#include "lake/listener.h"
#include "stage/pack_months.h"

namespace tonearm {
namespace {

FetchRequest fetch_request(Parts& parts, const SyncOptions& options, const std::string& user) {
  LocalClock local(parts.config.zones());
  FetchRequest request;
  request.user = user;
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

/// This run's share of the users, in order; the one user where no others are set.
std::vector<std::string> users_to_sync(Parts& parts) {
  const std::vector<std::string> all = parse_users(parts.config.text("users"));
  if (all.empty()) return {parts.config.required("user")};
  return share_of(all, parse_shard(parts.config.text("shard")));
}

bool is_a_share(Parts& parts) {
  return !parts.config.text("users").empty() && parse_shard(parts.config.text("shard")).count > 1;
}

/// The same for what is in the lake already, where a name need not be set.
std::vector<std::string> staged_users(Parts& parts) {
  return parts.config.text("users").empty() ? std::vector{listener(parts)} : users_to_sync(parts);
}

void fetch_and_stage(Parts& parts, Run& run, LastfmClient& service, const FetchRequest& request) {
  fetch_history(parts, run, service, request);
  if (stage_lake(parts, run, false)) return;
  fetch_history(parts, run, service, request);  // what was set aside
  stage_lake(parts, run, false);
}

/// What a share staged, so that all of it is read quickly; without a share, all.
void pack_staged(Parts& parts, const std::vector<std::string>& users) {
  const Shard shard = parse_shard(parts.config.text("shard"));
  PackedShare share{{shard.number, shard.count}, {}};
  for (const std::string& user : users) share.listeners.insert(user_part(user));
  const PackedMonths packed = pack_months(parts.lake, share);
  if (shard.count == 1) remove_stale_packs(parts.lake);
  if (packed.packs > 0)
    parts.log.info(
        fmt::format("packed: {} months of {} listeners, {} made anew", packed.packs, users.size(), packed.made));
}

void build_warehouse(Parts& parts) {
  load_staged(parts);
  model_and_publish(parts);
}

/// What one listener alone is the reason of: the others' histories can still be copied.
bool concerns_one_listener(const Error& error) {
  return error.remedy() == Remedy::get_permission || error.remedy() == Remedy::fix_setup ||
         error.remedy() == Remedy::look_into_data;
}

/// `work` for each user; the first exit code that is not 0. Throws where nobody's could be done.
int for_each_user(Parts& parts, const std::vector<std::string>& users,
                  const std::function<int(const std::string&)>& work) {
  int code = 0;
  std::size_t failed = 0;
  for (const std::string& user : users) try {
      const int one = work(user);
      if (code == 0) code = one;
    } catch (const Error& error) {
      if (!concerns_one_listener(error) || ++failed == users.size()) throw;
      parts.end.failures.push_back({user, error.what(), error.what_to_do()});
      parts.log.warn(fmt::format("{}: {}; {}", user, error.what(), error.what_to_do()));
      if (code == 0) code = exit_code(error.remedy());
    }
  return code;
}

int sync_one(Parts& parts, const SyncOptions& options, const std::string& user, LastfmClient& service) {
  const auto enrich_for = enrichment_time(parts, options);
  const FetchRequest request = fetch_request(parts, options, user);
  return recorded(parts, user, "sync", [&](Run& run) {
    fetch_and_stage(parts, run, service, request);
    enrich_artists(parts, service, enrich_for);
    run.record().requests = service.requests();
    stage_artist_tags(parts);
    build_warehouse(parts);
    compare_totals(parts, run, held_count(parts, run));
    print_summary(parts, run.user());
  });
}

int sync_many(Parts& parts, const SyncOptions& options, const std::vector<std::string>& users, LastfmClient& service) {
  const auto enrich_for = enrichment_time(parts, options);
  const int code = for_each_user(parts, users, [&](const std::string& user) {
    const FetchRequest request = fetch_request(parts, options, user);
    return recorded(parts, user, "sync", [&](Run& run) {
      fetch_and_stage(parts, run, service, request);
      compare_totals(parts, run, held_in_staged(run));
    });
  });
  pack_staged(parts, users);
  if (is_a_share(parts)) {
    parts.log.info(fmt::format("share {} is staged; after the last one: tonearm enrich, stage, load, model",
                               parts.config.text("shard")));
    return code;
  }
  enrich_artists(parts, service, enrich_for);
  stage_artist_tags(parts);
  build_warehouse(parts);
  return code;
}

}  // namespace

int sync(Parts& parts, const SyncOptions& options) {
  const std::vector<std::string> users = users_to_sync(parts);
  check_genre_overrides(parts);
  parts.generations.current_name();  // a warehouse that cannot be reached is said now, not after hours of fetching
  LastfmClient service = make_client(parts);
  if (users.size() == 1 && !is_a_share(parts)) return sync_one(parts, options, users.front(), service);
  return sync_many(parts, options, users, service);
}

int rebuild(Parts& parts) {
  const std::vector<std::string> users = staged_users(parts);
  const auto stage_anew = [&](Run& run) {
    if (!stage_lake(parts, run, true)) stage_lake(parts, run, false);
  };
  const auto all_the_rest = [&] {
    stage_artist_tags(parts);
    build_warehouse(parts);
  };
  if (users.size() == 1)
    return recorded(parts, users.front(), "rebuild", [&](Run& run) {
      stage_anew(run);
      all_the_rest();
      print_summary(parts, run.user());
    });
  const int code = for_each_user(parts, users,
                                 [&](const std::string& user) { return recorded(parts, user, "rebuild", stage_anew); });
  all_the_rest();
  return code;
}

int run_fetch(Parts& parts, const SyncOptions& options) {
  LastfmClient service = make_client(parts);
  return for_each_user(parts, users_to_sync(parts), [&](const std::string& user) {
    const FetchRequest request = fetch_request(parts, options, user);
    return recorded(parts, user, "fetch", [&](Run& run) { fetch_history(parts, run, service, request); });
  });
}

int run_enrich(Parts& parts, const SyncOptions& options) {
  const auto enrich_for = enrichment_time(parts, options);
  LastfmClient service = make_client(parts);
  check_lake_format(parts.lake, true);
  enrich_artists(parts, service, enrich_for);
  return 0;
}

int run_stage(Parts& parts) {
  const std::vector<std::string> users = staged_users(parts);
  const int code = for_each_user(parts, users, [&](const std::string& user) {
    return recorded(parts, user, "stage", [&](Run& run) {
      if (!stage_lake(parts, run, false)) stage_lake(parts, run, false);
    });
  });
  if (users.size() > 1) pack_staged(parts, users);
  if (!is_a_share(parts)) stage_artist_tags(parts);
  return code;
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

int run_refresh(Parts& parts) {
  check_lake_format(parts.lake, false);
  const std::filesystem::path note = parts.config.home / "refreshed";
  std::string staged;
  for (const ObjectInfo& object : parts.lake.list("staged/")) staged += object.key + '\n' + object.generation + '\n';
  const auto made_of = [&] {
    return fmt::format("{:016x} {}", static_cast<std::uint64_t>(fingerprint({staged})),
                       parts.generations.current_name());
  };
  if (text_of(note) == made_of() && !parts.generations.current_name().empty()) {
    parts.log.info("the staged lake is what the warehouse was made of");
    return 0;
  }
  build_warehouse(parts);
  std::ofstream(note, std::ios::trunc) << made_of();
  return 0;
}

std::string listener(Parts& parts) {
  if (const std::string& user = parts.config.text("user"); !user.empty()) return user_part(user);
  const std::vector<std::string> users = list_users(parts.lake);
  return users.size() == 1 ? users.front() : user_part(parts.config.required("user"));
}

}  // namespace tonearm
