// Which project and dataset of BigQuery, what a statement may cost, and where the lake is for it.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace tonearm {

struct BigquerySettings {
  std::string project, dataset;
  std::string endpoint = "https://bigquery.googleapis.com";
  std::string location;                   ///< "EU"; "" for wherever the dataset is
  std::int64_t maximum_bytes_billed = 0;  ///< of one statement; 0 for no limit of ours
  std::string command = "sync";           ///< the label of each job: letters in lower case, digits, '-', '_'
  std::string account;                    ///< who asks, for messages
  std::string lake_uri;                   ///< "gs://bucket/prefix" that keys of the lake are below
  std::chrono::milliseconds first_poll{200}, longest_poll{2000};  ///< between two looks at a load job
  std::chrono::milliseconds first_wait{1000};                     ///< before a failed job is tried again; doubles
};

/// Its two generations are built by turns: side 'a' is "dataset_a".
inline std::string generation_dataset(const BigquerySettings& settings, char side) {
  return settings.dataset + '_' + side;
}

}  // namespace tonearm
