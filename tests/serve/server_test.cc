#include "serve/server.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "serve/serve_fixture.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(Serving, a_question_reaches_the_api_decoded_and_its_answer_the_client) {
  start();
  const RawAnswer answer = get("/api/v1/echo?genre=hip%20hop&artist=42");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "1 /echo genre=hip hop artist=42");
  EXPECT_EQ(answer.fields.at("content-type"), "text/plain");
  EXPECT_EQ(answer.fields.at("cache-control"), "no-cache");
}

TEST_F(Serving, every_answer_has_the_security_fields) {
  start();
  for (const char* target : {"/", "/api/v1/echo", "/api/v1/bad", "/missing.js", "/healthz"}) {
    const RawAnswer answer = get(target);
    EXPECT_THAT(answer.fields.at("content-security-policy"), HasSubstr("default-src 'none'; script-src 'self'"));
    EXPECT_THAT(answer.fields.at("content-security-policy"), HasSubstr("frame-ancestors 'none'"));
    EXPECT_EQ(answer.fields.at("x-content-type-options"), "nosniff") << target;
    EXPECT_EQ(answer.fields.at("x-frame-options"), "DENY");
    EXPECT_EQ(answer.fields.at("cross-origin-resource-policy"), "same-origin");
  }
}

TEST_F(Serving, errors_come_as_what_happened_and_what_to_do) {
  start();
  const RawAnswer bad = get("/api/v1/bad");
  EXPECT_EQ(bad.status, 400);
  EXPECT_EQ(bad.body, R"({"error":{"what":"hour '25' is none","remedy":"Give 0 to 23."}})");
  EXPECT_EQ(get("/api/v1/none").status, 404);
  EXPECT_EQ(get("/api/v2/echo").status, 404);
  EXPECT_EQ(get("/api/v1/echo?a=%zz").status, 400);
}

TEST_F(Serving, what_only_the_operator_should_see_is_in_no_answer) {
  start();
  const RawAnswer broken = get("/api/v1/broken");
  EXPECT_EQ(broken.status, 500);
  EXPECT_THAT(broken.body, Not(HasSubstr("secret")));
}

TEST_F(Serving, other_methods_are_refused_with_those_that_are_allowed) {
  start();
  EXPECT_EQ(client().ask("DELETE", "/api/v1/echo").status, 405);
  EXPECT_EQ(client().ask("POST", "/api/v1/echo").fields.at("allow"), "GET, HEAD");
  EXPECT_EQ(get("/api/v1/sync").fields.at("allow"), "POST");
}

TEST_F(Serving, head_has_the_fields_of_get_and_no_body) {
  start();
  RawClient one(server->port());
  const RawAnswer head = one.ask("HEAD", "/api/v1/long");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.fields.at("content-length"), "5001");
  EXPECT_EQ(one.get("/api/v1/echo").body, "1 /echo");  // nothing of a body came before
}

TEST_F(Serving, several_requests_go_over_one_connection_also_sent_at_once) {
  start();
  RawClient one(server->port());
  EXPECT_EQ(one.get("/api/v1/echo?a=1").body, "1 /echo a=1");
  one.send(
      "GET /api/v1/echo?a=2 HTTP/1.1\r\nHost: localhost\r\n\r\nGET /api/v1/echo?a=3 HTTP/1.1\r\nHost: "
      "localhost\r\n\r\n");
  EXPECT_EQ(one.read_answer().body, "1 /echo a=2");
  EXPECT_EQ(one.read_answer().body, "1 /echo a=3");
  one.get("/api/v1/echo", "Connection: close\r\n");
  EXPECT_TRUE(one.is_closed());
}

TEST_F(Serving, an_etag_saves_the_second_body_and_is_of_the_generation) {
  start();
  const std::string etag = get("/api/v1/long?a=1&b=2").fields.at("etag");
  const RawAnswer same = get("/api/v1/long?b=2&a=1", "If-None-Match: W/\"x\", " + etag + "\r\n");
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.body, "");
  EXPECT_EQ(same.fields.at("etag"), etag);
  EXPECT_NE(get("/api/v1/long?a=1").fields.at("etag"), etag);
  generations.set_current("2");
  EXPECT_TRUE(soon([&] { return get("/api/v1/long?a=1&b=2", "If-None-Match: " + etag + "\r\n").status == 200; }));
}

