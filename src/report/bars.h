// Horizontal bars in plain text.
#pragma once
#include <string>
#include <vector>

#include "report/text_style.h"

namespace tonearm {

struct Bar {
  std::string label;   ///< any bytes; cut with … where too long
  double value = 0;    ///< not negative; what is not known is drawn with `hatched`
  std::string number;  ///< printed at the right of the bar: "14.2 %"
  bool hatched = false;
};

/// One line a bar, in eighths of a column, the longest bar filling what labels and numbers leave. Ends with "\n".
std::string bar_chart(const std::vector<Bar>& bars, const TextStyle& style);

/// `text` in the colour of amounts, where colour is asked for.
std::string colored(const std::string& text, const TextStyle& style);

}  // namespace tonearm
