// Why no token was given, in words that say what to do.
// https://cloud.google.com/iam/docs/reference/sts/rest, https://datatracker.ietf.org/doc/html/rfc6749#section-5.2
#pragma once
#include <cstdint>

#include "core/error.h"
#include "google/google_credentials.h"
#include "ports/http_client.h"

namespace tonearm {

/// `now`: UTC seconds by our clock, compared with the answer's Date where a wrong clock may be the reason.
Error token_refusal(const HttpAnswer& answer, const Credentials& credentials, std::int64_t now);

}  // namespace tonearm
