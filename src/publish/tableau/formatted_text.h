// Text with sizes and colours: titles, labels, tooltips, comments.
#pragma once
#include <pugixml.hpp>
#include <string>
#include <vector>

namespace tonearm::tableau {

struct Run {
  std::string text;  ///< a pill shows its value: "<[Plays].[sum:scrobbles:qk]>"; "\n" breaks the line
  unsigned size = 0;
  bool bold = false;
  std::string colour{};  ///< "#1c6b70"; "" for the surroundings'
};
using FormattedText = std::vector<Run>;

void write_formatted_text(pugi::xml_node parent, const FormattedText& text);

}  // namespace tonearm::tableau
