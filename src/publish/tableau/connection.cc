#include "publish/tableau/connection.h"

#include "publish/tableau/element.h"
#include "publish/tableau/identity.h"

namespace tonearm::tableau {
namespace {

/// As OLE DB numbers them, which is how Tableau calls types.
const char* remote_type(DataType type) {
  switch (type) {
    case DataType::string:
      return "129";
    case DataType::integer:
      return "20";
    case DataType::real:
      return "5";
    case DataType::date:
      return "133";
    case DataType::datetime:
      return "135";
    case DataType::boolean:
      return "11";
  }
  return "";
}

const char* usual_aggregation(const Field& field) {
  if (field.measure) return "Sum";
  return field.type == DataType::datetime || field.type == DataType::date ? "Year" : "Count";
}

bool live(const DataSource& source) { return source.connection == Connection::bigquery; }
std::string csv_name(const DataSource& source) { return source.table + ".csv"; }
std::string connection_name(const DataSource& source) {
  return (live(source) ? "bigquery." : "textscan.") + source.table;
}

void write_place(pugi::xml_node parent, const DataSource& source) {
  if (live(source))
    // CATALOG: whose tables; EXECCATALOG: who pays. Who opens it signs in.
    add(parent, "connection",
        {{"CATALOG", source.project},
         {"EXECCATALOG", source.project},
         {"authentication", "oauth"},
         {"class", "bigquery"},
         {"connection-dialect", "google-sql"},
         {"connection-protocol", "native-api"},
         {"login-title", "Sign in to Google BigQuery"},
         {"odbc-connect-string-extras", ""},
         {"one-time-sql", ""},
         {"project", source.project},
         {"schema", source.dataset},
         {"server", "googleapis.com/bigquery"},
         {"username", ""}});
  else
    add(parent, "connection",
        {{"class", "textscan"},
         {"directory", "Data/Tonearm"},
         {"filename", csv_name(source)},
         {"password", ""},
         {"server", ""}});
}

void write_relation(pugi::xml_node parent, const DataSource& source) {
  if (live(source)) {
    pugi::xml_node relation = add_text(parent, "relation", source.query);
    relation.append_attribute("connection") = connection_name(source).c_str();
    relation.append_attribute("name") = source.caption.c_str();
    relation.append_attribute("type") = "text";
    return;
  }
  pugi::xml_node relation = add(parent, "relation",
                                {{"connection", connection_name(source)},
                                 {"name", csv_name(source)},
                                 {"table", "[" + source.table + "#csv]"},
                                 {"type", "table"}});
  pugi::xml_node columns = add(
      relation, "columns", {{"character-set", "UTF-8"}, {"header", "yes"}, {"locale", "en_US"}, {"separator", ","}});
  int ordinal = 0;
  for (const Field& field : source.fields)
    if (field.formula.empty())
      add(columns, "column",
          {{"datatype", name_of(field.type)}, {"name", field.name}, {"ordinal", std::to_string(ordinal++)}});
}

void write_extract_relation(pugi::xml_node parent) {
  add(parent, "relation", {{"name", "Extract"}, {"table", "[Extract].[Extract]"}, {"type", "table"}});
}

/// `family`: the table that an extract's column came from.
void write_records(pugi::xml_node parent, const DataSource& source, const std::string& table,
                   const std::string& family) {
  pugi::xml_node records = add(parent, "metadata-records");
  int ordinal = 0;
  for (const Field& field : source.fields) {
    if (!field.formula.empty()) continue;
    pugi::xml_node record = add(records, "metadata-record", {{"class", "column"}});
    add_text(record, "remote-name", field.name);
    add_text(record, "remote-type", remote_type(field.type));
    add_text(record, "local-name", "[" + field.name + "]");
    add_text(record, "parent-name", "[" + table + "]");
    add_text(record, "remote-alias", field.name);
    add_text(record, "ordinal", std::to_string(ordinal++));
    if (!family.empty()) add_text(record, "family", family);
    add_text(record, "local-type", name_of(field.type));
    add_text(record, "aggregation", usual_aggregation(field));
    add_text(record, "contains-null", "true");
    add_text(record, "object-id", "[" + object_id(source) + "]");
  }
}

}  // namespace

std::string object_id(const DataSource& source) { return source.table + "_" + hex_of("object " + source.table); }

void write_connection(pugi::xml_node parent, const DataSource& source) {
  pugi::xml_node connection = add(parent, "connection", {{"class", "federated"}});
  write_place(add(add(connection, "named-connections"), "named-connection",
                  {{"caption", live(source) ? source.project : source.table}, {"name", connection_name(source)}}),
              source);
  write_relation(connection, source);
  write_records(connection, source, live(source) ? source.caption : csv_name(source), "");
}

void write_extract(pugi::xml_node parent, const DataSource& source) {
  pugi::xml_node extract =
      add(parent, "extract", {{"object-id", ""}, {"count", "-1"}, {"enabled", "true"}, {"units", "records"}});
  pugi::xml_node connection = add(extract, "connection",
                                  {{"access_mode", "readonly"},
                                   {"authentication", "auth-none"},
                                   {"author-locale", "en_US"},
                                   {"class", "hyper"},
                                   {"dbname", source.file(".hyper")},
                                   {"default-settings", "yes"},
                                   {"schema", "Extract"},
                                   {"sslmode", ""},
                                   {"tablename", "Extract"},
                                   {"username", "tableau_internal_user"}});
  write_extract_relation(connection);
  write_records(connection, source, "Extract", csv_name(source));
}

void write_object_graph(pugi::xml_node parent, const DataSource& source) {
  pugi::xml_node object = add(add(add(parent, "object-graph"), "objects"), "object",
                              {{"caption", source.caption}, {"id", object_id(source)}});
  write_relation(add(object, "properties", {{"context", ""}}), source);
  if (source.connection == Connection::extract)
    write_extract_relation(add(object, "properties", {{"context", "extract"}}));
}

}  // namespace tonearm::tableau
