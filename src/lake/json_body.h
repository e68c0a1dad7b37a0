// Reading the service's JSON with simdjson: whole bodies, scalars in either form.
// The DOM parser, because it picks the machine's kernels at run time (on demand does so at compile time) and because a
// body that breaks off anywhere must be refused as a whole.
#pragma once
#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lake/service_error.h"

namespace tonearm {

using JsonElement = simdjson::dom::element;

/// The member of an object; nothing where it is absent or `value` is no object.
std::optional<JsonElement> json_member(JsonElement value, std::string_view name);
/// A string as it is, a number as digits; "" for null, for anything else, for an absent member.
std::string json_text(std::optional<JsonElement> value);
/// A number, or a string of digits; `otherwise` for anything else.
std::int64_t json_int(std::optional<JsonElement> value, std::int64_t otherwise);
/// One element, or each element of an array: the service writes a list of one in both ways.
template <class Visit>
void for_each_element(JsonElement list, Visit visit) {
  if (!list.is_array()) return void(list.is_object() ? visit(list) : void());
  for (const JsonElement element : simdjson::dom::array(list)) visit(element);
}

/// The root object of `body`, valid until this thread parses again; a lone surrogate in an escape is read as U+FFFD.
/// Throws Error(look_into_data) where the body is no JSON object or breaks off. `what` names it:
/// "user.getRecentTracks".
JsonElement parse_json_root(std::string& body, std::string_view what);

/// {"error":N,"message":"…"}, where the root says that.
std::optional<ServiceError> service_error(JsonElement root);

}  // namespace tonearm
