#include "simulator/json_object.h"

#include "simulator/json_text.h"

namespace tonearm::simulator {

JsonObject& JsonObject::text(std::string_view name, std::string_view value) {
  return json(name, json_string(value, style_.escape_slash));
}

JsonObject& JsonObject::quoted(std::string_view name, std::int64_t value) {
  return json(name, '"' + std::to_string(value) + '"');
}

JsonObject& JsonObject::json(std::string_view name, std::string value) {
  members_.emplace_back(name, std::move(value));
  return *this;
}

std::string JsonObject::str() {
  if (style_.shuffle) shuffle();
  std::size_t size = 2;
  for (const auto& [name, value] : members_) size += name.size() + value.size() + 4;
  std::string out = "{";
  out.reserve(size);
  for (const auto& [name, value] : members_) {
    if (out.size() > 1) out += ',';
    out += '"';
    out += name;
    out += "\":";
    out += value;
  }
  return out += '}';
}

void JsonObject::shuffle() {
  for (std::size_t i = members_.size(); i > 1; --i)
    std::swap(members_[i - 1], members_[static_cast<std::size_t>(style_.shuffle->below(static_cast<std::int64_t>(i)))]);
}

std::string json_array(const std::vector<std::string>& elements, bool bare_single) {
  if (bare_single && elements.size() == 1) return elements[0];
  std::size_t size = 2;
  for (const auto& element : elements) size += element.size() + 1;
  std::string out = "[";
  out.reserve(size);
  for (const auto& element : elements) {
    if (out.size() > 1) out += ',';
    out += element;
  }
  return out += ']';
}

}  // namespace tonearm::simulator
