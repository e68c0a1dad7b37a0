// The strict fake keeps what is documented where the emulator that others wrote is lax.
#include "fakes/google/strict_gcs.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "fakes/google/cloud.h"
#include "google/crc32c.h"

namespace tonearm {
namespace {

constexpr std::size_t kUnit = 256u << 10;

/// Requests as they are, without a client's patience.
struct Strict : testing::Test {
  Cloud cloud;
  const std::string objects = cloud.gcs.url() + "/storage/v1/b/lake/o";
  const std::string uploads = cloud.gcs.url() + "/upload/storage/v1/b/lake/o";
  const std::string bytes = std::string(kUnit, 'a') + std::string(kUnit, 'b') + "c";

  using Pairs = std::vector<std::pair<std::string, std::string>>;
  HttpAnswer send(const std::string& method, const std::string& url, Pairs query = {}, HttpHeaders headers = {},
                  std::string body = "") {
    headers.emplace_back("Authorization", "Bearer " + cloud.auth.token());
    headers.emplace_back("Content-Type", "application/octet-stream");
    return cloud.http.send({url, query, method, headers, body});
  }
  int status(const std::string& method, const std::string& url, Pairs query = {}) {
    return send(method, url, query, {}, method == "PATCH" ? "{}" : "").status;
  }
  /// The address of a session for `bytes`.
  std::string session(const std::string& metadata = "{}") {
    const std::string size = std::to_string(bytes.size());
    return header(send("POST", uploads, {{"uploadType", "resumable"}, {"name", "a"}},
                       {{"X-Upload-Content-Length", size}}, metadata),
                  "location");
  }
  HttpAnswer chunk(const std::string& session, std::size_t from, std::size_t size) {
    const std::string range = fmt::format("bytes {}-{}/{}", from, from + size - 1, bytes.size());
    return send("PUT", session, {}, {{"Content-Range", range}}, bytes.substr(from, size));
  }
  HttpAnswer ask(const std::string& session) {
    return send("PUT", session, {}, {{"Content-Range", fmt::format("bytes */{}", bytes.size())}});
  }
  std::string generation() { return std::to_string(cloud.gcs.stored("lake", "a")->generation); }
};

TEST_F(Strict, wants_a_token_that_lives) {
  cloud.gcs.store("lake", "a", "x");
  EXPECT_EQ(cloud.http.send({objects, {}}).status, 401);
  const std::string token = cloud.auth.token();
  const HttpRequest request{objects, {}, "GET", {{"Authorization", "Bearer " + token}}, ""};
  EXPECT_EQ(cloud.http.send(request).status, 200);
  cloud.clock.advance(4000);
  EXPECT_EQ(cloud.http.send(request).status, 401);
}

TEST_F(Strict, a_question_only_asks) {
  const std::string session = this->session();
  EXPECT_EQ(ask(session).status, 308);
  EXPECT_EQ(header(ask(session), "range"), "");
  EXPECT_EQ(chunk(session, 0, kUnit).status, 308);
  EXPECT_EQ(header(ask(session), "range"), "bytes=0-262143");
  EXPECT_EQ(cloud.gcs.objects("lake"), 0u);
}

TEST_F(Strict, a_chunk_that_is_sent_again_is_stored_once) {
  const std::string session = this->session();
  chunk(session, 0, kUnit);
  EXPECT_EQ(header(chunk(session, 0, kUnit), "range"), "bytes=0-262143");
  EXPECT_EQ(header(chunk(session, 0, 2 * kUnit), "range"), "bytes=0-524287");
  EXPECT_EQ(chunk(session, kUnit, kUnit + 1).status, 200);
  EXPECT_EQ(cloud.gcs.stored("lake", "a")->bytes, bytes);
  EXPECT_EQ(ask(session).status, 200);
}

TEST_F(Strict, gaps_and_odd_sizes_are_refused) {
  const std::string session = this->session();
  EXPECT_EQ(chunk(session, kUnit, kUnit).status, 503);
  EXPECT_EQ(chunk(session, 0, kUnit - 1).status, 400);
  EXPECT_EQ(send("PUT", session, {}, {{"Content-Range", "bytes 0-9/3000"}}, "too short").status, 400);
  EXPECT_EQ(send("PUT", session, {}, {{"Content-Range", "some bytes"}}, "x").status, 400);
  EXPECT_EQ(header(ask(session), "range"), "");
}

TEST_F(Strict, a_session_that_never_was_is_not_found) {
  EXPECT_EQ(ask(uploads + "?uploadType=resumable&upload_id=no").status, 404);
}

TEST_F(Strict, wrong_checksums_are_refused_and_nothing_is_stored) {
  const std::string wrong = fmt::format(R"({{"crc32c": "{}"}})", crc32c_text("other bytes"));
  const std::string session = this->session(wrong);
  for (std::size_t from = 0; from < 2 * kUnit; from += kUnit) EXPECT_EQ(chunk(session, from, kUnit).status, 308);
  EXPECT_EQ(chunk(session, 2 * kUnit, 1).status, 400);
  EXPECT_EQ(
      send("POST", uploads, {{"uploadType", "media"}, {"name", "a"}}, {{"x-goog-hash", "crc32c=AAAAAA=="}}, "x").status,
      400);
  EXPECT_EQ(cloud.gcs.objects("lake"), 0u);
}

TEST_F(Strict, preconditions_hold_on_every_verb) {
  cloud.gcs.store("lake", "a", "x");
  const std::string object = objects + "/a";
  const Pairs stale{{"ifGenerationMatch", "1"}}, good{{"ifGenerationMatch", generation()}};
  for (const char* method : {"GET", "PATCH", "DELETE"}) EXPECT_EQ(status(method, object, stale), 412) << method;
  EXPECT_EQ(status("GET", object, {{"ifGenerationMatch", "1"}, {"alt", "media"}}), 412);
  EXPECT_EQ(status("GET", object, {{"ifGenerationNotMatch", generation()}}), 304);
  EXPECT_EQ(status("GET", object, {{"ifMetagenerationMatch", "2"}}), 412);
  EXPECT_EQ(status("GET", object, {{"ifGenerationMatch", "word"}}), 400);
  for (const char* when : {"0", "1"})
    EXPECT_EQ(status("POST", uploads, {{"uploadType", "media"}, {"name", "a"}, {"ifGenerationMatch", when}}), 412);
  EXPECT_EQ(status("POST", uploads, {{"uploadType", "resumable"}, {"name", "a"}, {"ifGenerationMatch", "0"}}), 412);
  EXPECT_EQ(status("GET", object, good), 200);
  EXPECT_EQ(status("PATCH", object, good), 200);
  EXPECT_EQ(status("GET", object, {{"ifMetagenerationMatch", "2"}}), 200);
  EXPECT_EQ(status("DELETE", object, good), 204);
  EXPECT_EQ(status("DELETE", object), 404);
}

TEST_F(Strict, a_page_has_at_most_a_thousand_names_and_the_fields_asked_for) {
  for (int i = 0; i < 1001; ++i) cloud.gcs.store("lake", std::to_string(i), "x");
  const auto page = nlohmann::json::parse(
      send("GET", objects, {{"maxResults", "5000"}, {"fields", "items(name,size),nextPageToken"}}).body);
  EXPECT_EQ(page["items"].size(), 1000u);
  EXPECT_EQ(page["items"][0].dump(), R"({"name":"0","size":"1"})");
  EXPECT_TRUE(page.contains("nextPageToken"));
  EXPECT_EQ(status("GET", objects, {{"pageToken", "made up"}}), 400);
}

TEST_F(Strict, names_are_one_part_of_the_address) {
  cloud.gcs.store("lake", "a/b", "x");
  EXPECT_EQ(status("GET", objects + "/a%2Fb"), 200);
  EXPECT_EQ(status("GET", objects + "/a/b"), 404);
}

}  // namespace
}  // namespace tonearm
