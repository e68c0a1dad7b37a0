// Generations in BigQuery, blue and green: dataset_a and dataset_b are built by turns; a label of `dataset` says which
// of them is current, and its change, in one request, is the publication. Views in `dataset` then follow for people
// and tools, one by one; readers of ours go by the label.
#pragma once
#include <memory>
#include <string>

#include "bigquery/bigquery_warehouse.h"
#include "ports/object_store.h"
#include "ports/warehouse_generations.h"

namespace tonearm {

/// What the labels of `dataset` say: tonearm_current, tonearm_generation, tonearm_publisher; tonearm_builder
/// is who began the last build.
struct PublishedGeneration {
  std::int64_t number = 0;  ///< 0: none was ever published
  char side = 'b';          ///< so that the first one built is 'a'
  std::string publisher;    ///< who made it current: random, new each time
  std::string etag;         ///< of the dataset when it said so
};

/// A reader goes on reading its generation until the one after the next is begun; from then on it throws
/// Error(try_again).
class BigqueryGenerations : public WarehouseGenerations {
 public:
  /// `google`, `clock` and `lake` must live as long as any warehouse that this gives.
  BigqueryGenerations(GoogleApi& google, Clock& clock, ObjectStore& lake, BigquerySettings settings,
                      const std::string& functions);

  /// Error(fix_setup) where a dataset is missing, lies elsewhere, lets tables expire, or holds tables of another owner.
  std::unique_ptr<Warehouse> begin_next() override;
  std::unique_ptr<Warehouse> open_next() override;
  /// Error(try_again) where somebody else published meanwhile.
  std::string publish() override;
  std::unique_ptr<Warehouse> open_current() override;
  Readers open_readers(std::size_t count) override;
  std::string current_name() override;

  BigqueryUsage usage() const { return api_->usage(); }
  BigqueryApi& api() { return *api_; }

 private:
  PublishedGeneration published();
  PublishedGeneration current();
  void fence();
  void empty(const std::string& dataset);
  bool is_begun(const PublishedGeneration& now);
  void make_current(const PublishedGeneration& next, const std::string& etag);
  void drop_views(const std::string& dataset);
  void follow(const PublishedGeneration& now);
  std::unique_ptr<Warehouse> open_to_build(const PublishedGeneration& next);
  std::unique_ptr<Warehouse> open_to_read(const PublishedGeneration& now);

  std::shared_ptr<BigqueryApi> api_;
  BigqueryTables tables_;
  ObjectStore& lake_;
  TemporaryFunctions functions_;
};

}  // namespace tonearm
