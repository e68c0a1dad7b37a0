#include "simulator/faults.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/error.h"
#include "core/nearest.h"

namespace tonearm::simulator {
namespace {

using enum FaultField::Kind;

constexpr FaultField kFaultFields[] = {
    {"http_500", &Faults::http_500, chance, "HTTP 500 with error 8"},
    {"http_503_html", &Faults::http_503_html, chance, "HTTP 503 with the load balancer's HTML"},
    {"http_503_error_11", &Faults::http_503_error_11, chance, "HTTP 503 with error 11"},
    {"http_503_error_16", &Faults::http_503_error_16, chance, "HTTP 503 with error 16"},
    {"http_429", &Faults::http_429, chance, "HTTP 429 with error 29"},
    {"retry_after_s", &Faults::retry_after_s, number, "the Retry-After of a 429; 0: none"},
    {"error_8", &Faults::error_8, chance, "error 8 in a 200"},
    {"error_8_http_400", &Faults::error_8_http_400, chance, "error 8 in a 400"},
    {"error_11", &Faults::error_11, chance, "error 11 in a 200"},
    {"error_16", &Faults::error_16, chance, "error 16 in a 200"},
    {"error_29", &Faults::error_29, chance, "error 29 in a 200"},
    {"cut_body", &Faults::cut_body, chance, "the connection ends before Content-Length is reached"},
    {"broken_json", &Faults::broken_json, chance, "a whole response whose JSON breaks off"},
    {"empty_body", &Faults::empty_body, chance, "a 200 with nothing in it"},
    {"closed", &Faults::closed, chance, "the connection is closed with nothing sent"},
    {"reset", &Faults::reset, chance, "the connection is reset with nothing sent"},
    {"slow", &Faults::slow, chance, "the right answer, slow_ms late"},
    {"slow_ms", &Faults::slow_ms, number, "milliseconds of a slow answer"},
    {"wrong_user", &Faults::wrong_user, chance, "the body of another user"},
    {"stale_body", &Faults::stale_body, chance, "an earlier body, of which a row lies outside the window asked for"},
    {"now_playing", &Faults::now_playing, chance, "a row without a date on top of a page"},
    {"now_playing_changes", &Faults::now_playing_changes, chance, "another track plays from this page on"},
    {"short_page", &Faults::short_page, chance, "a page of fewer rows than its limit though there are more"},
    {"total_off", &Faults::total_off, number, "is added to the totals of pages"},
    {"shuffle_members", &Faults::shuffle_members, chance, "members of objects in any order"},
    {"escape_slash", &Faults::escape_slash, chance, "/ as \\/"},
    {"bare_single", &Faults::bare_single, chance, "an array of one comes as its element"},
    {"old_empty_form", &Faults::old_empty_form, toggle, "no rows: the form of 2014"},
    {"to_inclusive", &Faults::to_inclusive, toggle, "`to` belongs to the window"},
    {"from_exclusive", &Faults::from_exclusive, toggle, "`from` does not belong to the window"},
    {"big_page_limit", &Faults::big_page_limit, number, "pages of a larger limit with a play of big_page_… answer 500"},
    {"big_page_from", &Faults::big_page_from, number, "UTC seconds, inclusive"},
    {"big_page_to", &Faults::big_page_to, number, "UTC seconds, exclusive"},
    {"dead_from", &Faults::dead_from, number, "pages with a play from here on (UTC seconds) answer 500 …"},
    {"dead_to", &Faults::dead_to, number, "… if it is before this"},
    {"drift_every", &Faults::drift_every, number, "requests from one new play, now, to the next"},
    {"late_every", &Faults::late_every, number, "requests from one play up to 14 days late to the next"},
    {"edit_every", &Faults::edit_every, number, "requests from one renamed play to the next"},
    {"delete_every", &Faults::delete_every, number, "requests from one deleted play to the next"},
    {"change_days", &Faults::change_days, number, "edits and deletions reach back so many days; 0: any age"},
    {"now", &Faults::now, number, "UTC seconds, the service's clock; 0: the machine's"},
    {"strange_text", &Faults::strange_text, toggle, "mixes in plays with names that break careless programs"},
    {"crowded_second", &Faults::crowded_second, number, "mixes in so many plays of one second"},
    {"undated", &Faults::undated, number, "mixes in so many plays of unknown time"},
    {"rate_limit", &Faults::rate_limit, number, "more requests a second get error 29"},
    {"rate_limit_429", &Faults::rate_limit_429, toggle, "error 29 of the rate limit in a 429, not in a 200"},
    {"private_history", &Faults::private_history, toggle, "error 17 for every history"},
    {"key_rejected", &Faults::key_rejected, toggle, "error 10 whatever the key"},
    {"key_suspended", &Faults::key_suspended, toggle, "error 26 whatever the key"},
    {"down_after", &Faults::down_after, number, "after so many more requests the service is down for good"},
    {"down_refuses", &Faults::down_refuses, toggle, "down: no connection, rather than 503"},
};

double parse_value(std::string_view setting, std::string_view text) {
  double value = 0;
  const auto [stop, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (bad == std::errc() && stop == text.data() + text.size()) return value;
  throw Error(Remedy::fix_usage, "fault " + std::string(setting) + ": the value is no number");
}

bool fits(FaultField::Kind kind, double value) {
  if (kind == chance) return value >= 0 && value <= 1;
  if (kind == toggle) return value == 0 || value == 1;
  return std::isfinite(value) && value == std::floor(value);
}

}  // namespace

std::span<const FaultField> fault_fields() { return kFaultFields; }

void set_fault(Faults& faults, std::string_view name, double value) {
  const auto field = std::find_if(std::begin(kFaultFields), std::end(kFaultFields),
                                  [&](const FaultField& candidate) { return candidate.name == name; });
  if (field == std::end(kFaultFields)) {
    std::vector<std::string> names;
    for (const auto& known : kFaultFields) names.emplace_back(known.name);
    const auto near = nearest(name, names);
    throw Error(Remedy::fix_usage, "there is no fault " + std::string(name),
                near.empty() ? "--help lists them." : "Did you mean " + near + "?");
  }
  if (!fits(field->kind, value))
    throw Error(Remedy::fix_usage, "fault " + std::string(name) + ": " + std::to_string(value) + " is out of range");
  faults.*(field->value) = value;
}

void set_fault(Faults& faults, std::string_view setting) {
  const auto equals = setting.find('=');
  if (equals == std::string_view::npos) return set_fault(faults, setting, 1);
  set_fault(faults, setting.substr(0, equals), parse_value(setting, setting.substr(equals + 1)));
}

Faults all_recoverable_faults() {
  Faults faults;
  for (auto flaky : {&Faults::http_500, &Faults::http_503_html, &Faults::http_503_error_11, &Faults::http_503_error_16,
                     &Faults::http_429, &Faults::error_8, &Faults::error_8_http_400, &Faults::error_11,
                     &Faults::error_16, &Faults::error_29, &Faults::cut_body, &Faults::broken_json, &Faults::empty_body,
                     &Faults::closed, &Faults::reset, &Faults::slow, &Faults::wrong_user, &Faults::stale_body})
    faults.*flaky = 0.015;
  faults.slow_ms = 20;
  faults.now_playing = faults.bare_single = faults.shuffle_members = faults.escape_slash = 0.5;
  faults.now_playing_changes = faults.short_page = 0.2;
  faults.strange_text = 1;
  faults.undated = 7;
  faults.crowded_second = 60;
  return faults;
}

}  // namespace tonearm::simulator
