// The stages as a command calls them: with progress, for the listener of the configuration.
#pragma once
#include <chrono>
#include <optional>

#include "app/parts.h"
#include "app/run.h"
#include "fetch/fetch.h"
#include "model/model_project.h"

namespace tonearm {

/// Sets damaged objects aside, and fetches their windows again.
void fetch_history(Parts& parts, Run& run, LastfmClient& service, const FetchRequest& request);
/// Throws Error(fix_setup) where genres.toml of the home cannot be read as what it should say.
void check_genre_overrides(Parts& parts);
/// Scrobbles, gaps. True where no raw object turned out damaged; damaged ones are set aside.
bool stage_lake(Parts& parts, Run& run, bool from_scratch);
void stage_artist_tags(Parts& parts);
/// Trouble with the service is a warning: tags never hold the rest back.
void enrich_artists(Parts& parts, LastfmClient& service, std::optional<std::chrono::milliseconds> at_most);
/// models/, as it travels inside the program.
ModelProject embedded_models();
void load_staged(Parts& parts);
/// Builds, tests, publishes. Throws Error(look_into_data) where a data test failed: then the old generation stays
/// current.
void model_and_publish(Parts& parts);
/// The answers in short, for the end of a sync; nothing where asking is billed.
void print_summary(Parts& parts, const std::string& user);

LastfmClient make_client(Parts& parts);

/// Scrobbles held in the window of `said`, at least and at most: either bound may be inclusive or exclusive.
struct HeldCount {
  std::int64_t least = 0, most = 0;
};
HeldCount count_held(Warehouse& warehouse, const std::string& user, Window window);
/// By the staged months alone, which hold the future's plays and those outside the window too.
HeldCount held_in_staged(const Run& run);
/// By the current warehouse, or, where each question is billed, by the staged months.
HeldCount held_count(Parts& parts, Run& run);

/// Says where the service counts other than the copy does.
void compare_totals(Parts& parts, Run& run, const HeldCount& held);

}  // namespace tonearm
