#include "simulator/control.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/error.h"
#include "simulator/read_history.h"

namespace tonearm::simulator {
namespace {

using nlohmann::json;
using Change = std::function<bool(const std::string& user, const json& item)>;

Answer json_answer(const json& body, int status = 200) {
  Answer answer;
  answer.status = status;
  answer.body = body.dump() + "\n";
  return answer;
}

Play read_play(const json& item) {
  return {item.at("uts").get<std::int64_t>(),
          {item.at("artist"), item.value("album", ""), item.at("track"), item.value("artist_mbid", ""),
           item.value("album_mbid", ""), item.value("track_mbid", ""), item.value("loved", false)}};
}

Answer change_each(const std::string& body, const History& history, const Change& change) {
  const auto items = json::parse(body);
  int done = 0, missing = 0;
  for (const auto& item : items) {
    const auto user = item.contains("user") ? item.at("user").get<std::string>() : history.users().at(0);
    ++(change(user, item) ? done : missing);
  }
  return json_answer({{"done", done}, {"missing", missing}}, missing == 0 ? 200 : 409);
}

json all_faults(const Service& service) {
  json all;
  const auto faults = service.faults();
  for (const auto& field : fault_fields()) all[field.name] = faults.*(field.value);
  return all;
}

Answer faults(const std::string& body, Service& service) {
  auto faults = service.faults();
  const auto changes = body.empty() ? json::object() : json::parse(body);
  for (const auto& [name, value] : changes.items())
    set_fault(faults, name, value.is_boolean() ? static_cast<double>(value.get<bool>()) : value.get<double>());
  service.set_faults(faults);
  return json_answer(all_faults(service));
}

Answer add(const std::string& body, History& history) {
  return change_each(body, history, [&](const std::string& user, const json& item) {
    history.add(user, read_play(item));
    return true;
  });
}

Answer remove(const std::string& body, History& history) {
  return change_each(body, history,
                     [&](const std::string& user, const json& item) { return history.remove(user, read_play(item)); });
}

Answer edit(const std::string& body, History& history) {
  return change_each(body, history, [&](const std::string& user, const json& item) {
    auto after = item;
    after.update(item.at("to"));
    return history.replace(user, read_play(item), read_play(after));
  });
}

Answer truth(const Params& params, const History& history) {
  const auto user = params.find("user");
  Answer answer;
  answer.content_type = "text/csv; charset=utf-8; header=present";
  answer.body = write_history(history.plays(user == params.end() ? history.users().at(0) : user->second));
  return answer;
}

Answer stats(const Service& service) {
  Answer answer;
  answer.body = service.stats().to_json() + "\n";
  return answer;
}

Answer dispatch(const std::string& verb, const Params& params, const std::string& body, History& history,
                Service& service) {
  if (verb == "faults") return faults(body, service);
  if (verb == "add") return add(body, history);
  if (verb == "delete") return remove(body, history);
  if (verb == "edit") return edit(body, history);
  if (verb == "truth") return truth(params, history);
  if (verb == "stats") return stats(service);
  return json_answer({{"error", "there is no /_sim/" + verb}}, 404);
}

}  // namespace

Answer answer_control(const std::string& verb, const Params& params, const std::string& body, History& history,
                      Service& service) {
  try {
    return dispatch(verb, params, body, history, service);
  } catch (const Error& error) {
    return json_answer({{"error", std::string(error.what()) + ". " + error.what_to_do()}}, 400);
  } catch (const json::exception& error) {
    return json_answer({{"error", error.what()}}, 400);
  } catch (const std::out_of_range& error) {
    return json_answer({{"error", error.what()}}, 404);
  }
}

}  // namespace tonearm::simulator
