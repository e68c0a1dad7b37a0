#include "app/publish.h"

#include <fmt/format.h>

#include <ostream>

#include "app/period.h"
#include "app/places.h"
#include "app/publish_site.h"
#include "app/sync.h"
#include "report/clock_check.h"
#include "report/slice.h"

namespace tonearm {
namespace {

std::optional<FileForm> file_form(const std::string& form) {
  if (form == "csv") return FileForm::csv;
  if (form == "parquet") return FileForm::parquet;
  return form == "jsonl" ? std::optional(FileForm::jsonl) : std::nullopt;
}

std::optional<Service> service_of(const std::string& form) {
  if (form == "listenbrainz") return Service::listenbrainz;
  if (form == "maloja") return Service::maloja;
  return form == "lastfm" ? std::optional(Service::lastfm) : std::nullopt;
}

FilesOptions with_form(FilesOptions options, FileForm form) {
  options.form = form;
  return options;
}

LiveBigquery live_bigquery(const Config& config) {
  const WarehousePlace place = warehouse_place(config);
  if (!place.in_cloud())
    throw Error(Remedy::fix_usage, "the warehouse is not in BigQuery, so no workbook can ask it live",
                "Publish without --live, or set warehouse = \"bigquery://project/dataset\".");
  return {place.project, place.dataset};
}

TableauOptions tableau_options(const PublishOptions& options, const Config& config) {
  TableauOptions tableau = options.tableau;
  if (options.tableau_form == "modern") tableau.form = TableauOptions::Form::modern;
  if (options.tableau_detail == "days") tableau.detail = TableauOptions::Detail::days;
  if (!options.live.empty()) tableau.live_bigquery = live_bigquery(config);
  return tableau;
}

/// A site says on whose clock its hours are.
void check_clock(const Publication& publication, const Config& config) {
  LocalClock clock(publication.zones);
  if (lies_on(publication.warehouse, publication.user, clock)) return;
  const Setting& zone = config.settings.at("zone");
  throw Error(Remedy::fix_setup,
              fmt::format("the times of the plays are not those of {} (zone, from {})", zone.value, zone.source),
              "Set zone as tonearm sync had it, or run tonearm sync to make them anew.");
}

SiteOptions site_options(const PublishOptions& options) {
  SiteOptions site = options.site;
  if (!options.private_before.empty()) site.private_before = required_date(options.private_before, "--private-before");
  return site;
}

}  // namespace

int publish(Parts& parts, const std::string& form, const PublishOptions& options) {
  const std::unique_ptr<Warehouse> warehouse = parts.generations.open_current();
  PublishedFiles written(parts.config.home / "published.json");
  const Publication publication{*warehouse,
                                checked(*warehouse, {listener(parts), {}, {}}).user,
                                parts.config.hemisphere(),
                                parts.config.zones(),
                                written,
                                [&](const std::string& line) { parts.out << line << '\n'; },
                                [&](const std::string& how_far) {
                                  parts.clock.sleep(std::chrono::milliseconds(0));  // an interrupt ends it here
                                  parts.log.progress(how_far);
                                },
                                parts.scratch_warehouse};
  if (const auto file = file_form(form))
    publish_files(publication, with_form(options.files, *file));
  else if (const auto service = service_of(form))
    publish_listens(publication, *service, options.files.output, options.files.force);
  else if (form == "tableau")
    publish_tableau(publication, tableau_options(options, parts.config));
  else {
    if (!options.site.no_times) check_clock(publication, parts.config);
    publish_site_with(parts, publication, site_options(options), options.yes);
  }
  return 0;
}

}  // namespace tonearm
