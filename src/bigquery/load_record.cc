#include "bigquery/load_record.h"

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace tonearm {

using Json = nlohmann::json;

std::string load_record_key(const std::string& project, const std::string& dataset) {
  return "warehouse/bigquery/" + project + "." + dataset + "/loads.json";
}

std::string write_load_record(const LoadRecord& record) {
  Json json = Json::object();
  for (const auto& [name, table] : record) {
    Json months = Json::object();
    for (const auto& [part, held] : table.parts)
      months[part] = {{"fingerprint", held.fingerprint}, {"loads", held.loads}};
    json[name] = {{"created", table.created}, {"months", std::move(months)}};
  }
  return json.dump(1) + "\n";
}

LoadRecord read_load_record(const std::string& text) {
  LoadRecord record;
  try {
    const Json json = Json::parse(text);
    for (const auto& [name, table] : json.items()) {
      TableRecord& read = record[name];
      table.at("created").get_to(read.created);
      for (const auto& [part, held] : table.at("months").items())
        read.parts[part] = {held.at("fingerprint"), held.at("loads")};
    }
  } catch (const Json::exception& error) {
    throw Error(Remedy::look_into_data, std::string("this is no record of loads: ") + error.what(),
                "Remove that object: everything is then loaded once more.");
  }
  return record;
}

TableRecord record_of(const LoadRecord& record, const std::string& table, const std::string& created) {
  const auto found = record.find(table);
  if (found == record.end() || found->second.created != created) return {created, {}};
  return found->second;
}

}  // namespace tonearm
