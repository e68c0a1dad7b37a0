#include "bigquery/bigquery_settings.h"

#include <gtest/gtest.h>

#include "fakes/error_of.h"

namespace tonearm {
namespace {

TEST(BigqueryUrl, names_project_and_dataset) {
  const BigquerySettings settings = parse_bigquery_url("bigquery://my-project/music_1");
  EXPECT_EQ(settings.project, "my-project");
  EXPECT_EQ(settings.dataset, "music_1");
  EXPECT_EQ(generation_dataset(settings, 'a'), "music_1_a");
  EXPECT_EQ(parse_bigquery_url("bigquery://example.com:old/d").project, "example.com:old");
}

TEST(BigqueryUrl, anything_else_says_how_to_write_it) {
  for (const char* url : {"", "bigquery://", "bigquery://p", "bigquery://p/", "bigquery:///d", "bigquery://p/d/e",
                          "bigquery://p/my-data", "bigquery://p/d?x", "gs://p/d", "bigquery://p q/d"}) {
    const Error error = error_of([&] { parse_bigquery_url(url); });
    EXPECT_EQ(error.remedy(), Remedy::fix_setup) << url;
    EXPECT_NE(error.what_to_do().find("bigquery://PROJECT/DATASET"), std::string::npos);
  }
}

}  // namespace
}  // namespace tonearm
