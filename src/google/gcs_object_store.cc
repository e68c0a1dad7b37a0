#include "google/gcs_object_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <random>

#include "google/crc32c.h"
#include "google/gcs_refusal.h"
#include "google/gcs_removal.h"
#include "google/gcs_upload.h"
#include "google/ordered_fetch.h"

namespace tonearm {
namespace {

using Repeat = GoogleApi::Repeat;

constexpr int kReads = 3;  // of an object that arrives damaged
constexpr std::size_t kBodiesAhead = 32;
const std::vector<int> kSaidByUs{403, 404};  // statuses that throw_gcs_refusal words better

std::string sixteen_random_bytes() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random());
}

/// Zero is "not there" to the service, so no object has it.
bool can_be_a_generation(const std::string& text) {
  return !text.empty() && text != "0" && text.find_first_not_of("0123456789") == std::string::npos;
}

/// "crc32c=4waSgw==,md5=…", in one header or two; true where it names no crc32c.
bool has_checksum(const HttpAnswer& answer, const std::string& checksum) {
  constexpr std::string_view kName = "crc32c=";
  for (const auto& [name, value] : answer.headers) {
    const std::size_t at = name == "x-goog-hash" ? value.find(kName) : std::string::npos;
    if (at == std::string::npos) continue;
    const std::size_t from = at + kName.size();
    return std::string_view(value).substr(from, value.find(',', from) - from) == checksum;
  }
  return true;
}

std::uint64_t number(const std::string& text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Error unreadable_list(const std::string& what) {
  return Error(Remedy::wait_for_service, fmt::format("{}: the answer is not a list of objects", what),
               "Run the same command again; look whether a proxy stands between here and Google.");
}

struct Page {
  std::vector<ObjectInfo> objects;
  std::string next;
};

Page page_of(const std::string& body, const GcsNames& names) {
  Page page;
  const auto read = nlohmann::json::parse(body);
  if (read.contains("items"))
    for (const auto& item : read["items"])
      page.objects.push_back({names.key_of(item.at("name").get<std::string>()),
                              number(item.at("size").get<std::string>()), item.at("generation").get<std::string>()});
  page.next = read.value("nextPageToken", "");
  return page;
}

}  // namespace

GcsObjectStore::GcsObjectStore(GoogleApi& api, GcsSettings settings)
    : api_(api), settings_(std::move(settings)), names_(settings_), marks_(sixteen_random_bytes()) {}

bool GcsObjectStore::put(const std::string& key, std::string_view bytes, const PutIf& condition) {
  const std::string name = names_.name_of(key);
  if (condition.kind == PutIf::Kind::generation_is && !can_be_a_generation(condition.generation)) return false;
  std::optional<std::string> generation;
  try {
    generation = GcsUpload(api_, names_, settings_, {name, bytes, condition, next_mark()}).run();
  } catch (...) {
    memory_.forget(key);
    throw;
  }
  if (generation && !generation->empty())
    memory_.put({key, bytes.size(), *generation});
  else
    memory_.forget(key);
  if (generation && condition.kind != PutIf::Kind::always)
    own_generations_.put(key, *generation);
  else
    own_generations_.take(key);
  return generation.has_value();
}

std::optional<std::string> GcsObjectStore::get(const std::string& key) {
  const std::string name = names_.name_of(key);
  HttpRequest request;
  request.url = names_.object_url(name);
  request.query = {{"alt", "media"}};
  for (int left = kReads; left > 0; --left) {
    HttpAnswer answer = api_.send(request, "read " + names_.shown(name), Repeat::safe, kSaidByUs);
    if (answer.status == 404 && !is_missing_bucket(answer, Asked::about_an_object)) return std::nullopt;
    if (answer.status >= 300) throw_gcs_refusal(api_, answer, names_, "read", name);
    if (has_checksum(answer, crc32c_text(answer.body))) return std::move(answer.body);
  }
  throw Error(Remedy::look_into_data,
              fmt::format("{}: what arrives does not have the object's checksum (crc32c), {} times", names_.shown(name),
                          kReads),
              "Run the same command again; if it stays so, look at the network between here and Google.");
}

std::vector<ObjectInfo> GcsObjectStore::list(const std::string& prefix) {
  const std::string part = first_part(prefix);
  if (part.empty() || !memory_.is_on()) return list_now(prefix);
  if (auto known = memory_.find(prefix)) return *known;
  const std::uint64_t changes = memory_.changes();
  std::vector<ObjectInfo> objects = list_now(part);
  memory_.learn(part, objects, changes);
  std::erase_if(objects, [&](const ObjectInfo& object) { return !object.key.starts_with(prefix); });
  return objects;
}

std::vector<ObjectInfo> GcsObjectStore::list_now(const std::string& prefix) {
  const std::string name = names_.prefix_of(prefix);
  HttpRequest request;
  request.url = names_.list_url();
  std::vector<ObjectInfo> objects;
  std::string token;
  do {
    request.query = {{"prefix", name}, {"fields", "items(name,size,generation),nextPageToken"}, {"maxResults", "1000"}};
    if (!token.empty()) request.query.emplace_back("pageToken", token);
    const HttpAnswer answer = api_.send(request, "list " + names_.shown(name), Repeat::safe, kSaidByUs);
    if (answer.status >= 300) throw_gcs_refusal(api_, answer, names_, "list", name);
    Page page;
    try {
      page = page_of(answer.body, names_);
    } catch (const nlohmann::json::exception&) {
      throw unreadable_list("list " + names_.shown(name));
    }
    std::move(page.objects.begin(), page.objects.end(), std::back_inserter(objects));
    token = std::move(page.next);
  } while (!token.empty());
  std::sort(objects.begin(), objects.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return objects;
}

void GcsObjectStore::remove(const std::string& key) {
  const std::string name = names_.name_of(key);
  try {
    if (remove_object(api_, names_, name, own_generations_.take(key))) return memory_.remove(key);
  } catch (...) {
    memory_.forget(key);
    throw;
  }
  memory_.forget(key);
}

void GcsObjectStore::put_each(const std::vector<NewObject>& objects) {
  const auto put_one = [&](std::size_t i) -> std::optional<std::string> {
    put(objects[i].key, objects[i].bytes, PutIf::always());
    return std::nullopt;
  };
  fetch_in_order(objects.size(), {settings_.in_flight, 2 * settings_.in_flight}, put_one,
                 [](std::size_t, const std::optional<std::string>&) {});
}

void GcsObjectStore::get_each(const std::vector<std::string>& keys, const OnObject& on_object) {
  fetch_in_order(
      keys.size(), {settings_.in_flight, kBodiesAhead}, [&](std::size_t i) { return get(keys[i]); }, on_object);
}

std::string GcsObjectStore::next_mark() { return fmt::format("{}-{}", marks_, puts_++); }

}  // namespace tonearm
