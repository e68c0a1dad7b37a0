// BigQuery as strict as it is documented, over loopback: data sets, tables, jobs. It reads no Parquet and runs no SQL:
// it keeps which objects each partition was loaded from, and gives results that a test wrote.
#pragma once
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "fakes/google/fake_door.h"
#include "fakes/google/strict_bigquery_catalog.h"
#include "fakes/google/strict_bigquery_jobs.h"

namespace tonearm {

class StrictBigquery {
 public:
  /// What goes wrong with a request, in the order of the faults.
  struct Fault {
    std::string method, path;  ///< "POST", a part of the path
    int status = 0;            ///< the answer's; 0 to let it through, then `ending`
    std::string reason;
    FakeAnswer::Ending ending = FakeAnswer::Ending::whole;
    bool done_before = false;  ///< whether the request is carried out first
    int times = 1;
    std::string changed = {};  ///< a data set that somebody else changes just before
  };

  explicit StrictBigquery(const std::string& project = "p");

  std::string url() const { return door_.url(); }
  void make_dataset(const std::string& id, const std::string& location = "EU");
  void add(Fault fault);
  /// For the next job whose id holds `part`.
  void next_job(const std::string& part, JobFate fate);
  /// For every query whose text holds `part`; the first that fits.
  void answer(const std::string& part, QueryResult result);
  /// Ends what hangs.
  void finish_all_jobs();

  /// "d.t", partition ("201504", "" for a table of one) and the URIs it was loaded from.
  std::map<std::string, std::vector<std::string>> uris(const std::string& table);
  std::vector<std::string> tables(const std::string& dataset);
  nlohmann::json table(const std::string& table);
  nlohmann::json labels(const std::string& dataset);
  void patch(const std::string& dataset, const nlohmann::json& resource);
  void drop(const std::string& table);
  void put_table(const std::string& dataset, const nlohmann::json& resource);
  /// Ids in order of their insertion; those that hold `part`.
  std::vector<std::string> jobs(const std::string& part = "");
  nlohmann::json job(const std::string& id);
  /// "POST /datasets/d/tables": how often such a request came.
  int requests(const std::string& method, const std::string& path);

 private:
  FakeAnswer respond(const FakeRequest& request);
  FakeAnswer route(const FakeRequest& request, const std::string& path);

  std::mutex mutex_;
  const std::string project_;
  BigqueryCatalog catalog_;
  BigqueryJobBook jobs_;
  std::deque<Fault> faults_;
  std::vector<std::pair<std::string, std::string>> seen_;
  FakeDoor door_;  // last: it answers while the others live
};

}  // namespace tonearm
