// A filter as a workbook says it: a sheet's own, or one for all sheets of a data source.
#pragma once
#include <pugixml.hpp>

#include "publish/tableau/worksheet.h"

namespace tonearm::tableau {

/// A yes-or-no filter is of the context: it holds before the largest are picked.
void write_filter(pugi::xml_node view, const DataSource& source, const Filter& filter);
/// All values, for a reader to choose among. Of the context too.
void write_choice(pugi::xml_node view, const DataSource& source, const Pill& pill);

}  // namespace tonearm::tableau
