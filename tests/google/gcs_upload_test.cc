// Objects in chunks: cut at every chunk, asked how far they came, begun anew; never half and never twice.
#include "google/gcs_upload.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/google/cloud.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::size_t kUnit = 256u << 10;

std::string some_bytes(std::size_t size) {
  std::string bytes(size, '\0');
  std::uint32_t state = 7;
  for (char& byte : bytes) byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  return bytes;
}

/// Two and a half chunks of two units each.
struct GcsChunks : testing::Test {
  Cloud cloud;
  const std::string bytes = some_bytes(5 * kUnit + 100);
  GcsObjectStore store{cloud.api, small_chunks()};

  GcsSettings small_chunks() {
    GcsSettings settings = cloud.settings();
    settings.multipart_limit = kUnit;
    settings.chunk = 2 * kUnit;
    return settings;
  }
  /// A put of our bytes under a name of its own, that must end well.
  void put_whole(const std::string& key) {
    EXPECT_TRUE(store.put(key, bytes, PutIf::absent())) << key;
    EXPECT_EQ(cloud.gcs.stored("lake", key)->bytes, bytes) << key;
  }
};

TEST(NextOffset, is_one_after_the_last_byte_that_is_stored) {
  EXPECT_EQ(next_offset("bytes=0-524287"), 524'288u);
  EXPECT_EQ(next_offset("bytes=0-0"), 1u);
}

TEST(NextOffset, is_the_beginning_where_nothing_is_said) {
  for (const char* range : {"", "bytes=0-", "bytes=5-9", "bytes=0-9x", "0-9"}) EXPECT_EQ(next_offset(range), 0u);
}

TEST_F(GcsChunks, a_large_object_goes_in_chunks_and_a_small_one_whole) {
  put_whole("large");
  EXPECT_EQ(cloud.gcs.counts().chunks, 3);
  EXPECT_EQ(cloud.gcs.counts().inserts, 1);
  EXPECT_TRUE(store.put("small", "x", PutIf::absent()));
  EXPECT_EQ(cloud.gcs.counts().chunks, 3);
}

TEST_F(GcsChunks, sizes_around_the_limits_come_back_as_they_were) {
  for (const std::size_t size : {kUnit - 1, kUnit, kUnit + 1, 2 * kUnit - 1, 2 * kUnit, 2 * kUnit + 1, 4 * kUnit}) {
    const std::string key = std::to_string(size);
    EXPECT_TRUE(store.put(key, bytes.substr(0, size), PutIf::always()));
    EXPECT_EQ(store.get(key), bytes.substr(0, size)) << size;
  }
}

TEST_F(GcsChunks, cut_at_every_chunk_and_byte_it_goes_on_where_it_was) {
  int cuts = 0;
  for (const auto ending : {FakeAnswer::Ending::reset, FakeAnswer::Ending::closed, FakeAnswer::Ending::half})
    for (int chunk = 1; chunk <= 3; ++chunk)
      for (const std::size_t kept : {std::size_t{0}, kUnit - 1, kUnit, kUnit + 1, 2 * kUnit}) {
        cloud.gcs.cut_chunk(chunk, kept, ending);
        put_whole(fmt::format("cut-{}", ++cuts));
      }
  EXPECT_EQ(cloud.gcs.counts().faults, cuts);
  EXPECT_GE(cloud.gcs.counts().questions, cuts / 3);  // after half an answer at least
}

TEST_F(GcsChunks, only_what_was_not_stored_is_sent_again) {
  cloud.gcs.cut_chunk(2, kUnit, FakeAnswer::Ending::half);
  put_whole("a");
  EXPECT_EQ(cloud.gcs.counts().questions, 1);
  // 2 units, 2 of which 1 arrives, then from unit 3: 2 units and the rest.
  EXPECT_EQ(cloud.gcs.counts().chunks, 4);
}

TEST_F(GcsChunks, a_chunk_that_was_taken_in_part_goes_on_from_there) {
  for (const std::size_t kept : {std::size_t{0}, kUnit}) {
    cloud.gcs.take_only(kept);
    put_whole(fmt::format("part-{}", kept));
  }
  EXPECT_EQ(cloud.gcs.counts().questions, 0);
}

TEST_F(GcsChunks, the_answer_to_the_last_chunk_may_be_lost) {
  for (const auto ending : {FakeAnswer::Ending::reset, FakeAnswer::Ending::half})
    for (const int answers : {1, 2}) {  // of the start; of the end too
      cloud.gcs.lose_next_answers(answers, ending);
      put_whole(fmt::format("lost-{}-{}", static_cast<int>(ending), answers));
    }
}

TEST_F(GcsChunks, storms_within_an_upload_are_waited_out) {
  for (const int status : {408, 429, 500, 503}) {
    cloud.gcs.fail_next(5, gcs_error(status, "backendError", "a storm"));
    put_whole(std::to_string(status));
  }
}

/// Lets something happen before the PUT of a number is sent.
class BeforePut : public HttpClient {
 public:
  BeforePut(HttpClient& http, int number, std::function<void()> happen)
      : http_(http), left_(number), happen_(std::move(happen)) {}
  HttpAnswer send(const HttpRequest& request) override {
    if (request.method == "PUT" && --left_ == 0) happen_();
    return http_.send(request);
  }

 private:
  HttpClient& http_;
  int left_;
  const std::function<void()> happen_;
};

TEST_F(GcsChunks, a_session_that_is_gone_is_begun_anew) {
  for (const int status : {404, 410})
    for (const int at : {1, 2, 3}) {
      BeforePut http(cloud.http, at, [&] { cloud.gcs.end_sessions(status); });
      GoogleApi api(http, cloud.clock, &cloud.auth);
      GcsObjectStore ending(api, small_chunks());
      const std::string key = fmt::format("gone-{}-{}", status, at);
      EXPECT_TRUE(ending.put(key, bytes, PutIf::absent()));
      EXPECT_EQ(cloud.gcs.stored("lake", key)->bytes, bytes);
    }
}

TEST_F(GcsChunks, a_token_that_ends_within_an_upload_is_replaced) {
  BeforePut http(cloud.http, 2, [&] { cloud.gcs.accounts().revoke_tokens(); });
  GoogleApi api(http, cloud.clock, &cloud.auth);
  EXPECT_TRUE(GcsObjectStore(api, small_chunks()).put("a", bytes, PutIf::absent()));
  EXPECT_EQ(cloud.gcs.stored("lake", "a")->bytes, bytes);
  EXPECT_EQ(cloud.gcs.accounts().tokens_given(), 2);
}

TEST_F(GcsChunks, an_object_that_is_there_is_not_replaced) {
  cloud.gcs.store("lake", "a", "first");
  EXPECT_FALSE(store.put("a", bytes, PutIf::absent()));
  EXPECT_EQ(cloud.gcs.counts().chunks, 0);
  EXPECT_EQ(store.get("a"), "first");
}

TEST_F(GcsChunks, the_condition_holds_at_the_end_of_the_upload_too) {
  BeforePut http(cloud.http, 3, [&] { cloud.gcs.store("lake", "a", "theirs"); });
  GoogleApi api(http, cloud.clock, &cloud.auth);
  EXPECT_FALSE(GcsObjectStore(api, small_chunks()).put("a", bytes, PutIf::absent()));
  EXPECT_EQ(store.get("a"), "theirs");
}

/// Changes one byte of what is sent, as a bad line would.
class BadLine : public HttpClient {
 public:
  explicit BadLine(HttpClient& http) : http_(http) {}
  HttpAnswer send(const HttpRequest& request) override {
    HttpRequest changed = request;
    if (changed.body.size() > 2000) changed.body[1500] ^= 1;
    return http_.send(changed);
  }

 private:
  HttpClient& http_;
};

TEST_F(GcsChunks, bytes_that_change_on_the_way_are_refused_and_nothing_is_stored) {
  BadLine http(cloud.http);
  GoogleApi api(http, cloud.clock, &cloud.auth);
  GcsObjectStore bad(api, small_chunks());
  for (const std::size_t size : {std::size_t{10'000}, bytes.size()}) {
    const Error error = error_of([&] { bad.put("a", bytes.substr(0, size), PutIf::absent()); });
    EXPECT_THAT(error.what(), HasSubstr("CRC32C"));
    EXPECT_EQ(cloud.gcs.objects("lake"), 0u);
  }
}

TEST_F(GcsChunks, an_upload_that_never_gets_on_ends_with_a_clear_error) {
  cloud.gcs.fail_next(10'000, FakeAnswer{.ending = FakeAnswer::Ending::reset});
  const Error error = error_of([&] { store.put("a", bytes, PutIf::absent()); });
  EXPECT_EQ(error.remedy(), Remedy::wait_for_service);
  EXPECT_THAT(error.what(), HasSubstr("write gs://lake/a"));
  EXPECT_THAT(error.what(), Not(HasSubstr("upload_id")));
}

}  // namespace
}  // namespace tonearm
