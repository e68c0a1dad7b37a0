// Logging in to Google: which credentials are found, and how long a token serves.
#include "google/google_auth.h"

#include <gmock/gmock.h>

#include <mutex>
#include <set>
#include <thread>

#include "fakes/error_of.h"
#include "google/login.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

TEST_F(Login, with_the_key_of_a_service_account) {
  GoogleAuth auth = file_auth(key_file());
  EXPECT_TRUE(is_good(auth.token()));
  EXPECT_EQ(auth.account(), kEmail);
}

TEST_F(Login, with_the_login_of_a_user) {
  GoogleAuth auth = file_auth(user_file());
  EXPECT_TRUE(is_good(auth.token()));
  EXPECT_THAT(auth.account(), HasSubstr(file()));
  auto named = user_file();
  named["account"] = "rj@example.org";
  EXPECT_EQ(file_auth(named).account(), "rj@example.org");
}

TEST_F(Login, by_the_metadata_server) {
  GoogleAuth auth = metadata_auth();
  EXPECT_TRUE(is_good(auth.token()));
  EXPECT_EQ(auth.account(), "the metadata server's account");
}

TEST_F(Login, takes_the_variable_before_gclouds_file_before_the_metadata_server) {
  folder.write("config/" + std::string(kGcloudFile), user_file().dump());
  folder.write("key.json", key_file().dump());
  const std::string config = (folder / "config").string();
  std::map<std::string, std::string> variables{
      {kVariable, file()}, {"CLOUDSDK_CONFIG", config}, {"GCE_METADATA_HOST", google.host()}};
  EXPECT_EQ(auth(variables).account(), kEmail);
  variables[kVariable] = "";
  EXPECT_THAT(auth(variables).account(), HasSubstr(config));
  variables["CLOUDSDK_CONFIG"] = (folder / "none").string();
  EXPECT_EQ(auth(variables).account(), "the metadata server's account");
}

TEST_F(Login, finds_gclouds_file_in_the_home) {
  folder.write(".config/gcloud/" + std::string(kGcloudFile), user_file().dump());
  EXPECT_TRUE(is_good(auth({{"HOME", folder.path().string()}}).token()));
}

TEST_F(Login, keeps_a_token_until_five_minutes_before_its_end) {
  GoogleAuth auth = metadata_auth();
  const std::string first = auth.token();
  clock.advance(3598 - 300);
  EXPECT_EQ(auth.token(), first);
  clock.advance(1);
  EXPECT_NE(auth.token(), first);
  EXPECT_EQ(google.accounts().tokens_given(), 2);
}

TEST_F(Login, a_token_that_is_short_lived_is_not_renewed_at_each_request) {
  google.accounts().set_lifetime(120);
  GoogleAuth auth = metadata_auth();
  const std::string first = auth.token();
  clock.advance(59);
  EXPECT_EQ(auth.token(), first);
  clock.advance(61);
  EXPECT_NE(auth.token(), first);
}

TEST_F(Login, the_old_token_serves_while_no_new_one_is_given) {
  GoogleAuth auth = metadata_auth();
  const std::string first = auth.token();
  google.accounts().give_machine_an_account(false);
  clock.advance(3400);
  EXPECT_EQ(auth.token(), first);
  clock.advance(200);
  EXPECT_THROW(auth.token(), Error);
  google.accounts().give_machine_an_account(true);
  clock.advance(30);
  EXPECT_TRUE(is_good(auth.token()));
}

TEST_F(Login, a_failure_is_not_waited_for_again_by_each_of_many_threads) {
  google.hide_metadata(6);
  GoogleAuth auth = metadata_auth();
  const std::string first = error_of([&] { auth.token(); }).what();
  EXPECT_EQ(error_of([&] { auth.token(); }).what(), first);  // though it would be given now
  EXPECT_EQ(google.accounts().tokens_given(), 0);
  clock.advance(5);
  EXPECT_TRUE(is_good(auth.token()));
}

TEST_F(Login, only_the_token_that_is_in_use_can_be_refused) {
  GoogleAuth auth = metadata_auth();
  const std::string first = auth.token();
  auth.refused("another");
  EXPECT_EQ(auth.token(), first);
  auth.refused(first);
  const std::string second = auth.token();
  EXPECT_NE(second, first);
  auth.refused(first);  // of a request that was sent long ago
  EXPECT_EQ(auth.token(), second);
}

TEST_F(Login, many_threads_share_one_token) {
  GoogleAuth auth = metadata_auth();
  std::mutex mutex;
  std::set<std::string> tokens;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i)
    threads.emplace_back([&] {
      const std::string token = auth.token();
      auth.refused("nobody's");
      const std::lock_guard lock(mutex);
      tokens.insert(token);
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(tokens.size(), 1u);
  EXPECT_EQ(google.accounts().tokens_given(), 1);
}

TEST_F(Login, waits_for_a_metadata_server_that_is_slow_to_come_up) {
  google.hide_metadata(4);
  GoogleAuth auth = metadata_auth();
  EXPECT_TRUE(is_good(auth.token()));
  EXPECT_LE(clock.now() - 1'700'000'000, 20);
}

}  // namespace
}  // namespace tonearm
