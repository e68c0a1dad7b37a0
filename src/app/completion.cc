#include "app/completion.h"

#include <fmt/format.h>

#include "core/error.h"

namespace tonearm {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string names_of(const std::vector<CompletedCommand>& commands) {
  std::vector<std::string> names;
  for (const CompletedCommand& command : commands) names.push_back(command.name);
  return joined(names);
}

std::string bash(const std::vector<CompletedCommand>& commands) {
  std::string cases;
  for (const CompletedCommand& command : commands)
    cases += fmt::format("    {}) words=\"{}\" ;;\n", command.name, joined(command.words));
  return fmt::format(
      "# tonearm completion bash > /etc/bash_completion.d/tonearm\n"
      "_tonearm() {{\n"
      "  local words=\"{}\" word\n"
      "  for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n"
      "    case $word in\n{}    esac\n"
      "  done\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"${{COMP_WORDS[COMP_CWORD]}}\"))\n"
      "}}\n"
      "complete -o default -F _tonearm tonearm\n",
      names_of(commands), cases);
}

std::string zsh(const std::vector<CompletedCommand>& commands) {
  return "#compdef tonearm\n# tonearm completion zsh > ~/.zfunc/_tonearm\nautoload -U bashcompinit && bashcompinit\n" +
         bash(commands);
}

std::string fish(const std::vector<CompletedCommand>& commands) {
  std::string text = "# tonearm completion fish > ~/.config/fish/completions/tonearm.fish\n";
  for (const CompletedCommand& command : commands) {
    text +=
        fmt::format("complete -c tonearm -f -n __fish_use_subcommand -a {} -d \"{}\"\n", command.name, command.help);
    for (const std::string& word : command.words) {
      const std::string what = word.starts_with("--") ? "-l " + word.substr(2) : "-a " + word;
      text += fmt::format("complete -c tonearm -f -n \"__fish_seen_subcommand_from {}\" {}\n", command.name, what);
    }
  }
  return text;
}

}  // namespace

std::string completion_script(const std::string& shell, const std::vector<CompletedCommand>& commands) {
  if (shell == "bash") return bash(commands);
  if (shell == "zsh") return zsh(commands);
  if (shell == "fish") return fish(commands);
  throw Error(Remedy::fix_usage, fmt::format("there is no completion for '{}'", shell), "Choose bash, zsh or fish.");
}

}  // namespace tonearm
