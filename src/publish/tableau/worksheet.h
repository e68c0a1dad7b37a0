// One sheet: what lies on its shelves, its marks, and the filters that it alone has.
#pragma once
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "publish/tableau/data_source.h"
#include "publish/tableau/formatted_text.h"
#include "publish/tableau/year_parameter.h"

namespace tonearm::tableau {

/// Leaves the rows where a yes-or-no field is true, or of a field the `top` values with most of `by`, a formula.
struct Filter {
  Pill pill;
  int top = 0;
  std::string by{};
};

/// Largest first by a pill of the sheet, or in an order of its own.
struct Sorting {
  Pill pill;
  std::optional<Pill> by{};
  std::vector<std::string> order{};
};

/// Of the sheet's style: `scope` is "rows" or "cols", where it matters.
struct Format {
  const char *element, *attribute;
  std::string value;
  std::optional<Pill> pill{};
  const char* scope = "";
};

struct Worksheet {
  std::string name;
  const DataSource* source = nullptr;
  FormattedText title{};
  std::vector<Pill> rows{}, cols{};                       ///< several nest
  const char* mark = "Automatic";                         ///< Bar, Area, Circle, Square, Text, …
  std::vector<std::pair<const char*, Pill>> encodings{};  ///< color, text, lod, size
  FormattedText label{}, tooltip{};  ///< may show what lies on a shelf or an encoding, nothing else
  std::vector<Filter> filters{};
  std::vector<Pill> shared{};  ///< filtered for all sheets of the source at once
  std::vector<Sorting> sortings{};
  std::vector<Format> formats{};
  std::vector<std::pair<const char*, std::string>> mark_formats{};
  std::vector<std::string> ramp{};  ///< colours from the least to the most, of a coloured quantity

  /// Every pill that it names.
  std::vector<Pill> pills() const;
};

/// Says which sources a view asks and, of each, every field and pill that it names; what is missing there is dropped by
/// Tableau without a word.
void write_dependencies(pugi::xml_node view, const DataSource& source, const std::vector<Pill>& pills,
                        const YearParameter& year);
void write_worksheet(pugi::xml_node parent, const Worksheet& sheet, const YearParameter& year);

}  // namespace tonearm::tableau
