// One run of a writing command: its record in the lake, from the first stage to the last.
#pragma once
#include <string>
#include <vector>

#include "app/parts.h"
#include "lake/observations.h"
#include "lake/run_record.h"
#include "notify/decide.h"

namespace tonearm {

class Run {
 public:
  /// `user` as the configuration spells it. Carries on from the newest record.
  Run(Parts& parts, const std::string& user, const std::string& command);

  const std::string& user() const { return record_.user; }  ///< as user_part gives it
  RunRecord& record() { return record_; }
  std::int64_t staged = 0;  ///< scrobbles in the staged months, once those were made

  void save();
  void set_aside(const std::vector<Observation>& damaged);
  /// Writes how it ended: 0, or the exit code for gaps.
  int finish();
  void fail(const Error& error);

 private:
  ListenerEnd end();

  Parts& parts_;
  RunRecord record_;
  std::string key_;
};

}  // namespace tonearm
