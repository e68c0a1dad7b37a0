// The one exception of Tonearm: what happened, on what, what to do, and who must act.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

namespace tonearm {

/// Who has to act before the same call can succeed. The edge of the program turns it into an exit code of sysexits.h.
enum class Remedy {
  fix_usage,         ///< 64: the command line is wrong
  look_into_data,    ///< 65: the data is wrong or incomplete: a gap, a failed test, a damaged object
  wait_for_service,  ///< 69: the service is down or cannot be reached
  try_again,         ///< 75: a passing condition: interrupted, another sync at work, disk full
  get_permission,    ///< 77: not allowed: a private history, a folder that cannot be written
  fix_setup,         ///< 78: the configuration is wrong: key, user, zone, a lake of a newer version
};

class Error : public std::runtime_error {
 public:
  /// @param what_happened one sentence that names the subject; @param what_to_do one imperative sentence, may be empty.
  Error(Remedy remedy, const std::string& what_happened, std::string what_to_do = "")
      : std::runtime_error(what_happened), remedy_(remedy), what_to_do_(std::move(what_to_do)) {}

  Remedy remedy() const { return remedy_; }
  const std::string& what_to_do() const { return what_to_do_; }

  /// The same error with its subject in front: "raw/…/x.json.zst: the frame is cut".
  Error on(std::string_view subject) const { return Error(remedy_, std::string(subject) + ": " + what(), what_to_do_); }

 private:
  Remedy remedy_;
  std::string what_to_do_;
};

/// Another run holds what this one wants to write. That is no failure of either.
class AnotherAtWork : public Error {
 public:
  AnotherAtWork(const std::string& what_happened, std::string what_to_do)
      : Error(Remedy::try_again, what_happened, std::move(what_to_do)) {}
};

/// Exit code of sysexits.h for a remedy.
int exit_code(Remedy remedy);

}  // namespace tonearm