TEST_F(Serving, long_answers_are_compressed_for_those_who_take_it) {
  start();
  const RawAnswer plain = get("/api/v1/long");
  EXPECT_EQ(plain.body, std::string(5000, 'a') + "1");
  const RawAnswer packed = get("/api/v1/long", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(packed.fields.at("content-encoding"), "gzip");
  EXPECT_LT(packed.body.size(), 500u);
  EXPECT_EQ(gunzipped(packed.body), plain.body);
  EXPECT_NE(packed.fields.at("etag"), plain.fields.at("etag"));
  EXPECT_EQ(packed.fields.at("vary"), "Accept-Encoding");
  EXPECT_FALSE(get("/api/v1/echo", "Accept-Encoding: gzip\r\n").fields.contains("content-encoding"));
}

TEST_F(Serving, the_page_comes_for_each_of_its_addresses_and_its_assets_are_kept_for_ever) {
  start();
  for (const char* target : {"/", "/genres", "/artists/42?from=2015-01-01"}) {
    const RawAnswer page = get(target);
    EXPECT_EQ(page.body, "<!doctype html><title>page</title>");
    EXPECT_EQ(page.fields.at("cache-control"), "no-cache");
  }
  const RawAnswer asset = get("/assets/main-12ab.js", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(asset.body, script);
  EXPECT_EQ(asset.fields.at("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(asset.fields.at("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(get("/assets/main-12ab.js", "If-None-Match: " + asset.fields.at("etag") + "\r\n").status, 304);
  EXPECT_EQ(get("/assets/old-0000.js").status, 404);
  EXPECT_EQ(get("/../etc/passwd.txt").status, 404);
}

TEST_F(Serving, without_a_warehouse_the_page_loads_and_questions_say_what_to_do) {
  generations.set_current("");
  start();
  EXPECT_EQ(get("/").status, 200);
  EXPECT_EQ(get("/api/v1/status").body, "{\"scrobbles\":1}");
  const RawAnswer answer = get("/api/v1/echo");
  EXPECT_EQ(answer.status, 503);
  EXPECT_THAT(answer.body, HasSubstr("Run tonearm sync"));
  EXPECT_EQ(get("/healthz").status, 503);
  generations.set_current("1");
  EXPECT_TRUE(soon([&] { return get("/api/v1/echo").status == 200; }));
  EXPECT_EQ(get("/healthz").status, 200);
}

TEST_F(Serving, a_generation_that_cannot_be_opened_leaves_the_one_before) {
  start();
  generations.broken = true;
  generations.set_current("2");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_EQ(get("/api/v1/echo").body, "1 /echo");
  generations.broken = false;
  EXPECT_TRUE(soon([&] { return get("/api/v1/echo").body == "2 /echo"; }));
}

TEST_F(Serving, no_request_fails_while_generations_come_and_go_and_old_ones_are_closed) {
  start();
  std::atomic<bool> done{false};
  std::atomic<int> failed{0}, answered{0};
  std::vector<std::thread> askers;
  for (int i = 0; i < 4; ++i)
    askers.emplace_back([&, i] {
      RawClient one(server->port());
      for (int n = 0; !done; ++n) {
        const RawAnswer answer = one.get("/api/v1/echo?n=" + std::to_string(n) + "&i=" + std::to_string(i));
        ++(answer.status == 200 ? answered : failed);
      }
    });
  for (int generation = 2; generation < 6; ++generation) {
    generations.set_current(std::to_string(generation));
    EXPECT_TRUE(soon([&] { return get("/api/v1/echo").body == std::to_string(generation) + " /echo"; }));
  }
  done = true;
  for (std::thread& asker : askers) asker.join();
  EXPECT_EQ(failed, 0);
  EXPECT_GT(answered, 0);
  EXPECT_TRUE(soon([&] { return generations.open == 4; })) << generations.open;
}

TEST_F(Serving, a_request_under_way_ends_on_the_generation_that_it_began_on) {
  start();
  RawClient slow(server->port());
  slow.send("GET /api/v1/slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  api.wait_until_computing("/slow");
  generations.set_current("2");
  EXPECT_TRUE(soon([&] { return get("/api/v1/echo").body == "2 /echo"; }));
  api.release();
  EXPECT_EQ(slow.read_answer().body, "1 /slow");
}

TEST_F(Serving, equal_questions_at_once_are_computed_once) {
  start();
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 8; ++i) {
    clients.push_back(std::make_unique<RawClient>(server->port()));
    clients.back()->send("GET /api/v1/slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  api.wait_until_computing("/slow");
  api.release();
  for (const auto& one : clients) EXPECT_EQ(one->read_answer().body, "1 /slow");
  EXPECT_EQ(get("/api/v1/slow").body, "1 /slow");
  EXPECT_EQ(api.computed("/slow"), 1);
}

TEST_F(Serving, a_question_that_takes_too_long_is_stopped_and_the_next_one_is_not) {
  options.query_time = std::chrono::milliseconds(50);
  start();
  const RawAnswer answer = get("/api/v1/slow");
  EXPECT_EQ(answer.status, 504);
  EXPECT_THAT(answer.body, HasSubstr("took too long"));
  EXPECT_EQ(get("/api/v1/echo").status, 200);
}

TEST_F(Serving, more_questions_than_may_wait_are_asked_to_come_again) {
  options.workers = 1;
  options.most_waiting = 1;
  start();
  RawClient first(server->port()), second(server->port());
  first.send("GET /api/v1/slow?n=1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  api.wait_until_computing("/slow");
  second.send("GET /api/v1/slow?n=2 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(soon([&] { return get("/metrics").body.find("tonearm_waiting_requests 1") != std::string::npos; }));
  const RawAnswer answer = get("/api/v1/slow?n=3");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.fields.at("retry-after"), "1");
  api.release();
  EXPECT_EQ(first.read_answer().status, 200);
  EXPECT_EQ(second.read_answer().status, 200);
}

TEST_F(Serving, wanted_answers_are_there_before_they_are_asked_for) {
  api.wanted = {{"/echo", {{"a", "1"}}}, {"/bad", {}}, {"/long", {}}};
  start();
  EXPECT_TRUE(soon([&] { return api.computed("/long") == 1; }));
  EXPECT_TRUE(soon([&] { return get("/metrics").body.find("tonearm_cache_answers 2") != std::string::npos; }));
  EXPECT_EQ(get("/api/v1/echo?a=1").body, "1 /echo a=1");
  EXPECT_EQ(api.computed("/echo"), 1);
  generations.set_current("2");
  EXPECT_TRUE(soon([&] { return api.computed("/long") == 2; }));
}

TEST_F(Serving, a_long_body_comes_in_pieces_as_a_file) {
  start();
  RawClient one(server->port());
  const RawAnswer answer = one.get("/api/v1/plays.csv");
  EXPECT_EQ(answer.body, std::string(10'000, 'x'));
  EXPECT_EQ(answer.fields.at("content-disposition"), "attachment; filename=\"plays.csv\"");
  EXPECT_EQ(one.get("/api/v1/echo").status, 200);
  EXPECT_EQ(one.get("/api/v1/plays.csv?fail=1").status, 400);
  EXPECT_EQ(one.get("/api/v1/echo").status, 200);
}

TEST_F(Serving, a_slow_reader_slows_the_writer_and_one_that_leaves_ends_it) {
  api.pieces = 100'000;
  start();
  {
    RawClient one(server->port());
    one.send("GET /api/v1/plays.csv HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_NE(one.read_until("\r\n\r\n"), "");
    EXPECT_EQ(get("/api/v1/echo").status, 200);
    EXPECT_LT(api.written, 100'000);
  }
  EXPECT_TRUE(soon([&] { return get("/metrics").body.find("tonearm_connections 1\n") != std::string::npos; }));
}

TEST_F(Serving, long_bodies_leave_workers_for_the_rest) {
  start();
  RawClient first(server->port()), second(server->port());
  for (RawClient* one : {&first, &second})
    one->send("GET /api/v1/plays.csv?wait=1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(soon([&] { return get("/api/v1/plays.csv?wait=1&n=2").status == 503; }));
  EXPECT_EQ(get("/api/v1/echo").status, 200);
  api.release();
  EXPECT_EQ(first.read_answer().body.size(), 10'000u);
}

TEST_F(Serving, health_and_metrics_say_what_runs) {
  start();
  EXPECT_EQ(get("/healthz").body, R"({"status":"ok","generation":"1","version":"1.2.3"})");
  get("/api/v1/echo");
  get("/api/v1/echo");
  get("/api/v1/artists/42");
  EXPECT_TRUE(soon([&] { return get("/metrics").body.find("tonearm_plays 42\n") != std::string::npos; }));
  const std::string text = get("/metrics").body;
  EXPECT_THAT(text, HasSubstr("tonearm_requests_total{route=\"/api/v1/echo\",status=\"200\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("tonearm_requests_total{route=\"/api/v1/artists/{id}\",status=\"200\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("tonearm_cache_hits_total 1\n"));
  EXPECT_THAT(text, HasSubstr("tonearm_info{version=\"1.2.3\",generation=\"1\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("tonearm_request_duration_seconds_bucket{route=\"/api/v1/echo\",le=\"+Inf\"} 2\n"));
}

TEST_F(Serving, a_port_in_use_is_said_with_the_next_free_one) {
  start();
  ServerOptions second = options;
  second.port = server->port();
  SyncRunner idle(command, clock, [] { return std::nullopt; });
  const Error error = error_of([&] {
    Server other(second, {api, generations, clock, idle, {}, {}, {}, {}, [](const std::string&) {}, std::nullopt});
  });
  EXPECT_EQ(error.remedy(), Remedy::fix_usage);
  EXPECT_EQ(error.what(), std::to_string(second.port) + " is in use");
  EXPECT_THAT(error.what_to_do(), HasSubstr("tonearm serve --port "));
}

TEST_F(Serving, an_address_that_others_reach_needs_a_token) {
  options.host = "0.0.0.0";
  const Error error = error_of([&] { start(); });
  EXPECT_EQ(error.remedy(), Remedy::fix_usage);
  EXPECT_THAT(error.what_to_do(), HasSubstr("TONEARM_TOKEN"));
}

TEST_F(Serving, stopping_lets_an_answer_under_way_be_given) {
  start();
  RawClient slow(server->port());
  slow.send("GET /api/v1/slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  api.wait_until_computing("/slow");
  server->stop();
  api.release();
  EXPECT_EQ(slow.read_answer().body, "1 /slow");
  EXPECT_TRUE(slow.is_closed());
}

}  // namespace
}  // namespace tonearm
