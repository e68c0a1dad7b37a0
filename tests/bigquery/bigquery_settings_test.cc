#include "bigquery/bigquery_settings.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

TEST(GenerationDataset, is_named_after_the_dataset_and_its_side) {
  BigquerySettings settings;
  settings.dataset = "music_1";
  EXPECT_EQ(generation_dataset(settings, 'a'), "music_1_a");
  EXPECT_EQ(generation_dataset(settings, 'b'), "music_1_b");
}

}  // namespace
}  // namespace tonearm
