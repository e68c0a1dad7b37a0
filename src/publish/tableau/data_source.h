// A data source of a workbook: where its rows come from, its fields, its colours.
#pragma once
#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "publish/tableau/field.h"

namespace tonearm::tableau {

enum class Connection {
  csv,       ///< a file in the package
  extract,   ///< a .hyper in the package, made from that file, which is not there
  bigquery,  ///< a statement, asked live
};

struct DataSource {
  std::string table;    ///< "plays": names its file and its parts
  std::string caption;  ///< "Plays"
  Connection connection = Connection::csv;
  std::string project, dataset, query;  ///< of BigQuery
  std::vector<Field> fields;            ///< the columns of the data first, in their order there
  /// Of the field with this name: a colour for each value.
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> colours{};

  /// What pills and sheets call it.
  std::string name() const { return "federated." + table; }
  /// Throws std::out_of_range where there is none.
  const Field& field(const std::string& name) const;
  /// "[federated.plays].[none:artist:nk]".
  std::string qualified(const Pill& pill) const;
  /// The same in a label or a title, where it shows the value.
  std::string shown(const Pill& pill) const { return "<" + qualified(pill) + ">"; }
  /// The fields, and those that their formulas call, in the order of `fields`.
  std::vector<const Field*> needed_for(const std::vector<Pill>& pills) const;
  /// In the package: "Data/Tonearm/plays.csv".
  std::string file(const std::string& suffix) const { return "Data/Tonearm/" + table + suffix; }
};

void write_data_source(pugi::xml_node parent, const DataSource& source);
/// <datasource caption='Plays' name='federated.plays'/>
void write_link(pugi::xml_node parent, const DataSource& source);

}  // namespace tonearm::tableau
