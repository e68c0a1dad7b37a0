// The JSON Web Token by which a service account shows who it is: RFC 7519 and 7523, signed with RS256.
// https://developers.google.com/identity/protocols/oauth2/service-account#httprest
#pragma once
#include <cstdint>
#include <string>

#include "google/google_credentials.h"

namespace tonearm {

/// Good for an hour from `now` (UTC seconds). Throws Error(fix_setup) where the private key is none.
std::string signed_jwt(const ServiceAccountKey& key, std::int64_t now);

}  // namespace tonearm
