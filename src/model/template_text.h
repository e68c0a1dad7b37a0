// The two words of jinja that models may use: ref and source.
#pragma once
#include <string>
#include <vector>

namespace tonearm {

/// A text with its inputs put in.
struct RenderedText {
  std::string sql;
  std::vector<std::string> refs;     ///< in order of appearance, each once
  std::vector<std::string> sources;  ///< tables of the source `staged`, the same way
};

/// `{{ ref('x') }}` becomes x, `{{ source('staged', 'x') }}` becomes staged_x. Throws Error(look_into_data) for any
/// other jinja and any other source.
RenderedText render(const std::string& text);

/// "ref('dim_artist')" is dim_artist. Throws Error(look_into_data) for other text.
std::string ref_name(const std::string& text);

/// The statements of a dialect file: lines in braces (`{% macro … %}`) dropped, cut at each `;` that ends a line.
std::vector<std::string> split_statements(const std::string& text);

}  // namespace tonearm
