// Where a data source's rows lie, in the three places of a workbook that say so.
#pragma once
#include <pugixml.hpp>
#include <string>

#include "publish/tableau/data_source.h"

namespace tonearm::tableau {

/// The name of its one logical table: the same in the records, the columns and the graph.
std::string object_id(const DataSource& source);

void write_connection(pugi::xml_node parent, const DataSource& source);
void write_extract(pugi::xml_node parent, const DataSource& source);
void write_object_graph(pugi::xml_node parent, const DataSource& source);

}  // namespace tonearm::tableau
