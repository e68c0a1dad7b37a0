// What can be wrong with the simulated service, each by a number that can change at run time.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace tonearm::simulator {

/// All are numbers, so that one table names them: chances are 0..1 a request, switches 0 or 1, the rest counts,
/// milliseconds or UTC seconds. 0 is off for all. `kFaultFields` (faults.cc) says what each does.
struct Faults {
  // Flaky answers: one request gets one of them at most.
  double http_500 = 0, http_503_html = 0, http_503_error_11 = 0, http_503_error_16 = 0, http_429 = 0;
  double error_8 = 0, error_8_http_400 = 0, error_11 = 0, error_16 = 0, error_29 = 0;
  double cut_body = 0, broken_json = 0, empty_body = 0, closed = 0, reset = 0;
  double slow = 0, wrong_user = 0, stale_body = 0;
  double retry_after_s = 0, slow_ms = 500;
  // The form of the answers.
  double now_playing = 0, now_playing_changes = 0, short_page = 0, total_off = 0;
  double shuffle_members = 0, escape_slash = 0, bare_single = 0, old_empty_form = 0;
  double to_inclusive = 0, from_exclusive = 0;
  // Places that never answer.
  double big_page_limit = 0, big_page_from = 0, big_page_to = 0, dead_from = 0, dead_to = 0;
  // The history changes while it is read.
  double drift_every = 0, late_every = 0, edit_every = 0, delete_every = 0, change_days = 0, now = 0;
  // Rows that are mixed into every history, once, when set.
  double strange_text = 0, crowded_second = 0, undated = 0;
  // The service refuses.
  double rate_limit = 0, rate_limit_429 = 0, private_history = 0, key_rejected = 0, key_suspended = 0;
  double down_after = 0, down_refuses = 0;
};

struct FaultField {
  enum class Kind { chance, toggle, number };
  const char* name;
  double Faults::*value;
  Kind kind;
  const char* does;
};

/// Every fault that there is.
std::span<const FaultField> fault_fields();

/// Throws Error(fix_usage) for a name that is not there (with the nearest that is) or a value out of its range.
void set_fault(Faults& faults, std::string_view name, double value);
/// "name=value", or "name" alone for 1.
void set_fault(Faults& faults, std::string_view setting);

/// All that a patient client gets over, together.
Faults all_recoverable_faults();

}  // namespace tonearm::simulator
