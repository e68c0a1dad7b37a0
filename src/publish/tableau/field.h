// A field of a data source, and a field as it lies on a shelf.
#pragma once
#include <pugixml.hpp>
#include <string>

namespace tonearm::tableau {

enum class DataType { string, integer, real, date, datetime, boolean };

struct Field {
  std::string name;     ///< what formulas call it: "local_time"; no brackets, no colon
  std::string caption;  ///< what a person reads: "Local time"
  DataType type = DataType::string;
  bool measure = false;
  std::string folder{};
  std::string comment{};
  std::string formula{};  ///< "" for a column of the data
  std::string format{};   ///< as Tableau writes them: "p0.0%", "*0"; "" for its own
};

/// What of a field is shown. User: a formula that aggregates already. The shares are of the table: down a column, or
/// across a row.
enum class Part { as_is, sum, average, user, year, month, weekday, hour, share_down, share_across };

struct Pill {
  std::string field;
  Part part = Part::as_is;
  bool operator==(const Pill&) const = default;
};

/// "string", "integer", …
const char* name_of(DataType type);

/// "[none:artist:nk]": what of the field, the field, and whether it is nominal, ordinal or a quantity.
std::string instance_name(const Field& field, Part part);

void write_column(pugi::xml_node parent, const Field& field);
void write_instance(pugi::xml_node parent, const Field& field, Part part);

}  // namespace tonearm::tableau
