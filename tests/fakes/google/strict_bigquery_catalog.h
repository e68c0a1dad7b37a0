// Data sets and tables of the strict BigQuery, and the requests about them.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "fakes/google/fake_door.h"

namespace tonearm {

/// {"error": {"code", "message", "errors": [{"reason"}]}}.
FakeAnswer bigquery_refusal(int status, const std::string& reason, const std::string& message);
FakeAnswer bigquery_answer(const nlohmann::json& body);
/// Keys and values of at most 63 letters in lower case, digits, '_' and '-'.
bool are_legal_labels(const nlohmann::json& labels);
std::string modern_type(const std::string& type);

struct FakeTable {
  nlohmann::json resource;
  std::map<std::string, std::vector<std::string>> partitions;  ///< URIs by month; by "" without partitioning
  bool is_partitioned() const { return resource.contains("timePartitioning"); }
};
struct FakeDataset {
  nlohmann::json resource;
  std::map<std::string, FakeTable> tables;
};

class BigqueryCatalog {
 public:
  explicit BigqueryCatalog(std::string project) : project_(std::move(project)) {}

  FakeDataset& make_dataset(const std::string& id, const std::string& location);
  FakeDataset* dataset(const std::string& id);
  FakeTable* table(const std::string& dataset, const std::string& id);
  FakeTable& put_table(const std::string& dataset, nlohmann::json resource);
  void patch(nlohmann::json& resource, const nlohmann::json& changes);

  /// `rest`: the parts of the path below "datasets".
  FakeAnswer answer(const FakeRequest& request, const std::vector<std::string>& rest);

 private:
  FakeAnswer answer_dataset(const FakeRequest& request, const std::string& id, nlohmann::json& resource);
  FakeAnswer answer_table(const FakeRequest& request, const std::string& dataset, const std::string& id);
  FakeAnswer remove_table(FakeDataset& dataset, const std::string& id, const std::string& name);
  FakeAnswer insert_table(FakeDataset& dataset, const std::string& id, const FakeRequest& request);
  FakeAnswer list_tables(FakeDataset& dataset, const FakeRequest& request);
  std::string missing_in(const std::string& view);
  std::string stamp();

  const std::string project_;
  std::map<std::string, FakeDataset> datasets_;
  std::int64_t stamps_ = 1'700'000'000'000;
};

}  // namespace tonearm
