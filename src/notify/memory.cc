#include "notify/memory.h"

#include <nlohmann/json.hpp>

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;

Memory memory_of(const Json& json) {
  Memory memory;
  for (const auto& [command, told] : json.at("failing").items())
    memory.failing[command] = {told.at("what"), told.at("exit_code"), told.at("since"), told.at("told_at")};
  for (const auto& [user, told] : json.at("listeners").items()) {
    Memory::Listener& listener = memory.listeners[user];
    for (const Json& gap : told.at("gaps")) listener.gaps.push_back({gap.at(0), gap.at(1)});
    listener.no_plays_since = told.at("no_plays_since");
  }
  memory.no_sync_since = json.at("no_sync_since");
  return memory;
}

}  // namespace

std::string write_memory(const Memory& memory) {
  Json failing = Json::object(), listeners = Json::object();
  for (const auto& [command, told] : memory.failing)
    failing[command] = {
        {"what", told.what}, {"exit_code", told.exit_code}, {"since", told.since}, {"told_at", told.told_at}};
  for (const auto& [user, told] : memory.listeners) {
    Json gaps = Json::array();
    for (const Window& gap : told.gaps) gaps.push_back({gap.from, gap.to});
    listeners[user] = {{"gaps", gaps}, {"no_plays_since", told.no_plays_since}};
  }
  const Json json = {
      {"format", 1}, {"failing", failing}, {"listeners", listeners}, {"no_sync_since", memory.no_sync_since}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Memory read_memory(const std::string& text) {
  try {
    return memory_of(Json::parse(text));
  } catch (const Json::exception&) {
    return {};
  }
}

}  // namespace tonearm
