// What an error code of last.fm asks of us (https://www.last.fm/api/errorcodes).
#pragma once
#include <string>

#include "lake/service_error.h"

namespace tonearm {

enum class Refusal {
  final,    ///< will not pass: set-up, permission, our mistake
  busy,     ///< asked too fast
  down,     ///< the service says that it is away
  failed,   ///< this question failed; it may pass, or never
  no_such,  ///< code 6 where it is an answer: the artist is not known
};

Refusal refusal_of(const ServiceError& error, const std::string& method);

/// Throws the Error for a final refusal.
[[noreturn]] void throw_final(const ServiceError& error, const std::string& method);

}  // namespace tonearm
