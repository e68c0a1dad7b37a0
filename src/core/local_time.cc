#include "core/local_time.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "core/error.h"
#include "core/nearest.h"

namespace tonearm {
namespace {

constexpr std::int64_t kLongAgo = -kForever;

const date::time_zone* find_zone(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::exception&) {
    std::vector<std::string> known;
    try {
      for (const auto& zone : date::get_tzdb().zones) known.push_back(zone.name());
    } catch (const std::exception&) {
      throw Error(Remedy::fix_setup, "this machine has no time zone database", "Install the package tzdata.");
    }
    const std::string near = nearest(name, known);
    throw Error(Remedy::fix_setup, fmt::format("'{}' is not a time zone", name),
                near.empty() ? "Use an IANA name such as Europe/Berlin." : fmt::format("Did you mean {}?", near));
  }
}

std::int64_t to_utc(const date::time_zone& zone, std::int64_t local) {
  const date::local_seconds wall{std::chrono::seconds{local}};
  return zone.to_sys(wall, date::choose::earliest).time_since_epoch().count();
}

}  // namespace

struct LocalClock::Impl {
  struct Span {
    std::int64_t from;  // UTC
    const date::time_zone* zone;
  };
  std::vector<Span> spans;
  Window held{0, 0};  // where `offset` holds
  std::int64_t offset = 0;

  const Span& span_of(std::int64_t uts) const {
    auto it = std::partition_point(spans.begin() + 1, spans.end(), [&](const Span& s) { return s.from <= uts; });
    return *std::prev(it);
  }

  void look_up(std::int64_t uts) {
    const Span& span = span_of(uts);
    const std::int64_t span_end = &span == &spans.back() ? kForever : (&span)[1].from;
    const auto info = span.zone->get_info(date::sys_seconds{std::chrono::seconds{uts}});
    held =
        intersect({span.from, span_end}, {info.begin.time_since_epoch().count(), info.end.time_since_epoch().count()});
    offset = info.offset.count();
  }
};

LocalClock::LocalClock(const std::vector<DatedZone>& zones) : impl_(std::make_unique<Impl>()) {
  for (const DatedZone& dated : zones) {
    const date::time_zone* zone = find_zone(dated.tz);
    const bool first = impl_->spans.empty();
    impl_->spans.push_back({first ? kLongAgo : to_utc(*zone, days_from_civil(dated.from) * kDay), zone});
  }
  if (impl_->spans.empty()) impl_->spans.push_back({kLongAgo, find_zone("UTC")});
}
LocalClock::~LocalClock() = default;
LocalClock::LocalClock(LocalClock&&) noexcept = default;

std::int64_t LocalClock::local(std::int64_t uts) {
  if (!impl_->held.contains(uts)) impl_->look_up(uts);
  return uts + impl_->offset;
}

Window LocalClock::day(Date date) {
  const std::int64_t begin = days_from_civil(date) * kDay;
  // Of the zones' readings of the wall clock's midnight, the one whose zone holds at that instant.
  const auto midnight = [&](std::int64_t wall) {
    for (const auto& span : impl_->spans) {
      const std::int64_t at = to_utc(*span.zone, wall);
      if (&impl_->span_of(at) == &span) return at;
    }
    return to_utc(*impl_->spans.back().zone, wall);
  };
  return {midnight(begin), midnight(begin + kDay)};
}

std::vector<DatedZone> parse_zones(std::string_view text) {
  std::vector<DatedZone> zones;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view part = text.substr(0, comma);
    text = comma == std::string_view::npos ? "" : text.substr(comma + 1);
    const std::size_t equals = part.find('=');
    DatedZone zone;
    if (equals == std::string_view::npos) {
      zone.tz = part;
    } else {
      const auto from = parse_date(part.substr(0, equals));
      if (!from)
        throw Error(Remedy::fix_setup, fmt::format("'{}' is not a date (in zone '{}')", part.substr(0, equals), part),
                    "Write zones as Europe/London,2019-03-01=Europe/Berlin.");
      zone = {*from, std::string(part.substr(equals + 1))};
    }
    zones.push_back(zone);
  }
  std::stable_sort(zones.begin(), zones.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  return zones;
}

std::string format_zones(const std::vector<DatedZone>& zones) {
  std::string text;
  for (const DatedZone& zone : zones) {
    if (!text.empty()) text += ',';
    if (zone.from != Date{}) text += format_date(zone.from) + '=';
    text += zone.tz;
  }
  return text;
}

std::string machine_zone() {
  const char* named = std::getenv("TZ");
  if (named && *named) return *named == ':' ? named + 1 : named;
  try {
    return date::current_zone()->name();
  } catch (const std::exception&) {
    return "UTC";
  }
}

}  // namespace tonearm
