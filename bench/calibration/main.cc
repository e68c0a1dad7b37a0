// tonearm-calibration: the table of README.md, or one of its listeners as files. Fails where a row misses its target by
// more than chance allows.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "calibration/cost.h"
#include "calibration/row.h"
#include "calibration/write_listener.h"
#include "core/error.h"

namespace {

using namespace tonearm::calibration;

std::string target_text(const Target& target) {
  if (!target.any()) return "";
  if (target.least == 0) return fmt::format("≤ {:.3g}", 100 * target.most);
  if (target.most == 1) return fmt::format("≥ {:.3g}", 100 * target.least);
  return fmt::format("{:.3g} to {:.3g}", 100 * target.least, 100 * target.most);
}

const char* judged(const Reached& reached, const Target& target) {
  if (!target.any()) return "";
  if (!reached.passes(target)) return "NO";
  return target.least <= reached.part && reached.part <= target.most ? "yes" : "within chance";
}

void print(const Row& row, const Reached& reached) {
  fmt::print("| {} | {} | {} | {:.1f} ({:.1f} to {:.1f}) | {} | {} |\n", row.what, row.planted, reached.listeners,
             100 * reached.part, 100 * reached.low, 100 * reached.high, target_text(row.target),
             judged(reached, row.target));
  std::fflush(stdout);
}

/// @return whether no row missed its target
bool print_table(const std::string& only, int listeners, int threads) {
  fmt::print("| question | listeners made up with | number | reached, % (95 %) | to reach | reached |\n");
  fmt::print("| --- | --- | --- | --- | --- | --- |\n");
  int missed = 0, number = 0;
  for (const Row& row : all_rows()) {
    ++number;
    if (row.what.find(only) == std::string::npos) continue;
    const Reached reached = reach(row, number, listeners, threads);
    print(row, reached);
    missed += reached.passes(row.target) ? 0 : 1;
  }
  return missed == 0;
}

struct Arguments {
  int listeners = 1000, threads = 2;
  std::string only, write_to, zones = "Europe/London";
  bool cost = false;
  std::uint64_t seed = 1;
  PlaysDials dials;
};

void declare(CLI::App& app, Arguments& arguments) {
  app.add_option("--listeners", arguments.listeners, "of each row")->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--threads", arguments.threads)->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--only", arguments.only, "rows whose question holds this text");
  app.add_flag("--cost", arguments.cost, "what the answers take, and nothing else");
}

void declare_dials(CLI::App& app, Arguments& arguments) {
  auto& group = *app.add_option_group("One listener, as files");
  Dials& dials = arguments.dials.listener;
  const auto dial = [&](const char* name, auto& value, const char* help) {
    group.add_option(name, value, help)->check(CLI::NonNegativeNumber)->capture_default_str();
  };
  group.add_option("--write-listener", arguments.write_to,
                   "a folder: history.csv, tags.csv, zone.txt and truth.json, and nothing else");
  dial("--seed", arguments.seed, "the same listener every time");
  group.add_option("--years", dials.years, "how long")->check(CLI::Range(0.1, 40.0))->capture_default_str();
  dial("--plays", dials.plays, "a week");
  dial("--seasonal-volume", dials.seasonal_volume, "0.5: half as much more in winter");
  dial("--phases-sd", dials.phases.sd, "how deep phases go, log-odds");
  group.add_option("--phases-memory", dials.phases.memory_weeks, "how long they last, weeks")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  group.add_option("--swing", dials.season, "share by which a family of 15 % swings from winter to summer")
      ->check(CLI::Range(-0.29, 0.29))
      ->capture_default_str();
  group.add_option("--drift", dials.drift, "share by which it grows over the span")
      ->check(CLI::Range(-0.3, 0.3))
      ->capture_default_str();
  group.add_option("--clock-shift", dials.clock_shift, "hours over the span")->capture_default_str();
  dial("--clock-wander", dials.clock_wander, "of the weeks' hour, sd in hours");
  dial("--gap-weeks", arguments.dials.gap_weeks, "in a row without a play, beside the gaps that all have");
  group.add_option("--zone", arguments.zones, "a zone or a dated list, as tonearm has it")->capture_default_str();
}

/// @return the exit status
int write_one(Arguments& arguments) try {
  arguments.dials.zones = tonearm::parse_zones(arguments.zones);
  write_listener(arguments.write_to, arguments.dials, arguments.seed);
  return 0;
} catch (const tonearm::Error& error) {
  fmt::print(stderr, "tonearm-calibration: {}. {}\n", error.what(), error.what_to_do());
  return exit_code(error.remedy());
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app{"Do the answers keep their word on made-up listeners?"};
  declare(app, arguments);
  declare_dials(app, arguments);
  CLI11_PARSE(app, argc, argv);
  if (!arguments.write_to.empty()) return write_one(arguments);
  if (!arguments.cost) return print_table(arguments.only, arguments.listeners, arguments.threads) ? 0 : 1;
  print_cost();
}
