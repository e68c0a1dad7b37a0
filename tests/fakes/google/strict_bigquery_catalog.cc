#include "fakes/google/strict_bigquery_catalog.h"

#include <algorithm>
#include <regex>
#include <set>

namespace tonearm {
namespace {

using Json = nlohmann::json;

const std::map<std::string, std::string>& first_names() {
  static const std::map<std::string, std::string> names = {
      {"INT64", "INTEGER"}, {"FLOAT64", "FLOAT"}, {"BOOL", "BOOLEAN"}};
  return names;
}

Json field(const Json& table, const std::string& name) {
  for (const Json& field : table["schema"]["fields"])
    if (field["name"] == name) return field;
  return nullptr;
}

/// "" where it is right.
std::string wrong_in(const Json& table) {
  if (!are_legal_labels(table.value("labels", Json::object()))) return "Invalid label";
  if (table.contains("view")) return "";
  static const std::set<std::string> types = {"STRING", "INT64", "FLOAT64", "BOOL", "DATE", "DATETIME", "TIMESTAMP"};
  if (!table.contains("schema")) return "";
  for (const Json& field : table["schema"]["fields"])
    if (!types.contains(modern_type(field["type"]))) return "Invalid value for type: " + field["type"].dump();
  if (table.contains("timePartitioning")) {
    const Json by = field(table, table["timePartitioning"].value("field", ""));
    if (by.is_null() || (by["type"] != "TIMESTAMP" && by["type"] != "DATE" && by["type"] != "DATETIME"))
      return "The field specified for partitioning cannot be used";
  }
  if (!table.contains("clustering")) return "";
  const Json& columns = table["clustering"]["fields"];
  if (columns.empty() || columns.size() > 4) return "Clustering takes one to four columns";
  const bool all_there =
      std::all_of(columns.begin(), columns.end(), [&](const Json& name) { return !field(table, name).is_null(); });
  return all_there ? "" : "The field specified for clustering cannot be found";
}

}  // namespace

FakeAnswer bigquery_refusal(int status, const std::string& reason, const std::string& message) {
  FakeAnswer answer;
  answer.status = status;
  answer.body = Json{{"error",
                      {{"code", status},
                       {"message", message},
                       {"errors", Json::array({{{"reason", reason}, {"message", message}, {"domain", "global"}}})}}}}
                    .dump();
  return answer;
}

FakeAnswer bigquery_answer(const Json& body) {
  FakeAnswer answer;
  answer.body = body.dump();
  return answer;
}

bool are_legal_labels(const Json& labels) {
  static const std::regex key("[a-z][a-z0-9_-]{0,62}"), value("[a-z0-9_-]{0,63}");
  return std::all_of(labels.items().begin(), labels.items().end(), [](const auto& label) {
    return std::regex_match(label.key(), key) &&
           (label.value().is_null() || std::regex_match(label.value().template get<std::string>(), value));
  });
}

std::string modern_type(const std::string& type) {
  for (const auto& [modern, first] : first_names())
    if (type == first) return modern;
  return type;
}

std::string BigqueryCatalog::stamp() { return std::to_string(++stamps_); }

FakeDataset& BigqueryCatalog::make_dataset(const std::string& id, const std::string& location) {
  Json resource = {{"datasetReference", {{"projectId", project_}, {"datasetId", id}}},
                   {"location", location},
                   {"creationTime", stamp()},
                   {"etag", "etag" + stamp()}};
  return datasets_[id] = {std::move(resource), {}};
}

FakeDataset* BigqueryCatalog::dataset(const std::string& id) {
  const auto found = datasets_.find(id);
  return found == datasets_.end() ? nullptr : &found->second;
}

FakeTable* BigqueryCatalog::table(const std::string& in, const std::string& id) {
  FakeDataset* const found = dataset(in);
  if (!found || !found->tables.contains(id)) return nullptr;
  return &found->tables[id];
}

FakeTable& BigqueryCatalog::put_table(const std::string& in, Json resource) {
  const std::string id = resource["tableReference"]["tableId"];
  if (resource.contains("schema"))  // the API still answers with the types' first names
    for (Json& field : resource["schema"]["fields"])
      if (const auto first = first_names().find(field["type"]); first != first_names().end())
        field["type"] = first->second;
  resource["type"] = resource.contains("view") ? "VIEW" : "TABLE";
  resource["creationTime"] = stamp();
  resource["etag"] = "etag" + stamp();
  return datasets_.at(in).tables[id] = {std::move(resource), {}};
}

void BigqueryCatalog::patch(Json& resource, const Json& changes) {
  resource.merge_patch(changes);
  resource["etag"] = "etag" + stamp();
}

FakeAnswer BigqueryCatalog::answer(const FakeRequest& request, const std::vector<std::string>& rest) {
  if (rest.empty()) return bigquery_refusal(404, "notFound", "Not found");
  FakeDataset* const found = dataset(rest[0]);
  if (!found) return bigquery_refusal(404, "notFound", "Not found: Dataset " + project_ + ":" + rest[0]);
  if (rest.size() == 1) return answer_dataset(request, rest[0], found->resource);
  if (rest[1] != "tables") return bigquery_refusal(404, "notFound", "Not found");
  if (rest.size() == 3) return answer_table(request, rest[0], rest[2]);
  return request.method == "POST" ? insert_table(*found, rest[0], request) : list_tables(*found, request);
}

FakeAnswer BigqueryCatalog::answer_dataset(const FakeRequest& request, const std::string& id, Json& resource) {
  if (request.method == "GET") return bigquery_answer(resource);
  if (request.method != "PATCH") return bigquery_refusal(400, "invalid", "not a method of data sets here: " + id);
  const std::string only_if = request.header("if-match");
  if (!only_if.empty() && only_if != resource["etag"])
    return bigquery_refusal(412, "conditionNotMet", "Precondition check failed.");
  const Json changes = Json::parse(request.body);
  if (!are_legal_labels(changes.value("labels", Json::object())))
    return bigquery_refusal(400, "invalid", "Invalid label");
  patch(resource, changes);
  return bigquery_answer(resource);
}

FakeAnswer BigqueryCatalog::answer_table(const FakeRequest& request, const std::string& in, const std::string& id) {
  const std::string base = id.substr(0, id.find('$')), name = project_ + ":" + in + "." + id;
  FakeTable* const found = table(in, base);
  if (!found) return bigquery_refusal(404, "notFound", "Not found: Table " + name);
  if (request.method == "GET") return bigquery_answer(found->resource);
  if (request.method == "DELETE") return remove_table(*dataset(in), id, name);
  const Json changes = Json::parse(request.body);
  if (changes.contains("view") && !found->resource.contains("view"))
    return bigquery_refusal(400, "invalid", "Cannot change a table into a view: " + name);
  if (changes.contains("view"))
    if (const std::string missing = missing_in(changes["view"]["query"]); !missing.empty())
      return bigquery_refusal(404, "notFound", "Not found: Table " + missing);
  patch(found->resource, changes);
  return bigquery_answer(found->resource);
}

FakeAnswer BigqueryCatalog::remove_table(FakeDataset& in, const std::string& id, const std::string& name) {
  const std::size_t decorator = id.find('$');
  FakeAnswer answer;
  answer.status = 204;
  if (decorator == std::string::npos) {
    in.tables.erase(id);
    return answer;
  }
  FakeTable& table = in.tables.at(id.substr(0, decorator));
  if (!table.is_partitioned()) return bigquery_refusal(400, "invalid", "Table is not partitioned: " + name);
  if (table.partitions.erase(id.substr(decorator + 1)) == 0)
    return bigquery_refusal(404, "notFound", "Not found: Table " + name);
  return answer;
}

FakeAnswer BigqueryCatalog::insert_table(FakeDataset& in, const std::string& dataset_id, const FakeRequest& request) {
  const Json table = Json::parse(request.body);
  const std::string id = table["tableReference"]["tableId"], name = project_ + ":" + dataset_id + "." + id;
  if (!std::regex_match(id, std::regex("[A-Za-z0-9_]{1,1024}")))
    return bigquery_refusal(400, "invalid", "Invalid table ID \"" + id + "\"");
  if (in.tables.contains(id)) return bigquery_refusal(409, "duplicate", "Already Exists: Table " + name);
  if (const std::string wrong = wrong_in(table); !wrong.empty()) return bigquery_refusal(400, "invalid", wrong);
  if (table.contains("view"))
    if (const std::string missing = missing_in(table["view"]["query"]); !missing.empty())
      return bigquery_refusal(404, "notFound", "Not found: Table " + missing);
  return bigquery_answer(put_table(dataset_id, table).resource);
}

/// Pages of at most 3, so that whoever reads one page alone is seen.
FakeAnswer BigqueryCatalog::list_tables(FakeDataset& in, const FakeRequest& request) {
  constexpr int kPage = 3;
  const std::string from = request.parameter("pageToken");
  Json tables = Json::array(), answer = Json::object();
  for (const auto& [id, table] : in.tables) {
    if (id < from) continue;
    if (tables.size() == kPage) {
      answer["nextPageToken"] = id;
      break;
    }
    Json listed = {{"tableReference", table.resource["tableReference"]}, {"type", table.resource["type"]}};
    if (table.resource.contains("labels")) listed["labels"] = table.resource["labels"];
    tables.push_back(std::move(listed));
  }
  if (!tables.empty()) answer["tables"] = std::move(tables);
  return bigquery_answer(answer);
}

/// The first of the tables in backticks that is not there, "" where all are.
std::string BigqueryCatalog::missing_in(const std::string& view) {
  static const std::regex name("`([^`.]+)\\.([^`.]+)\\.([^`.]+)`");
  for (std::sregex_iterator it(view.begin(), view.end(), name), end; it != end; ++it)
    if (!table((*it)[2], (*it)[3])) return it->str();
  return "";
}

}  // namespace tonearm
