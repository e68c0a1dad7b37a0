// The writing commands: sync, its stages one by one, rebuild.
#pragma once
#include <optional>
#include <string>

#include "app/parts.h"

namespace tonearm {

struct SyncOptions {
  std::optional<std::string> since, until, day;  ///< period.h
  bool full = false;
  std::optional<std::string> enrich_for;
};

/// Each returns the exit code: 0, or 65 where a gap is left.
/// Of several users each is fetched and staged before the next; what hinders one (a private history, a name that is
/// not there) is said, the others go on, and the exit code is the first hindrance's. A share of them (`shard`) ends
/// after staging: enrich, stage, load and model follow once for all.
int sync(Parts& parts, const SyncOptions& options);
int rebuild(Parts& parts);

int run_fetch(Parts& parts, const SyncOptions& options);
int run_enrich(Parts& parts, const SyncOptions& options);
int run_stage(Parts& parts);
int run_load(Parts& parts);
int run_model(Parts& parts);
/// Load and model, where the staged lake is not what the current warehouse of this home was made of.
int run_refresh(Parts& parts);

/// The configuration's user as user_part gives it; where it names none, the only listener of the lake: what is here can
/// be read without an account.
std::string listener(Parts& parts);

}  // namespace tonearm
