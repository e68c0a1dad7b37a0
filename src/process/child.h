// A child of this program: POSIX as values. Sees only core.
#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

namespace tonearm {

struct ChildCommand {
  std::vector<std::string> words;        ///< the program first, by its path
  std::vector<std::string> environment;  ///< "NAME=value", all of it; secrets travel here, never in `words`
};

/// Descriptors that become the child's own; -1 is /dev/null.
struct ChildFiles {
  int in = -1, out = -1, err = -1;
};

/// In a process group of its own, no signal held back or ignored, nothing of ours open but `files`. Returns 0 and the
/// child's id, or the number of the error (errno.h) that kept it from starting.
int start_child(ChildCommand command, const ChildFiles& files, pid_t& child);

}  // namespace tonearm
