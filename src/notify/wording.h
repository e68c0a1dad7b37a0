// The words of each message. Pure; times are UTC seconds.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/local_time.h"
#include "notify/decide.h"
#include "notify/memory.h"
#include "notify/message.h"

namespace tonearm {

/// "2026-11-23 05:00", on the listener's clock.
std::string moment_text(std::int64_t uts, LocalClock& clock);
/// "3 days", "26 h", "40 min", "15 s".
std::string span_text(std::int64_t seconds);

/// What went wrong, of each listener whom it concerns.
std::string failure_text(const RunEnd& end);
Message failure_message(const RunEnd& end, std::int64_t since, std::int64_t now, LocalClock& clock);
Message recovery_message(const RunEnd& end, const std::string& failed, const Memory::Failing& told, std::int64_t now,
                         LocalClock& clock);
Message gap_message(const std::string& user, const std::vector<Hole>& gaps, std::int64_t now, LocalClock& clock);
Message closed_message(const std::string& user, const std::vector<Hole>& gaps, std::int64_t now, LocalClock& clock);
Message no_plays_message(const std::string& user, std::int64_t newest, std::int64_t now, LocalClock& clock);
Message plays_again_message(const std::string& user, std::int64_t before, std::int64_t newest, std::int64_t now,
                            LocalClock& clock);
Message no_sync_message(std::int64_t last_good, std::int64_t at_most, std::int64_t now, LocalClock& clock);
Message sync_again_message(std::int64_t since, std::int64_t last_good, std::int64_t now, LocalClock& clock);
Message test_message(std::int64_t now, LocalClock& clock);

}  // namespace tonearm
