#include "serve/answer_cache.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

KeptAnswerRef answer_of(std::size_t bytes, int status = 200) {
  return std::make_shared<const KeptAnswer>(
      KeptAnswer{status, "text/plain", status == 200 ? "e" : "", shared_text(std::string(bytes, 'x')), nullptr});
}

TEST(AnswerCache, the_first_computes_and_all_who_wait_get_it) {
  AnswerCache cache(1 << 20);
  int told = 0;
  const auto waiter = [&](const KeptAnswerRef& answer) { told += static_cast<int>(answer->identity->size()); };
  EXPECT_EQ(cache.find("k"), nullptr);
  EXPECT_TRUE(cache.wait("k", waiter));
  EXPECT_FALSE(cache.wait("k", waiter));
  EXPECT_TRUE(cache.wait("other", waiter));
  cache.finish("k", answer_of(7));
  EXPECT_EQ(told, 14);
  EXPECT_NE(cache.find("k"), nullptr);
  EXPECT_EQ(cache.find("other"), nullptr);
}

TEST(AnswerCache, failures_are_told_and_not_kept) {
  AnswerCache cache(1 << 20);
  int status = 0;
  cache.wait("k", [&](const KeptAnswerRef& answer) { status = answer->status; });
  cache.finish("k", answer_of(10, 504));
  EXPECT_EQ(status, 504);
  EXPECT_EQ(cache.find("k"), nullptr);
  EXPECT_TRUE(cache.wait("k", [](const KeptAnswerRef&) {}));
}

TEST(AnswerCache, stays_within_its_bytes_and_drops_what_was_asked_for_longest_ago) {
  AnswerCache cache(100'000);
  for (int i = 0; i < 100; ++i) {
    cache.finish(std::to_string(i), answer_of(5'000));
    EXPECT_LE(cache.bytes(), 100'000u);
    EXPECT_NE(cache.find("0"), nullptr) << i;  // asked for all the time
  }
  EXPECT_EQ(cache.find("50"), nullptr);
  EXPECT_NE(cache.find("99"), nullptr);
  EXPECT_GT(cache.size(), 10u);
}

TEST(AnswerCache, one_answer_never_takes_the_room_of_all_others) {
  AnswerCache cache(100'000);
  cache.finish("large", answer_of(60'000));
  EXPECT_EQ(cache.find("large"), nullptr);
}

TEST(AnswerCache, what_is_pinned_stays_until_the_next_generation) {
  AnswerCache cache(100'000);
  cache.finish("ahead", answer_of(5'000), true);
  cache.finish("later", answer_of(5'000));
  EXPECT_TRUE(cache.pin("later"));
  EXPECT_FALSE(cache.pin("never"));
  for (int i = 0; i < 100; ++i) cache.finish(std::to_string(i), answer_of(5'000));
  EXPECT_NE(cache.find("ahead"), nullptr);
  EXPECT_NE(cache.find("later"), nullptr);
  cache.clear();
  EXPECT_EQ(cache.find("ahead"), nullptr);
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(AnswerCache, pinned_answers_alone_stay_within_its_bytes) {
  AnswerCache cache(100'000);
  for (int i = 0; i < 100; ++i) cache.finish(std::to_string(i), answer_of(5'000), true);
  EXPECT_LE(cache.bytes(), 100'000u);
}

TEST(AnswerCache, those_who_wait_when_a_generation_ends_are_still_told) {
  AnswerCache cache(100'000);
  bool told = false;
  cache.wait("k", [&](const KeptAnswerRef&) { told = true; });
  cache.clear();
  cache.finish("k", answer_of(1));
  EXPECT_TRUE(told);
}

}  // namespace
}  // namespace tonearm
