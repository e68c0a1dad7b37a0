#include "bigquery/bigquery_generations.h"

#include <fmt/format.h>

#include <charconv>

#include "bigquery/bigquery_errors.h"

namespace tonearm {
namespace {

using Json = nlohmann::json;
using Labels = std::map<std::string, std::string>;

constexpr const char* kGeneration = "tonearm_generation";
constexpr const char* kCurrent = "tonearm_current";
constexpr const char* kPublisher = "tonearm_publisher";
constexpr const char* kBuilder = "tonearm_builder";

std::string generation_name(std::int64_t number) { return fmt::format("{:08}", number); }

std::string label(const Json& resource, const char* name) {
  return resource.value("labels", Json::object()).value(name, "");
}

std::int64_t number_of(const std::string& name) {
  std::int64_t number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

/// What is built after it, on the other side.
PublishedGeneration next_after(const PublishedGeneration& now) {
  return {now.number + 1, now.side == 'a' ? 'b' : 'a', new_query_id().substr(10, 16), ""};
}

/// A reader that says so where its generation was emptied to make room for the one after the next.
class GenerationReader : public BigqueryWarehouse {
 public:
  GenerationReader(std::shared_ptr<BigqueryApi> api, ObjectStore& lake, const PublishedGeneration& generation,
                   const TemporaryFunctions& functions)
      : BigqueryWarehouse(api, lake, generation_dataset(api->settings(), generation.side), Access::read, functions),
        api_(api),
        dataset_(generation_dataset(api->settings(), generation.side)),
        name_(generation_name(generation.number)) {}

  void query(const std::string& sql, const std::vector<Value>& parameters,
             const std::function<void(const Row&)>& on_row) override {
    try {
      BigqueryWarehouse::query(sql, parameters, on_row);
    } catch (const Error& error) {
      if (error.remedy() != Remedy::look_into_data || label(api_->dataset(dataset_), kGeneration) == name_) throw;
      throw Error(Remedy::try_again, "the warehouse " + name_ + " was replaced while it was read",
                  "Run the same command again.");
    }
  }

 private:
  std::shared_ptr<BigqueryApi> api_;
  std::string dataset_, name_;
};

void refuse_expiry(const Json& dataset, const std::string& name) {
  if (!dataset.contains("defaultTableExpirationMs") && !dataset.contains("defaultPartitionExpirationMs")) return;
  throw Error(
      Remedy::fix_setup, fmt::format("tables of the dataset {} expire by themselves", name),
      fmt::format("Turn that off: bq update --default_table_expiration 0 --default_partition_expiration 0 {}", name));
}

}  // namespace

BigqueryGenerations::BigqueryGenerations(GoogleApi& google, Clock& clock, ObjectStore& lake, BigquerySettings settings,
                                         const std::string& functions)
    : api_(std::make_shared<BigqueryApi>(google, clock, std::move(settings))),
      tables_(*api_),
      lake_(lake),
      functions_(functions) {}

PublishedGeneration BigqueryGenerations::published() {
  const Json dataset = api_->dataset(api_->settings().dataset);
  PublishedGeneration now;
  now.etag = dataset.value("etag", "");
  const std::string side = label(dataset, kCurrent);
  if (side != "a" && side != "b") return now;
  now.side = side[0];
  now.number = number_of(label(dataset, kGeneration));
  now.publisher = label(dataset, kPublisher);
  return now;
}

std::unique_ptr<Warehouse> BigqueryGenerations::open_to_build(const PublishedGeneration& next) {
  return std::make_unique<BigqueryWarehouse>(api_, lake_, generation_dataset(api_->settings(), next.side),
                                             BigqueryWarehouse::Access::build, functions_);
}

std::unique_ptr<Warehouse> BigqueryGenerations::open_to_read(const PublishedGeneration& now) {
  return std::make_unique<GenerationReader>(api_, lake_, now, functions_);
}

std::unique_ptr<Warehouse> BigqueryGenerations::begin_next() {
  const BigquerySettings& settings = api_->settings();
  refuse_expiry(api_->dataset(settings.dataset), settings.project + ":" + settings.dataset);
  fence();
  const PublishedGeneration now = published(), next = next_after(now);
  if (now.number > 0) follow(now);  // a publication that was killed left views of what is emptied here
  const std::string dataset = generation_dataset(settings, next.side);
  empty(dataset);
  const Json labels = {{kGeneration, generation_name(next.number)}};
  api_->send({"PATCH", "/datasets/" + dataset, "the dataset " + dataset, Json{{"labels", labels}}});
  return open_to_build(next);
}

/// A publication of a killed run may still be on its way: it names the etag that it read, which is another one from
/// here on, so it cannot make current what is emptied next.
void BigqueryGenerations::fence() {
  const std::string& dataset = api_->settings().dataset;
  const Json labels = {{kBuilder, new_query_id().substr(10, 16)}};
  api_->send({"PATCH", "/datasets/" + dataset, "the dataset " + dataset, Json{{"labels", labels}}});
}

void BigqueryGenerations::empty(const std::string& dataset) {
  const Json resource = api_->dataset(dataset);
  if (const std::string where = resource.value("location", "US"); where != api_->location())
    throw Error(
        Remedy::fix_setup,
        fmt::format("the dataset {} lies in {}, {} in {}", dataset, where, api_->settings().dataset, api_->location()),
        "Make them anew in one location, that of the bucket.");
  const auto tables = tables_.list(dataset);
  if (!tables.empty() && label(resource, kGeneration).empty())
    throw Error(Remedy::fix_setup, fmt::format("the dataset {} holds tables that Tonearm did not make", dataset),
                "Move them elsewhere, or choose another name for the warehouse.");
  for (const auto& table : tables) tables_.remove(dataset, table.id);
}

bool BigqueryGenerations::is_begun(const PublishedGeneration& now) {
  const PublishedGeneration next = next_after(now);
  const Json dataset = api_->dataset(generation_dataset(api_->settings(), next.side));
  return label(dataset, kGeneration) == generation_name(next.number);
}

std::unique_ptr<Warehouse> BigqueryGenerations::open_next() {
  const PublishedGeneration now = published();
  if (!is_begun(now))
    throw Error(Remedy::fix_usage, "there is no warehouse under way",
                "Run tonearm load first, or tonearm sync for all stages.");
  return open_to_build(next_after(now));
}

std::string BigqueryGenerations::publish() {
  const PublishedGeneration now = published(), next = next_after(now);
  if (!is_begun(now)) throw Error(Remedy::fix_usage, "there is no warehouse to publish", "Run tonearm sync.");
  make_current(next, now.etag);
  drop_views(generation_dataset(api_->settings(), next.side));
  follow(next);
  return generation_name(next.number);
}

void BigqueryGenerations::make_current(const PublishedGeneration& next, const std::string& etag) {
  const std::string& dataset = api_->settings().dataset;
  const Json labels = {
      {kCurrent, std::string(1, next.side)}, {kGeneration, generation_name(next.number)}, {kPublisher, next.publisher}};
  const BigqueryAnswer answer = api_->send(
      {"PATCH", "/datasets/" + dataset, "the dataset " + dataset, Json{{"labels", labels}}, {}, etag, {412}});
  // A request whose answer was lost is sent again and finds its own work.
  if (answer.status == 412 && published().publisher != next.publisher)
    throw Error(Remedy::try_again, fmt::format("another sync published {} meanwhile", dataset),
                "Run tonearm sync again, and only one at a time.");
}

/// What was loaded are views of the staged tables, which change; the generation holds only what was made of them.
void BigqueryGenerations::drop_views(const std::string& dataset) {
  for (const auto& table : tables_.list(dataset))
    if (table.type == "VIEW") tables_.remove(dataset, table.id);
}

/// Each table of the generation has a view of its name in `dataset`, and nothing else of ours does.
void BigqueryGenerations::follow(const PublishedGeneration& now) {
  const std::string& dataset = api_->settings().dataset;
  const std::string generation = generation_name(now.number), from = generation_dataset(api_->settings(), now.side);
  std::map<std::string, BigqueryTables::Listed> there;
  for (auto& table : tables_.list(dataset)) there[table.id] = table;
  for (const auto& table : tables_.list(from)) {
    if (table.type != "TABLE") continue;
    const auto old = there.extract(table.id);
    if (!old.empty() && !old.mapped().is_ours())
      throw Error(Remedy::fix_setup,
                  fmt::format("{} is there already, and Tonearm did not make it", api_->name_of(dataset, table.id)),
                  "Rename it, or choose another dataset for the warehouse.");
    if (!old.empty() && old.mapped().labels[kGeneration] == generation) continue;
    tables_.put_view(dataset, table.id, fmt::format("select * from `{}`", api_->name_of(from, table.id)), generation);
  }
  for (const auto& [id, table] : there)
    if (table.is_ours() && table.type == "VIEW") tables_.remove(dataset, id);
}

PublishedGeneration BigqueryGenerations::current() {
  PublishedGeneration now = published();
  if (now.number == 0)
    throw Error(Remedy::fix_usage,
                fmt::format("there is no warehouse in {}.{}", api_->settings().project, api_->settings().dataset),
                "Run tonearm sync first.");
  return now;
}

std::unique_ptr<Warehouse> BigqueryGenerations::open_current() { return open_to_read(current()); }

Readers BigqueryGenerations::open_readers(std::size_t count) {
  const PublishedGeneration now = current();
  Readers readers{generation_name(now.number), {}};
  while (readers.warehouses.size() < count) readers.warehouses.push_back(open_to_read(now));
  return readers;
}

std::string BigqueryGenerations::current_name() {
  const PublishedGeneration now = published();
  return now.number == 0 ? "" : generation_name(now.number);
}

}  // namespace tonearm
