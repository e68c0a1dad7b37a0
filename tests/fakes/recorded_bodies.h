// Bodies recorded from last.fm. They lie beside the project and are not part of it.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace tonearm {

class RecordedBodies : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(folder())) GTEST_SKIP() << "the recorded bodies are not here: " << folder();
  }
  static std::filesystem::path folder() {
    return std::filesystem::path(TONEARM_SHARED_DIR) / "data" / "lastfm-responses";
  }
  static std::string body(const std::string& name) {
    std::ifstream file(folder() / name, std::ios::binary);
    EXPECT_TRUE(file.good()) << name;
    return {std::istreambuf_iterator<char>(file), {}};
  }
};

}  // namespace tonearm
