#include "lake/top_tags.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.h"
#include "lake/json_body.h"

namespace tonearm {
namespace {

constexpr TagSource kSources[] = {TagSource::artist, TagSource::album, TagSource::track};

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

TagSource source_of(const std::string& method) {
  if (method.empty()) return TagSource::artist;
  for (const TagSource source : kSources)
    if (tag_method(source) == method) return source;
  throw Error(Remedy::look_into_data, "a batch of tags has an answer of \"" + method + "\"");
}

TagAnswer read_answer(JsonElement line) {
  const TagSource source = source_of(json_text(json_member(line, "method")));
  TagAnswer answer{{json_text(json_member(line, "artist")), source, ""},
                   json_int(json_member(line, "observed_at"), 0),
                   json_text(json_member(line, "body"))};
  if (source != TagSource::artist) answer.question.title = json_text(json_member(line, tag_source_name(source)));
  return answer;
}

}  // namespace

const char* tag_source_name(TagSource source) {
  switch (source) {
    case TagSource::album:
      return "album";
    case TagSource::track:
      return "track";
    default:
      return "artist";
  }
}

std::string tag_method(TagSource source) { return std::string(tag_source_name(source)) + ".getTopTags"; }

TopTags parse_top_tags(std::string& body) {
  const JsonElement root = parse_json_root(body, "getTopTags");
  if (auto error = service_error(root)) {
    TopTags refused;
    refused.error = std::move(error);
    return refused;
  }
  const auto top = json_member(root, "toptags");
  if (!top) throw Error(Remedy::look_into_data, "this is no answer of getTopTags: no toptags");
  return read_tags(*top);
}

bool gives_tags(const TagAnswer& answer) {
  std::string body = answer.body;
  const TopTags top = parse_top_tags(body);
  return std::any_of(top.tags.begin(), top.tags.end(), [](const Tag& tag) { return tag.count > 0; });
}

std::string tag_answer_line(const TagAnswer& answer) {
  const auto& [artist, source, title] = answer.question;
  std::string names = "\"artist\":" + json_string(artist);
  if (source != TagSource::artist) names += fmt::format(",\"{}\":{}", tag_source_name(source), json_string(title));
  return fmt::format("{{\"method\":\"{}\",{},\"observed_at\":{},\"body\":{}}}", tag_method(source), names,
                     answer.observed_at, json_string(answer.body));
}

std::vector<TagAnswer> parse_tag_answers(std::string_view lines) {
  std::vector<TagAnswer> answers;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string line(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    answers.push_back(read_answer(parse_json_root(line, "a batch of tags")));
  }
  return answers;
}

}  // namespace tonearm
