#include "app/telling.h"

#include <gmock/gmock.h>

#include "fakes/manual_clock.h"
#include "fakes/memory_object_store.h"
#include "fakes/scripted_http.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::Not;

struct NoMail : MailSender {
  MailAnswer send(const MailServer&, const Letter&) override { return {MailAnswer::Outcome::accepted, "250"}; }
};
struct NoShell : Shell {
  ShellAnswer run(const ShellCommand&) override { return {ShellAnswer::Outcome::ended, 0, ""}; }
};
/// A lake that cannot be reached.
struct NoLake : MemoryObjectStore {
  bool put(const std::string&, std::string_view, const PutIf&) override { throw gone(); }
  std::optional<std::string> get(const std::string&) override { throw gone(); }
  static Error gone() { return Error(Remedy::wait_for_service, "no lake"); }
};

class Telling : public testing::Test {
 protected:
  Telling() { log.hide("k3y"); }
  /// One run that ends as `work` does; its exit code, that of an Error as the program would have it.
  int run(const std::function<int()>& work, ObjectStore* in) {
    const Config config = read_config(flags, [](const std::string&) { return std::nullopt; });
    Teller teller(config, log, clock, {http, mail, shell}, interrupted);
    RunEnd end;
    end.command = "sync";
    try {
      return teller.told(end, work, [in] { return in; });
    } catch (const Error& error) {
      return exit_code(error.remedy());
    }
  }
  int run(const std::function<int()>& work) { return run(work, &lake); }
  static int fails() { throw Error(Remedy::fix_setup, "the key k3y is wrong", "Do not use k3y."); }
  static int ends_well() { return 0; }

  TemporaryFolder home;
  std::map<std::string, std::string> flags{
      {"home", home.path().string()}, {"user", "RJ"}, {"zone", "UTC"}, {"notify_webhook", "https://hooks.example/x"}};
  ManualClock clock{1'795'395'906};
  Log log{stderr, LogFormat::text, false, clock};
  ScriptedHttp http{[](const HttpRequest&) { return ScriptedHttp::answered("ok"); }};
  NoMail mail;
  NoShell shell;
  std::atomic<bool> interrupted{false};
  MemoryObjectStore lake;
};

TEST_F(Telling, a_failure_is_told_once_and_thrown_on) {
  EXPECT_EQ(run(fails), 78);
  EXPECT_EQ(run(fails), 78);
  ASSERT_EQ(http.requests.size(), 1u);
  EXPECT_THAT(http.requests[0].body, HasSubstr("sync of rj failed"));
  EXPECT_EQ(run(ends_well), 0);
  EXPECT_EQ(http.requests.size(), 2u);
  EXPECT_EQ(run(ends_well), 0);
  EXPECT_EQ(http.requests.size(), 2u);
}

TEST_F(Telling, a_secret_that_an_error_holds_is_not_told_and_not_remembered) {
  run(fails);
  EXPECT_THAT(http.requests.at(0).body, Not(HasSubstr("k3y")));
  EXPECT_THAT(http.requests.at(0).body, HasSubstr("the key … is wrong"));
  for (const ObjectInfo& object : lake.list("")) EXPECT_THAT(*lake.get(object.key), Not(HasSubstr("k3y")));
}

TEST_F(Telling, an_interrupt_and_another_at_work_are_no_failures) {
  EXPECT_EQ(run([]() -> int { throw AnotherAtWork("another tonearm is at work", "Wait."); }), 75);
  interrupted = true;
  EXPECT_EQ(run(fails), 78);
  EXPECT_TRUE(http.requests.empty());
  EXPECT_TRUE(lake.list("").empty());
}

TEST_F(Telling, without_a_lake_it_is_told_each_time) {
  NoLake gone;
  for (ObjectStore* none : {static_cast<ObjectStore*>(&gone), static_cast<ObjectStore*>(nullptr)}) {
    http.requests.clear();
    EXPECT_EQ(run(fails, none), 78);
    EXPECT_EQ(run(fails, none), 78);
    EXPECT_EQ(http.requests.size(), 2u);
    EXPECT_EQ(run(ends_well, none), 0);
  }
}

TEST_F(Telling, what_nobody_took_is_told_by_the_next_run) {
  http.next = {ScriptedHttp::answered("", 404)};
  EXPECT_EQ(run(fails), 78);
  EXPECT_TRUE(lake.list("").empty());
  EXPECT_EQ(run(fails), 78);
  EXPECT_EQ(http.requests.size(), 2u);
}

TEST_F(Telling, a_mistake_of_the_program_is_told_too) {
  EXPECT_THROW(run([]() -> int { throw std::runtime_error("oh"); }), std::runtime_error);
  EXPECT_THAT(http.requests.at(0).body, HasSubstr("unexpected: oh"));
}

TEST_F(Telling, a_failure_is_told_whatever_setting_is_wrong) {
  for (const char* key : {"notify_fresh_within", "zone", "shard", "users"}) {
    flags[key] = "so-ish";
    http.requests.clear();
    EXPECT_EQ(run(fails, nullptr), 78);
    EXPECT_EQ(http.requests.size(), 1u) << key;
    flags.erase(key);
  }
}

TEST_F(Telling, without_a_way_nothing_is_kept) {
  flags.erase("notify_webhook");
  EXPECT_EQ(run(fails), 78);
  EXPECT_TRUE(lake.list("").empty());
}

TEST_F(Telling, each_share_of_the_users_remembers_for_itself) {
  flags["users"] = "rj,ada,leo";
  flags["shard"] = "2/3";
  run(fails);
  EXPECT_TRUE(lake.get("runs/notified-2-of-3.json"));
}

TEST_F(Telling, letters_come_from_who_logs_in_where_that_is_an_address) {
  flags["notify_email"] = "a@x.example, b@y.example";
  const auto from = [&] {
    return ways_of(read_config(flags, [](const std::string&) { return std::nullopt; })).email_from;
  };
  EXPECT_EQ(from(), "a@x.example");
  flags["notify_smtp_user"] = "rj";
  EXPECT_EQ(from(), "a@x.example");
  flags["notify_smtp_user"] = "rj@gmail.com";
  EXPECT_EQ(from(), "rj@gmail.com");
  flags["notify_email_from"] = "me@z.example";
  EXPECT_EQ(from(), "me@z.example");
}

}  // namespace
}  // namespace tonearm
