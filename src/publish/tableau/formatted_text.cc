#include "publish/tableau/formatted_text.h"

#include "publish/tableau/element.h"
#include "report/display_text.h"

namespace tonearm::tableau {
namespace {

// What Tableau itself writes for a line break: it drops a run of blanks alone.
constexpr const char* kLineBreak = "Æ\n";

void write_run(pugi::xml_node text, const Run& run, const std::string& words) {
  pugi::xml_node element = add_text(text, "run", words);
  if (run.bold) element.append_attribute("bold") = "true";
  if (!run.colour.empty()) element.append_attribute("fontcolor") = run.colour.c_str();
  if (run.size) element.append_attribute("fontsize") = run.size;
}

}  // namespace

void write_formatted_text(pugi::xml_node parent, const FormattedText& text) {
  pugi::xml_node formatted = add(parent, "formatted-text");
  for (const Run& run : text) {
    for (std::size_t at = 0; at <= run.text.size();) {
      const std::size_t end = std::min(run.text.find('\n', at), run.text.size());
      if (end > at) write_run(formatted, run, printable(run.text.substr(at, end - at)));
      if (end < run.text.size()) write_run(formatted, {}, kLineBreak);
      at = end + 1;
    }
  }
}

}  // namespace tonearm::tableau
