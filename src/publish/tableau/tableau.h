// `publish tableau`: the workbook "Scrobble Insights", ready to open.
#pragma once
#include <optional>
#include <string>

#include "publish/publication.h"

namespace tonearm {

/// Of --live bigquery: the workbook asks these tables and holds no data.
struct LiveBigquery {
  std::string project, dataset;
};

struct TableauOptions {
  enum class Form { classic, modern };  ///< XML of version 18.1, or 26.1
  enum class Detail { plays, days };

  std::string output = "scrobble-insights.twbx";
  Form form = Form::classic;
  Detail detail = Detail::plays;
  bool hyper = false;  ///< an extract in the CSV's place
  std::optional<LiveBigquery> live_bigquery;
  bool force = false;
};

void publish_tableau(const Publication& publication, const TableauOptions& options);

}  // namespace tonearm
