#include "adapters/system_clock.h"

#include <algorithm>
#include <thread>

#include "core/error.h"

namespace tonearm {

std::int64_t SystemClock::now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

void SystemClock::sleep(std::chrono::milliseconds wait) {
  using namespace std::chrono;
  const auto end = steady_clock::now() + wait;
  for (;;) {
    if (interrupted_) throw Error(Remedy::try_again, "interrupted", "Run the same command again to go on.");
    const auto left = end - steady_clock::now();
    if (left <= steady_clock::duration::zero()) return;
    std::this_thread::sleep_for(std::min<steady_clock::duration>(left, milliseconds(50)));
  }
}

}  // namespace tonearm
