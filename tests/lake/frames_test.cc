#include "lake/frames.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/error.h"
#include "fakes/error_of.h"

namespace tonearm {
namespace {

const std::vector<std::string> kBodies = {"{\"recenttracks\":{\"track\":[]}}", "", std::string("a\0b\xff", 4),
                                          std::string(5000, 'x')};

/// The bodies, or nothing where the object is refused.
std::vector<std::string> unpacked(const std::string& object) {
  try {
    return unpack_frames(object);
  } catch (const Error& error) {
    EXPECT_EQ(error.remedy(), Remedy::look_into_data);
    return {};
  }
}

bool begins(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

TEST(Frames, bodies_come_back_byte_for_byte) {
  EXPECT_EQ(unpack_frames(pack_frames(kBodies)), kBodies);
  EXPECT_EQ(unpack_frames(pack_frames({""})), std::vector<std::string>{""});
}

TEST(Frames, random_bytes_come_back) {
  std::mt19937 random(7);
  std::string body(300'000, '\0');
  for (char& c : body) c = static_cast<char>(random());
  EXPECT_EQ(unpack_frames(pack_frames({body, body})), (std::vector<std::string>{body, body}));
}

TEST(Frames, the_same_bodies_give_the_same_object) { EXPECT_EQ(pack_frames(kBodies), pack_frames(kBodies)); }

// Whole frames taken off the end leave an object of fewer frames: that is why a window's bodies are checked, too.
TEST(Frames, a_cut_never_gives_a_wrong_body) {
  const std::string object = pack_frames(kBodies);
  for (std::size_t length = 0; length < object.size(); ++length)
    EXPECT_TRUE(begins(kBodies, unpacked(object.substr(0, length)))) << length;
}

TEST(Frames, one_frame_cut_anywhere_is_refused) {
  const std::string object = pack_frames({kBodies[0]});
  for (std::size_t length = 0; length < object.size(); ++length)
    EXPECT_EQ(error_of([&] { unpack_frames(object.substr(0, length)); }).remedy(), Remedy::look_into_data) << length;
}

TEST(Frames, no_flipped_bit_gives_a_wrong_body) {
  const std::vector<std::string> bodies = {kBodies[0], kBodies[2]};
  const std::string object = pack_frames(bodies);
  for (std::size_t at = 0; at < object.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = object;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      EXPECT_TRUE(begins(bodies, unpacked(flipped))) << "byte " << at << " bit " << bit;
    }
}

TEST(Frames, what_is_no_frame_is_refused) {
  for (const char* bytes : {"", "x", "{\"recenttracks\":{}}", "\x28\xb5\x2f\xfd"})
    EXPECT_EQ(error_of([&] { unpack_frames(bytes); }).remedy(), Remedy::look_into_data) << bytes;
  EXPECT_EQ(error_of([&] { unpack_frames(pack_frames({"a"}) + "rest"); }).remedy(), Remedy::look_into_data);
}

}  // namespace
}  // namespace tonearm
