// What one client may take from the others: little.
#include <gmock/gmock.h>

#include "serve/serve_fixture.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

TEST_F(Serving, a_head_longer_than_16_kilobytes_is_refused) {
  start();
  RawClient one(server->port());
  EXPECT_EQ(one.get("/api/v1/echo?q=" + std::string(17'000, 'x')).status, 431);
  EXPECT_TRUE(one.is_closed());
  EXPECT_EQ(get("/api/v1/echo", "Cookie: " + std::string(17'000, 'x') + "\r\n").status, 431);
  EXPECT_EQ(get("/api/v1/echo?q=" + std::string(15'000, 'x')).status, 200);
}

TEST_F(Serving, a_body_longer_than_4_kilobytes_is_refused_unread) {
  start();
  EXPECT_EQ(client().ask("POST", "/api/v1/sync", "", std::string(5'000, 'x')).status, 413);
  EXPECT_EQ(client().ask("POST", "/api/v1/sync", "Content-Length: 99999999999\r\n").status, 413);
  RawClient chunked(server->port());
  chunked.send("POST /api/v1/sync HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2000\r\n" +
               std::string(8192, 'x') + "\r\n0\r\n\r\n");
  EXPECT_EQ(chunked.read_answer().status, 413);
}

TEST_F(Serving, what_is_no_http_is_refused) {
  start();
  for (const char* bytes :
       {"hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET http://evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
        "POST /api/v1/sync HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx"}) {
    RawClient one(server->port());
    one.send(bytes);
    EXPECT_EQ(one.read_answer().status, 400) << bytes;
    EXPECT_TRUE(one.is_closed());
  }
  EXPECT_EQ(get("/api/v1/echo").status, 200);
}

TEST_F(Serving, a_head_that_comes_drop_by_drop_is_cut) {
  options.header_time = std::chrono::milliseconds(100);
  start();
  RawClient slow(server->port());
  std::atomic<bool> done{false};
  std::thread drops([&] {
    for (int i = 0; i < 4'000 && !done; ++i) {
      slow.send("X");
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  EXPECT_TRUE(slow.is_closed());
  done = true;
  drops.join();
}

TEST_F(Serving, a_body_that_does_not_come_is_cut) {
  options.header_time = std::chrono::milliseconds(100);
  start();
  RawClient slow(server->port());
  slow.send("POST /api/v1/sync HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx");
  EXPECT_TRUE(slow.is_closed());
}

TEST_F(Serving, a_connection_without_requests_is_closed_in_time) {
  options.idle_time = std::chrono::milliseconds(50);
  start();
  RawClient idle(server->port());
  EXPECT_TRUE(idle.is_closed());
  RawClient kept(server->port());
  EXPECT_EQ(kept.get("/api/v1/echo").status, 200);
  EXPECT_TRUE(kept.is_closed());
}

TEST_F(Serving, a_thousand_idle_connections_do_not_stop_others) {
  options.most_connections = 300;
  start();
  std::vector<std::unique_ptr<RawClient>> idle;
  for (int i = 0; i < 1'000; ++i) idle.push_back(std::make_unique<RawClient>(server->port()));
  for (int i = 0; i < 20; ++i) EXPECT_EQ(get("/api/v1/echo").status, 200);
  EXPECT_TRUE(idle.front()->is_closed());
  EXPECT_EQ(idle.back()->get("/api/v1/echo").status, 200);  // the one that waited longest went first
}

TEST_F(Serving, heads_that_never_end_give_way_to_requests_that_do) {
  options.most_connections = 50;
  start();
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 50; ++i) {
    slow.push_back(std::make_unique<RawClient>(server->port()));
    slow.back()->send("GET /");
  }
  for (int i = 0; i < 20; ++i) EXPECT_EQ(get("/api/v1/echo").status, 200);
}

TEST_F(Serving, events_tell_how_things_stand_and_then_what_changes) {
  command = {{"/bin/sh", "-c",
              "echo '{\"level\":\"info\",\"message\":\"half\",\"stage\":\"fetch\",\"done\":1,\"total\":2}' >&2"},
             {}};
  start();
  RawClient page(server->port());
  page.send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const std::string head = page.read_until("\r\n\r\n");
  EXPECT_THAT(head, HasSubstr("Content-Type: text/event-stream\r\n"));
  EXPECT_THAT(head, HasSubstr("Cache-Control: no-store\r\n"));
  EXPECT_THAT(page.read_until("\n\n"), HasSubstr("event: generation\ndata: {\"generation\":\"1\"}\n\n"));
  EXPECT_THAT(page.read_until("\n\n"), HasSubstr("event: sync\ndata: {\"running\":false,\"can_start\":true"));
  EXPECT_EQ(client().ask("POST", "/api/v1/sync").status, 202);
  EXPECT_NE(page.read_until("\"running\":true"), "");
  EXPECT_NE(page.read_until("\"last_outcome\":\"complete\""), "");
  generations.set_current("2");
  EXPECT_NE(page.read_until("event: generation\ndata: {\"generation\":\"2\"}\n\n"), "");
}

TEST_F(Serving, only_so_many_listen_and_one_that_leaves_makes_room) {
  options.most_listeners = 2;
  start();
  const auto listen = [&] {
    auto page = std::make_unique<RawClient>(server->port());
    page->send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return page;
  };
  const auto opened = [](RawClient& page) { return page.read_until("\r\n\r\n").starts_with("HTTP/1.1 200"); };
  auto first = listen(), second = listen();
  EXPECT_TRUE(opened(*first));
  EXPECT_TRUE(opened(*second));
  EXPECT_FALSE(opened(*listen()));
  first.reset();
  EXPECT_TRUE(soon([&] { return opened(*listen()); }));
}

TEST_F(Serving, stopping_closes_those_who_listen) {
  start();
  RawClient page(server->port());
  page.send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_NE(page.read_until("event: sync"), "");
  server->stop();
  EXPECT_TRUE(page.is_closed());
}

TEST_F(Serving, a_sync_starts_once_and_where_it_cannot_it_says_why) {
  command = {{"/bin/sh", "-c", "sleep 60"}, {"PATH=/usr/bin:/bin"}};
  start();
  const RawAnswer started = client().ask("POST", "/api/v1/sync");
  EXPECT_EQ(started.status, 202);
  EXPECT_THAT(started.body, HasSubstr("\"running\":true"));
  EXPECT_EQ(client().ask("POST", "/api/v1/sync").status, 409);
  sync->stop(std::chrono::seconds(10));
  hinder(Error(Remedy::fix_setup, "no api_key is set", "Run tonearm init."));
  const RawAnswer hindered = client().ask("POST", "/api/v1/sync");
  EXPECT_EQ(hindered.status, 403);
  EXPECT_THAT(hindered.body, HasSubstr("Run tonearm init."));
}

TEST_F(Serving, only_its_own_pages_may_start_a_sync) {
  start();
  const auto status = [&](const std::string& origin) {
    return client().ask("POST", "/api/v1/sync", "Host: localhost:8321\r\nOrigin: " + origin + "\r\n").status;
  };
  for (const char* other : {"http://evil.example", "null", "http://localhost:9999"})
    EXPECT_EQ(status(other), 403) << other;
  EXPECT_EQ(sync->state().last_outcome, "");
  EXPECT_EQ(status("http://localhost:8321"), 202);
}

TEST_F(Serving, a_name_that_is_not_its_own_gets_nothing) {
  start();
  for (const char* target : {"/", "/api/v1/echo", "/healthz"})
    EXPECT_EQ(get(target, "Host: evil.example\r\n").status, 403) << target;
  EXPECT_EQ(get("/", "Host: localhost:8321\r\n").status, 200);
}

TEST_F(Serving, with_a_token_the_api_opens_to_those_who_have_it) {
  options.token = "s3cret";
  start();
  EXPECT_EQ(get("/api/v1/echo").status, 401);
  EXPECT_EQ(get("/api/v1/plays.csv").status, 401);
  EXPECT_EQ(get("/api/v1/events").status, 401);
  EXPECT_EQ(get("/metrics").status, 401);
  EXPECT_EQ(get("/healthz").status, 200);
  EXPECT_EQ(get("/api/v1/echo", "Authorization: Bearer s3cret\r\n").status, 200);
  const RawAnswer entry = client().ask("POST", "/login", "Origin: http://localhost\r\n", "token=s3cret");
  EXPECT_EQ(entry.status, 303);
  const std::string cookie = entry.fields.at("set-cookie");
  EXPECT_EQ(get("/api/v1/echo", "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n").status, 200);
}

}  // namespace
}  // namespace tonearm
