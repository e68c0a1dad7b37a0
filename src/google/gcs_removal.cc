#include "google/gcs_removal.h"

#include "google/gcs_refusal.h"

namespace tonearm {
namespace {

HttpRequest removal(const GcsNames& names, const std::string& name, const std::optional<std::string>& generation) {
  HttpRequest request;
  request.url = names.object_url(name);
  request.method = "DELETE";
  if (generation) request.query = {{"ifGenerationMatch", *generation}};
  return request;
}

}  // namespace

void OwnGenerations::put(const std::string& key, const std::string& generation) {
  const std::lock_guard lock(mutex_);
  generations_[key] = generation;
}

std::optional<std::string> OwnGenerations::take(const std::string& key) {
  const std::lock_guard lock(mutex_);
  auto node = generations_.extract(key);
  return node ? std::optional(std::move(node.mapped())) : std::nullopt;
}

bool remove_object(GoogleApi& api, const GcsNames& names, const std::string& name,
                   const std::optional<std::string>& generation) {
  const std::string subject = "remove " + names.shown(name);
  const HttpAnswer answer =
      api.send(removal(names, name, generation), subject, GoogleApi::Repeat::safe, {403, 404, 412});
  if (answer.status == 412) return false;
  const bool was_gone = answer.status == 404 && !is_missing_bucket(answer, Asked::about_an_object);
  if (answer.status >= 300 && !was_gone) throw_gcs_refusal(api, answer, names, "remove", name);
  return true;
}

}  // namespace tonearm
