// What Cloud Storage refuses, said so that one knows what to do.
// https://cloud.google.com/storage/docs/json_api/v1/status-codes
#pragma once
#include <string>

#include "google/gcs_names.h"
#include "google/google_api.h"

namespace tonearm {

enum class Asked { about_the_bucket, about_an_object };

/// A 404 of a request about an object may speak of the bucket.
bool is_missing_bucket(const HttpAnswer& answer, Asked asked);

/// Throws Error: fix_setup for a missing bucket or billing that is off, get_permission for a role that is missing, else
/// what GoogleApi says. `doing`: "write", "read", "list", "remove".
[[noreturn]] void throw_gcs_refusal(GoogleApi& api, const HttpAnswer& answer, const GcsNames& names,
                                    const std::string& doing, const std::string& name);

}  // namespace tonearm
