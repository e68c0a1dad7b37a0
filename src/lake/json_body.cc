#include "lake/json_body.h"

#include <fmt/format.h>

#include <cctype>
#include <charconv>

#include "core/error.h"

namespace tonearm {
namespace {

std::string first_words(std::string_view body) {
  std::string words;
  for (const char c : body.substr(0, 60)) words += std::isprint(static_cast<unsigned char>(c)) ? c : ' ';
  return words;
}

/// The code unit of "\uXXXX" at `at`, -1 where there is none.
int code_unit(std::string_view body, std::size_t at) {
  if (at + 6 > body.size() || body[at] != '\\' || body[at + 1] != 'u') return -1;
  int unit = 0;
  const auto [end, error] = std::from_chars(body.data() + at + 2, body.data() + at + 6, unit, 16);
  return error == std::errc() && end == body.data() + at + 6 ? unit : -1;
}

/// Half of a pair that stands alone is no character: \ufffd takes its place. True where one was found.
bool mend_lone_surrogates(std::string& body) {
  bool mended = false;
  for (std::size_t at = body.find('\\'); at != std::string::npos; at = body.find('\\', at)) {
    const int unit = code_unit(body, at);
    const int next = unit < 0 ? -1 : code_unit(body, at + 6);
    const bool pair = unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000;
    if (unit >= 0xD800 && unit < 0xE000 && !pair) {
      body.replace(at, 6, "\\ufffd");
      mended = true;
    }
    at += pair ? 12 : unit >= 0 ? 6 : 2;
  }
  return mended;
}

simdjson::simdjson_result<JsonElement> parse(std::string& body) {
  thread_local simdjson::dom::parser parser;
  body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
  return parser.parse(body.data(), body.size(), false);
}

}  // namespace

std::optional<JsonElement> json_member(JsonElement value, std::string_view name) {
  simdjson::dom::object object;
  JsonElement member;
  if (value.get(object) || object.at_key(name).get(member)) return std::nullopt;
  return member;
}

std::string json_text(std::optional<JsonElement> value) {
  if (!value || value->is_null()) return "";
  if (std::string_view text; !value->get(text)) return std::string(text);
  if (std::int64_t number = 0; !value->get(number)) return std::to_string(number);
  return "";
}

std::int64_t json_int(std::optional<JsonElement> value, std::int64_t otherwise) {
  if (!value) return otherwise;
  std::int64_t number = 0;
  if (!value->get(number)) return number;
  std::string_view text;
  if (value->get(text)) return otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

JsonElement parse_json_root(std::string& body, std::string_view what) {
  JsonElement root;
  simdjson::error_code error = parse(body).get(root);
  if (error && mend_lone_surrogates(body)) error = parse(body).get(root);
  if (!error && root.is_object()) return root;
  throw Error(Remedy::look_into_data,
              fmt::format("this is no whole answer of {} ({}): {}", what,
                          error ? simdjson::error_message(error) : "no object", first_words(body)));
}

}  // namespace tonearm
