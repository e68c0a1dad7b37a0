// Finding the part of a window that never answers, so that the rest can be had.
#pragma once
#include <cstdint>
#include <functional>

#include "core/window.h"

namespace tonearm {

/// `answers(w)` says whether the newest page of w answers; it does not for `window`, and a smaller window never answers
/// worse than a larger one with the same end. Returns [q, p): [p, window.to) answers, [p - 1, window.to) does not, and
/// [window.from, q) answers again, or q is window.from. Asks about 2·log2 of the window's seconds questions.
Window find_dead_window(Window window, std::int64_t now, const std::function<bool(Window)>& answers);

}  // namespace tonearm
