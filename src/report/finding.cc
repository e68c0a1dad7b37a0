#include "report/finding.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>

#include "statistics/week_matrix.h"

namespace tonearm {
namespace {

constexpr double kSure = 0.05, kBeyondDoubt = 0.01;
constexpr std::size_t kBins = 32;

auto by_sureness(const FamilyDifference& d) { return std::tuple(d.holm, d.p, -std::abs(d.difference.value), d.column); }

}  // namespace

std::string verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::yes:
      return "yes";
    case Verdict::no:
      return "no";
    case Verdict::not_enough_data:
      break;
  }
  return "not_enough_data";
}

void set_size(Finding& finding, const std::optional<MovedShare>& moved) {
  if (moved) finding.size = moved->size, finding.low = moved->low, finding.high = moved->high;
}

double precise(double number) { return std::round(number * 1e12) / 1e12; }

nlohmann::ordered_json precise(const std::optional<double>& number) {
  if (!number || !std::isfinite(*number)) return nullptr;
  return precise(*number);
}

void add_to(nlohmann::ordered_json& json, const Finding& finding, std::int64_t scrobbles) {
  json["verdict"] = finding.verdict ? nlohmann::ordered_json(verdict_name(*finding.verdict)) : nullptr;
  json["effect"] = nullptr;
  if (finding.size)
    json["effect"] = {{"name", finding.effect}, {"unit", finding.unit}, {"size", precise(*finding.size)}};
  json["interval"] = nullptr;
  if (finding.low && finding.high)
    json["interval"] = {{"low", precise(*finding.low)}, {"high", precise(*finding.high)}};
  json["p"] = precise(finding.p);
  json["visible"] = precise(finding.visible);
  json["n"] = {{"scrobbles", scrobbles}, {"weeks", nullptr}, {"years", nullptr}};
  if (finding.verdict) json["n"].update({{"weeks", finding.weeks}, {"years", precise(years_of_weeks(finding.weeks))}});
  json["method"] = finding.method;
}

nlohmann::ordered_json evidence_json(const std::optional<Chance>& chance) {
  if (!chance || chance->draws.empty()) return nullptr;
  const double seen = std::sqrt(chance->seen);
  const double most = std::sqrt(std::max(chance->seen, *std::max_element(chance->draws.begin(), chance->draws.end())));
  std::vector<int> counts(kBins);
  for (const double draw : chance->draws)
    ++counts[most > 0 ? std::min<std::size_t>(kBins - 1, static_cast<std::size_t>(std::sqrt(draw) / most * kBins)) : 0];
  nlohmann::ordered_json bins = nlohmann::ordered_json::array();
  for (std::size_t bin = 0; bin < kBins; ++bin)
    bins.push_back({{"from", precise(most * static_cast<double>(bin) / kBins)},
                    {"to", precise(most * static_cast<double>(bin + 1) / kBins)},
                    {"draws", counts[bin]}});
  return {{"seen", precise(seen)}, {"bins", bins}};
}

std::string verdict_headline(const Finding& finding, const std::string& strong) {
  if (finding.verdict == Verdict::no) return "No sign of it";
  if (finding.verdict != Verdict::yes) return "Not enough data";
  const bool little = finding.size && *finding.size < kWorthSeeing;
  if (finding.p && *finding.p > kBeyondDoubt) return little ? "Probably, a little" : "Probably";
  return little ? "Yes, a little" : strong;
}

nlohmann::ordered_json to_json(const Estimate& estimate) {
  return {{"value", precise(estimate.value)}, {"low", precise(estimate.low())}, {"high", precise(estimate.high())}};
}

nlohmann::ordered_json differences_json(const std::vector<FamilyDifference>& differences,
                                        const std::vector<std::string>& names) {
  std::vector<FamilyDifference> ordered = differences;
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
    return std::abs(a.difference.value) > std::abs(b.difference.value);
  });
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const FamilyDifference& d : ordered)
    rows.push_back({{"name", names.at(d.column)},
                    {"difference", precise(d.difference.value)},
                    {"low", precise(d.difference.low())},
                    {"high", precise(d.difference.high())},
                    {"p", precise(d.p)},
                    {"holm", precise(d.holm)},
                    {"visible", precise(d.visible)}});
  return rows;
}

std::vector<std::string> carried_by(Verdict verdict, const std::vector<FamilyDifference>& differences,
                                    const std::vector<std::string>& names) {
  if (verdict != Verdict::yes) return {};
  std::vector<FamilyDifference> sure;
  std::copy_if(differences.begin(), differences.end(), std::back_inserter(sure),
               [](const FamilyDifference& d) { return d.holm <= kSure; });
  std::sort(sure.begin(), sure.end(), [](const auto& a, const auto& b) { return by_sureness(a) < by_sureness(b); });
  std::vector<std::string> found;
  for (const FamilyDifference& d : sure) found.push_back(names.at(d.column));
  return found;
}

const FamilyDifference* surest(const std::vector<FamilyDifference>& differences) {
  const auto best = std::min_element(differences.begin(), differences.end(),
                                     [](const auto& a, const auto& b) { return by_sureness(a) < by_sureness(b); });
  return best == differences.end() ? nullptr : &*best;
}

}  // namespace tonearm
