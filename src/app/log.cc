#include "app/log.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/utc_time.h"

namespace tonearm {
namespace {

constexpr std::int64_t kTerminalMs = 100;

}  // namespace

void Log::hide(std::string secret) {
  if (!secret.empty()) secrets_.push_back(std::move(secret));
}

void Log::set_stage(std::string stage) {
  stage_ = std::move(stage);
  if (format_ == LogFormat::json) info(stage_ + " begins");
}

void Log::info(std::string_view message) {
  if (!quiet_) line("info", std::string(message));
}

void Log::warn(std::string_view message) { line("warning", std::string(message)); }

void Log::error(const Error& error) { line("error", error.what(), error.what_to_do()); }

void Log::progress(std::string_view message, std::optional<ProgressCount> count) {
  if (quiet_) return;
  const bool in_place = terminal_ && format_ == LogFormat::text;
  const std::int64_t now = clock_.now_ms();
  if (last_progress_ms_ == 0 && !in_place) last_progress_ms_ = now;
  if (now - last_progress_ms_ < (in_place ? kTerminalMs : progress_ms_) && now >= last_progress_ms_) return;
  last_progress_ms_ = now;
  if (!in_place) return line("info", std::string(message), "", count);
  fmt::print(out_, "\r\033[K{}", without_secret(std::string(message)));
  std::fflush(out_);
  progress_shown_ = true;
}

void Log::line(const char* level, std::string text, const std::string& what_to_do,
               const std::optional<ProgressCount>& count) {
  clear_progress();
  text = without_secret(std::move(text));
  if (format_ == LogFormat::json) {
    nlohmann::ordered_json json = {{"time", format_utc(clock_.now())}, {"level", level}, {"message", text}};
    if (!what_to_do.empty()) json["what_to_do"] = without_secret(what_to_do);
    if (!stage_.empty()) json["stage"] = stage_;
    if (count) json["done"] = count->done;
    if (count && count->total >= 0) json["total"] = count->total;
    fmt::print(out_, "{}\n", json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  } else {
    const std::string_view name = level;
    fmt::print(out_, "{}{}\n", name == "info" ? "" : fmt::format("tonearm: {}", name == "warning" ? "warning: " : ""),
               text);
    if (!what_to_do.empty()) fmt::print(out_, "  {}\n", without_secret(what_to_do));
  }
  std::fflush(out_);
}

void Log::clear_progress() {
  if (progress_shown_) fmt::print(out_, "\r\033[K");
  progress_shown_ = false;
}

std::string Log::without_secret(std::string text) const {
  for (const std::string& secret : secrets_)
    for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at))
      text.replace(at, secret.size(), "…");
  return text;
}

}  // namespace tonearm
