#include "app/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tonearm {
namespace {

constexpr int kBarWidth = 20;

std::string bar(double share) {
  const int full = std::clamp(static_cast<int>(std::lround(share * kBarWidth)), 0, kBarWidth);
  std::string text = "[";
  for (int i = 0; i < kBarWidth; ++i) text += i < full ? "█" : "─";
  return text + "]";
}

std::string duration_text(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} s", seconds);
  if (seconds < 90 * 60) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / 3600);
}

}  // namespace

std::string byte_text(std::int64_t bytes) {
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  if (bytes < 1'000'000) return fmt::format("{:.1f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string progress_text(std::int64_t done, std::int64_t total, double seconds, const std::string& what) {
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  const std::string pace = rate > 0 ? fmt::format(" · {}/s", with_thousands(static_cast<std::int64_t>(rate))) : "";
  if (total <= 0) return fmt::format("{} {}{}", with_thousands(done), what, pace);
  const std::int64_t left = std::max<std::int64_t>(0, total - done);
  const std::string ending = rate > 0 ? fmt::format(" · {} left", duration_text(static_cast<double>(left) / rate)) : "";
  return fmt::format("{} {} of {} {}{}{}", bar(static_cast<double>(done) / static_cast<double>(total)),
                     with_thousands(done), with_thousands(total), what, pace, ending);
}

void ProgressMeter::show(std::int64_t done, std::int64_t total) {
  log_.progress(progress_text(done, total, static_cast<double>(clock_.now_ms() - start_ms_) / 1000, what_),
                ProgressCount{done, total});
}

}  // namespace tonearm
