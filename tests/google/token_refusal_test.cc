// What is said where Google gives no token: which credentials were tried, why not, what to do.
#include "google/token_refusal.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/scripted_http.h"
#include "google/google_auth.h"
#include "google/login.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Refused : Login {};

TEST_F(Refused, another_server_at_that_address_is_no_metadata_server) {
  GoogleAuth wrong = auth({{"GCE_METADATA_HOST", google.host() + "/elsewhere"}});
  const Error error = error_of([&] { wrong.token(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("is not Google's metadata server"));
}

TEST_F(Refused, a_token_of_a_server_that_does_not_say_it_is_google_is_not_taken) {
  ScriptedHttp other(
      [](const HttpRequest&) { return ScriptedHttp::answered(R"({"access_token": "t", "expires_in": 3600})"); });
  GoogleAuth auth(other, clock, environment({}));
  EXPECT_THAT(error_of([&] { auth.token(); }).what(), HasSubstr("is not Google's metadata server"));
}

TEST_F(Refused, a_machine_without_an_account_says_so) {
  google.accounts().give_machine_an_account(false);
  GoogleAuth auth = metadata_auth();
  const Error error = error_of([&] { auth.token(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("has no service account"));
}

TEST_F(Refused, no_credentials_anywhere_names_what_was_tried) {
  GoogleAuth none = auth({{"HOME", folder.path().string()}, {"GCE_METADATA_HOST", "127.0.0.1:1"}});
  const Error error = error_of([&] { none.token(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("GOOGLE_APPLICATION_CREDENTIALS is not set"));
  EXPECT_THAT(error.what(), HasSubstr(".config/gcloud/application_default_credentials.json"));
  EXPECT_THAT(error.what(), HasSubstr("no metadata server at 127.0.0.1:1"));
  EXPECT_THAT(error.what_to_do(), HasSubstr("gcloud auth application-default login"));
}

TEST_F(Refused, a_file_that_is_not_there_is_not_passed_over) {
  GoogleAuth missing = auth({{kVariable, file()}, {"GCE_METADATA_HOST", google.host()}});
  const Error error = error_of([&] { missing.token(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr(file()));
}

TEST_F(Refused, a_file_that_is_not_credentials_says_why) {
  struct Wrong {
    const char *content, *says;
  };
  for (const auto& [content, says] : {
           Wrong{"not json", "it is not JSON"},
           Wrong{"[]", "it is not JSON"},
           Wrong{"{}", "the field \"type\" is missing"},
           Wrong{R"({"type": "external_account"})",
                 "external_account (workload identity federation), is not supported"},
           Wrong{R"({"type": "gdch_service_account"})", "its type is \"gdch_service_account\""},
           Wrong{R"({"type": "service_account", "client_email": "a@b"})", "the field \"private_key\" is missing"},
           Wrong{R"({"type": "authorized_user", "client_id": "i"})", "the field \"client_secret\" is missing"},
       }) {
    folder.write("key.json", content);
    GoogleAuth wrong = auth({{kVariable, file()}});
    const Error error = error_of([&] { wrong.token(); });
    EXPECT_EQ(error.remedy(), Remedy::fix_setup) << content;
    EXPECT_THAT(error.what(), HasSubstr(says));
    EXPECT_THAT(error.what(), HasSubstr(file()));
    EXPECT_NE(error.what_to_do(), "");
  }
}

TEST_F(Refused, a_private_key_that_is_none_is_not_quoted) {
  auto content = key_file();
  const std::string whole = content["private_key"];
  for (const std::string& broken : {std::string("secret words"), whole.substr(0, 400)}) {
    content["private_key"] = broken;
    GoogleAuth auth = file_auth(content);
    const Error error = error_of([&] { auth.token(); });
    EXPECT_EQ(error.remedy(), Remedy::fix_setup);
    EXPECT_THAT(error.what(), HasSubstr("the private key in " + file()));
    EXPECT_THAT(error.what(), Not(HasSubstr(broken.substr(0, 12))));
  }
}

TEST_F(Refused, a_clock_that_is_wrong_is_told_by_how_much) {
  struct Wrong {
    std::int64_t seconds;
    const char* says;
  };
  const auto content = key_file();
  for (const auto& [seconds, says] : {Wrong{7 * 3600, "7 hours ahead"}, Wrong{-3 * 86'400, "3 days behind"}}) {
    google_clock.advance(-seconds);
    GoogleAuth auth = file_auth(content);
    const Error error = error_of([&] { auth.token(); });
    EXPECT_EQ(error.remedy(), Remedy::fix_setup);
    EXPECT_THAT(error.what(), HasSubstr("this machine's clock is wrong"));
    EXPECT_THAT(error.what(), HasSubstr(says));
    google_clock.advance(seconds);
  }
}

TEST_F(Refused, a_key_that_was_deleted_names_account_and_file) {
  const auto content = key_file();
  google.accounts().remove_service_account(kEmail);
  GoogleAuth deleted = file_auth(content);
  Error error = error_of([&] { deleted.token(); });
  clock.advance(10);
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr(kEmail));
  EXPECT_THAT(error.what(), HasSubstr(file()));
  EXPECT_THAT(error.what(), HasSubstr("account not found"));
  google.accounts().add_service_account(kEmail, make_fake_key().public_pem);
  error = error_of([&] { deleted.token(); });
  EXPECT_THAT(error.what(), HasSubstr("Invalid JWT Signature"));
}

TEST_F(Refused, a_login_that_was_revoked_says_how_to_log_in_again) {
  const auto content = user_file();
  google.accounts().revoke_refresh_token("1//refresh");
  GoogleAuth auth = file_auth(content);
  const Error error = error_of([&] { auth.token(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("was revoked or has expired"));
  EXPECT_THAT(error.what_to_do(), HasSubstr("gcloud auth application-default login"));
  for (const char* secret : {"1//refresh", "the-client-secret"}) EXPECT_THAT(error.what(), Not(HasSubstr(secret)));
}

TEST_F(Refused, a_token_endpoint_that_cannot_be_reached_is_waited_for) {
  for (auto content : {key_file(), user_file()}) {
    content["token_uri"] = "http://127.0.0.1:1/token";
    GoogleAuth auth = file_auth(content);
    const Error error = error_of([&] { auth.token(); });
    EXPECT_EQ(error.remedy(), Remedy::wait_for_service);
    EXPECT_THAT(error.what(), HasSubstr("http://127.0.0.1:1/token"));
    EXPECT_THAT(error.what(), Not(HasSubstr("assertion")));
  }
}

}  // namespace
}  // namespace tonearm
