// tonearm-calibration: the table of README.md. Fails where a row misses its target by more than chance allows.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "calibration/cost.h"
#include "calibration/row.h"

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

}  // namespace

int main(int argc, char** argv) {
  int listeners = 1000, threads = 2;
  std::string only;
  bool cost = false;
  CLI::App app{"Do the answers keep their word on made-up listeners?"};
  app.add_option("--listeners", listeners, "of each row")->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--threads", threads)->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--only", only, "rows whose question holds this text");
  app.add_flag("--cost", cost, "what the answers take, and nothing else");
  CLI11_PARSE(app, argc, argv);
  if (cost) {
    print_cost();
    return 0;
  }
  return print_table(only, listeners, threads) ? 0 : 1;
}
