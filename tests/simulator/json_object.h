// Objects whose members can come in any order.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "simulator/dice.h"

namespace tonearm::simulator {

/// How a body is written.
struct JsonStyle {
  bool escape_slash = false;
  Dice* shuffle = nullptr;  ///< members in an order that it draws; in the order given without it
};

/// {"a":1,"b":"x"}, compact.
class JsonObject {
 public:
  explicit JsonObject(JsonStyle style) : style_(style) {}

  JsonObject& text(std::string_view name, std::string_view value);
  /// A number as the user methods write it: in quotes.
  JsonObject& quoted(std::string_view name, std::int64_t value);
  /// A value that is JSON already.
  JsonObject& json(std::string_view name, std::string value);

  /// Draws the order: ask once.
  std::string str();

 private:
  void shuffle();

  JsonStyle style_;
  std::vector<std::pair<std::string_view, std::string>> members_;
};

/// [a,b]; one element alone stands without its brackets when `bare_single`.
std::string json_array(const std::vector<std::string>& elements, bool bare_single = false);

}  // namespace tonearm::simulator
