#include "process/child.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>

#include <utility>

namespace tonearm {
namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (std::string& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

class FileActions {
 public:
  explicit FileActions(const ChildFiles& files) {
    posix_spawn_file_actions_init(&actions_);
    for (const auto& [ours, theirs] : {std::pair(files.in, 0), std::pair(files.out, 1), std::pair(files.err, 2)})
      if (ours < 0)
        posix_spawn_file_actions_addopen(&actions_, theirs, "/dev/null", theirs == 0 ? O_RDONLY : O_WRONLY, 0);
      else
        posix_spawn_file_actions_adddup2(&actions_, ours, theirs);
    posix_spawn_file_actions_addclosefrom_np(&actions_, 3);
  }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

class Attributes {
 public:
  Attributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t none, usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ}) sigaddset(&usual, signal);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &usual);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~Attributes() { posix_spawnattr_destroy(&attributes_); }
  Attributes(const Attributes&) = delete;
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

}  // namespace

int start_child(ChildCommand command, const ChildFiles& files, pid_t& child) {
  const FileActions actions(files);
  const Attributes attributes;
  return posix_spawn(&child, command.words.at(0).c_str(), actions.get(), attributes.get(),
                     pointers(command.words).data(), pointers(command.environment).data());
}

}  // namespace tonearm
