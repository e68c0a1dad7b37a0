// One generation of BigQuery as a Warehouse: its tables are those of one dataset.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "bigquery/bigquery_api.h"
#include "bigquery/parquet_loads.h"
#include "bigquery/query_job.h"
#include "ports/object_store.h"
#include "ports/warehouse.h"

namespace tonearm {

class BigqueryWarehouse : public Warehouse {
 public:
  enum class Access { read, build };

  /// `functions`: create temp function statements, put in front of what calls them. With Access::read, statements that
  /// are no query throw Error(look_into_data).
  BigqueryWarehouse(std::shared_ptr<BigqueryApi> api, ObjectStore& lake, std::string dataset, Access access,
                    const TemporaryFunctions& functions);

  /// Loads into tables that all generations share; this one gets a view of that name. Objects are listed once: staged
  /// files must not change while a warehouse is open.
  void load_parquet(const std::string& table, const std::vector<Column>& columns,
                    const std::vector<std::string>& keys) override;
  void run(const std::string& sql) override;
  void query(const std::string& sql, const std::vector<Value>& parameters,
             const std::function<void(const Row&)>& on_row) override;
  Dialect dialect() const override { return Dialect::bigquery; }
  void interrupt() override { runner_.interrupt(); }

  BigqueryUsage usage() const { return api_->usage(); }

 private:
  void refuse_writing(const std::string& sql) const;

  std::shared_ptr<BigqueryApi> api_;
  std::string dataset_;
  Access access_;
  ParquetLoads loads_;
  QueryRunner runner_;
};

}  // namespace tonearm
