// Google as one who logs in sees it: the strict fake, credentials on a disk, two clocks.
#pragma once
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "fakes/google/cloud.h"
#include "fakes/google/fake_key.h"
#include "fakes/temporary_folder.h"

namespace tonearm {

inline constexpr const char* kEmail = "tonearm@my-project.iam.gserviceaccount.com";
inline constexpr const char* kVariable = "GOOGLE_APPLICATION_CREDENTIALS";
inline constexpr const char* kGcloudFile = "application_default_credentials.json";

struct Login : testing::Test {
  ManualClock clock, google_clock;
  StrictGcs google{{.now = [this] { return google_clock.now(); }}};
  std::atomic<bool> interrupted{false};
  CurlHttpClient http{"tonearm-test", interrupted};
  TemporaryFolder folder;

  GoogleAuth auth(std::map<std::string, std::string> variables) { return {http, clock, environment(variables)}; }
  GoogleAuth metadata_auth() { return auth({{"GCE_METADATA_HOST", google.host()}}); }
  GoogleAuth file_auth(const nlohmann::json& content) {
    folder.write("key.json", content.dump());
    return auth({{kVariable, file()}});
  }
  std::string file() { return (folder / "key.json").string(); }

  nlohmann::json key_file() {
    google.accounts().add_service_account(kEmail, some_fake_key().public_pem);
    return {{"type", "service_account"},
            {"client_email", kEmail},
            {"private_key_id", "key-1"},
            {"private_key", some_fake_key().private_pem},
            {"token_uri", google.token_uri()}};
  }
  nlohmann::json user_file() {
    google.accounts().add_refresh_token("1//refresh");
    return {{"type", "authorized_user"},
            {"client_id", "id.apps.googleusercontent.com"},
            {"client_secret", "the-client-secret"},
            {"refresh_token", "1//refresh"},
            {"token_uri", google.token_uri()}};
  }
  /// The token opens the fake's door.
  bool is_good(const std::string& token) {
    FakeRequest request;
    request.headers["authorization"] = "Bearer " + token;
    return google.accounts().accepts(request);
  }
};

}  // namespace tonearm
