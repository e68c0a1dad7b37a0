#include "simulator/service.h"

#include <ctime>

#include "simulator/flaky.h"
#include "simulator/json_text.h"
#include "simulator/truth_changes.h"

namespace tonearm::simulator {
namespace {

std::string param(const Params& params, const std::string& name) {
  const auto found = params.find(name);
  return found == params.end() ? "" : found->second;
}

std::string method_of(const Params& params) { return lower_case(param(params, "method")); }

Answer xml_answer() {
  Answer answer;
  answer.content_type = "text/xml; charset=UTF-8";
  answer.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<lfm status=\"ok\"></lfm>\n";
  answer.fault = "not_json";
  return answer;
}

Answer down_answer(const Faults& faults) {
  auto answer = html_answer("down");
  if (faults.down_refuses != 0) answer.ending = Answer::Ending::refused;
  return answer;
}

Answer unknown_answer(Tagged::Kind kind) {
  const bool is_artist = kind == Tagged::Kind::artist;
  Answer answer;
  answer.fault = is_artist ? "unknown_artist" : "unknown_album";
  answer.body = std::string(R"({"error":6,"message":")") +
                (is_artist ? "The artist you supplied could not be found" : "Album not found") + R"(","links":[]})";
  return answer;
}

std::string write_user(const std::string& name, const Census& census) {
  const JsonStyle style;
  const auto registered = std::to_string(census.first_uts == 0 ? 1'108'290'000 : census.first_uts);
  return JsonObject(style)
      .text("name", name)
      .text("age", "0")
      .text("subscriber", "0")
      .text("realname", "")
      .text("bootstrap", "0")
      .quoted("playcount", census.plays)
      .quoted("artist_count", census.artists)
      .text("playlists", "0")
      .quoted("track_count", census.tracks)
      .quoted("album_count", census.albums)
      .json("image", write_images({}, style))
      .json("registered", R"({"unixtime":")" + registered + R"(","#text":)" + registered + "}")
      .text("country", "None")
      .text("gender", "n")
      .text("url", "https://www.last.fm/user/" + encode_path(name))
      .text("type", "user")
      .str();
}

}  // namespace

Answer Service::answer(const Params& params, const std::string& user_agent, int client_port) {
  const std::lock_guard lock(mutex_);
  ++stats_.requests;
  ++stats_.by_method[method_of(params)];
  stats_.user_agent = user_agent;
  stats_.connections.insert(client_port);
  Dice dice(seed_, static_cast<std::uint64_t>(stats_.requests));
  auto answer = make_answer(params, dice);
  answer.date = now();
  if (!answer.fault.empty()) ++stats_.faults[answer.fault];
  stats_.bytes += static_cast<std::int64_t>(answer.body.size());
  return answer;
}

Answer Service::make_answer(const Params& params, Dice& dice) {
  if (faults_.down_after > 0 && static_cast<double>(stats_.requests - requests_before_down_) > faults_.down_after)
    return down_answer(faults_);
  Dice changes(seed_ + 1, static_cast<std::uint64_t>(stats_.requests));
  change_history(params, changes);
  const auto flaky = draw_flaky(faults_, dice);
  auto refused = refusal(params);
  return spoil(refused ? std::move(*refused) : dispatch(params, flaky, dice), flaky, faults_, dice);
}

std::optional<Answer> Service::refusal(const Params& params) {
  if (is_above_rate()) return error_answer(29, faults_.rate_limit_429 != 0 ? 429 : 200, "rate_limit");
  const auto key = param(params, "api_key");
  if (param(params, "method").empty() || key.empty()) return error_answer(6, 400, "missing_parameter");
  if (faults_.key_suspended != 0) return error_answer(26, 403, "key_suspended");
  if (faults_.key_rejected != 0 || (!api_key_.empty() && key != api_key_)) return error_answer(10, 403, "key_rejected");
  if (param(params, "format") != "json") return xml_answer();
  return std::nullopt;
}

bool Service::is_above_rate() {
  if (faults_.rate_limit <= 0) return false;
  const auto now = Clock::now();
  while (!let_through_.empty() && now - let_through_.front() >= std::chrono::seconds(1)) let_through_.pop_front();
  if (static_cast<double>(let_through_.size()) >= faults_.rate_limit) return true;
  let_through_.push_back(now);
  return false;
}

Answer Service::dispatch(const Params& params, const std::string& flaky, Dice& dice) {
  const auto method = method_of(params);
  if (method == "user.getrecenttracks") return recent_.answer(params, flaky, faults_, dice);
  if (method == "user.getinfo") return user_info(params, flaky == "wrong_user");
  for (const auto kind : kTaggedKinds)
    if (method == std::string(name_of(kind)) + ".gettoptags") return top_tags(kind, params, dice);
  return error_answer(3, 400, "unknown_method");
}

Answer Service::user_info(const Params& params, bool other_user) const {
  const auto user = history_.canonical_user(param(params, "user"));
  if (!user) return error_answer(6, 404, "unknown_user", "User not found");
  Answer answer;
  if (other_user) answer.fault = "wrong_user";
  answer.body = "{\"user\":" + write_user(other_user ? "somebody_else" : *user, history_.census(*user)) + "}";
  return answer;
}

Answer Service::top_tags(Tagged::Kind kind, const Params& params, Dice& dice) const {
  Tagged tagged{kind, param(params, "artist"), kind == Tagged::Kind::artist ? "" : param(params, name_of(kind))};
  if (param(params, "artist").empty() || param(params, name_of(kind)).empty())
    return error_answer(6, 400, "missing_parameter");
  const auto artist = history_.known_artist(tagged.artist);
  if (!artist && kind != Tagged::Kind::track) return unknown_answer(kind);
  tagged.artist = artist.value_or(tagged.artist);
  const bool bare_single = dice.chance(faults_.bare_single);
  const JsonStyle style{dice.chance(faults_.escape_slash), dice.chance(faults_.shuffle_members) ? &dice : nullptr};
  Answer answer;
  answer.body = write_top_tags(tagged, tags_.of(tagged), bare_single, style);
  return answer;
}

void Service::change_history(const Params& params, Dice& dice) {
  auto user = history_.canonical_user(param(params, "user"));
  if (const auto users = history_.users(); !user && !users.empty()) user = users[0];
  if (user) change_truth(history_, *user, faults_, stats_.requests, now(), dice);
}

std::int64_t Service::now() const {
  return faults_.now > 0 ? static_cast<std::int64_t>(faults_.now) : std::time(nullptr);
}

Faults Service::faults() const {
  const std::lock_guard lock(mutex_);
  return faults_;
}

void Service::set_faults(const Faults& faults) {
  const std::lock_guard lock(mutex_);
  mix_in_rows(history_, faults_, faults, seed_);
  if (faults.down_after != faults_.down_after) requests_before_down_ = stats_.requests;
  faults_ = faults;
}

Stats Service::stats() const {
  const std::lock_guard lock(mutex_);
  return stats_;
}

}  // namespace tonearm::simulator
