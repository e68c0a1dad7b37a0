#include "lake/tag_batches.h"

#include <gmock/gmock.h>

#include "fakes/memory_object_store.h"
#include "lake/frames.h"
#include "lake/keys.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class TagBatchesTest : public testing::Test {
 protected:
  void put(std::int64_t sequence, const std::string& lines) {
    store.put(tag_batch_key({sequence, 1'600'000'000}), pack_frames({lines}), PutIf::absent());
  }
  static std::string line(const TagQuestion& question, const std::string& body, std::int64_t at = 5) {
    return tag_answer_line({question, at, body}) + '\n';
  }
  std::string body_of(const TagQuestion& question) {
    const TagBatches batches = read_tag_batches(store);
    const TagAnswer* answer = batches.find(question);
    return answer ? answer->body : "never answered";
  }

  MemoryObjectStore store;
  const TagQuestion own{"A"}, album{"A", TagSource::album, "A"}, track{"A", TagSource::track, "A"};
};

TEST_F(TagBatchesTest, an_artist_an_album_and_a_track_of_one_name_are_three_questions) {
  put(1, line(own, "1") + line(album, "2") + line(track, "3"));
  EXPECT_EQ(body_of(own), "1");
  EXPECT_EQ(body_of(album), "2");
  EXPECT_EQ(body_of(track), "3");
  EXPECT_THAT(read_tag_batches(store).newest, SizeIs(1));
  EXPECT_THAT(read_tag_batches(store).newest_of_titles, SizeIs(2));
}

TEST_F(TagBatchesTest, a_later_answer_to_the_same_question_takes_the_place_of_an_earlier_one) {
  put(1, line(own, "old") + line(album, "old") + line(track, "old"));
  put(2, line(own, "new", 4) + line(album, "new", 4));  // the clock was set back
  EXPECT_EQ(body_of(own), "new");
  EXPECT_EQ(body_of(album), "new");
  EXPECT_EQ(body_of(track), "old");
}

TEST_F(TagBatchesTest, what_was_never_asked_has_no_answer) {
  put(1, line(own, "1"));
  EXPECT_EQ(body_of(album), "never answered");
  EXPECT_EQ(body_of({"B"}), "never answered");
}

TEST_F(TagBatchesTest, batches_without_methods_are_read_beside_those_with) {
  put(1, "{\"artist\":\"A\",\"observed_at\":5,\"body\":\"old\"}\n");
  put(2, line(album, "new"));
  EXPECT_EQ(body_of(own), "old");
  EXPECT_EQ(body_of(album), "new");
  EXPECT_THAT(read_tag_batches(store).damaged, IsEmpty());
  EXPECT_EQ(read_tag_batches(store).next_sequence, 3);
}

TEST_F(TagBatchesTest, a_batch_that_cannot_be_read_is_named_and_the_others_count) {
  put(1, line(own, "1"));
  const std::string bad = tag_batch_key({9, 1'600'000'000});
  store.put(bad, "damaged", PutIf::absent());
  EXPECT_EQ(body_of(own), "1");
  EXPECT_THAT(read_tag_batches(store).damaged, ElementsAre(bad));
  EXPECT_EQ(read_tag_batches(store).next_sequence, 10);
}

}  // namespace
}  // namespace tonearm
