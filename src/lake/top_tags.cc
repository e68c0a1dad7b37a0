#include "lake/top_tags.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.h"
#include "lake/json_body.h"

namespace tonearm {
namespace {

constexpr const char* kMethod = "artist.getTopTags";

TopTags read_tags(JsonElement top) {
  TopTags result;
  result.artist = json_text(json_member(json_member(top, "@attr").value_or(top), "artist"));
  if (const auto tags = json_member(top, "tag"))
    for_each_element(*tags, [&](JsonElement tag) {
      result.tags.push_back({json_text(json_member(tag, "name")), json_int(json_member(tag, "count"), 0)});
    });
  return result;
}

/// JSON's own escapes and nothing more: the rest goes through byte for byte.
std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      quoted += '\\', quoted += c;
    else if (static_cast<unsigned char>(c) < 0x20)
      quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      quoted += c;
  }
  return quoted + '"';
}

}  // namespace

TopTags parse_top_tags(std::string& body) {
  const JsonElement root = parse_json_root(body, kMethod);
  if (auto error = service_error(root)) {
    TopTags refused;
    refused.error = std::move(error);
    return refused;
  }
  const auto top = json_member(root, "toptags");
  if (!top) throw Error(Remedy::look_into_data, std::string("this is no answer of ") + kMethod + ": no toptags");
  return read_tags(*top);
}

std::string tag_answer_line(const TagAnswer& answer) {
  return fmt::format("{{\"artist\":{},\"observed_at\":{},\"body\":{}}}", json_string(answer.artist), answer.observed_at,
                     json_string(answer.body));
}

std::vector<TagAnswer> parse_tag_answers(std::string_view lines) {
  std::vector<TagAnswer> answers;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string line(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const JsonElement root = parse_json_root(line, "a batch of tags");
    TagAnswer answer{json_text(json_member(root, "artist")), json_int(json_member(root, "observed_at"), 0),
                     json_text(json_member(root, "body"))};
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace tonearm
