// Where the lake and the warehouse are: a folder, or Google Cloud.
#pragma once
#include <filesystem>
#include <string>

#include "app/config.h"

namespace tonearm {

/// "gs://bucket/prefix", or a folder.
struct LakePlace {
  std::string bucket, prefix;    ///< prefix without slashes around it; both "" for a folder
  std::filesystem::path folder;  ///< empty for a bucket

  bool in_cloud() const { return !bucket.empty(); }
  std::string text() const;
};
/// Throws Error(fix_setup) for a bucket's name that Cloud Storage would not take
/// (https://cloud.google.com/storage/docs/buckets#naming), and for another scheme than gs.
LakePlace parse_lake_place(const std::string& text);

/// "bigquery://project/dataset", or a folder.
struct WarehousePlace {
  std::string project, dataset;
  std::filesystem::path folder;  ///< empty in BigQuery

  bool in_cloud() const { return !project.empty(); }
  std::string text() const;
};
WarehousePlace parse_warehouse_place(const std::string& text);

/// As configured; folders of the home where nothing is set. Throws Error(fix_setup) that names the setting, and for
/// BigQuery over a lake that is a folder: it loads from Cloud Storage alone.
LakePlace lake_place(const Config& config);
WarehousePlace warehouse_place(const Config& config);

}  // namespace tonearm
