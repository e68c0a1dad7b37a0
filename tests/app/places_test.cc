#include "app/places.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

class Places : public testing::Test {
 protected:
  Config config() {
    return read_config(flags, [](const std::string&) { return std::optional<std::string>(); });
  }
  TemporaryFolder home;
  std::map<std::string, std::string> flags{{"home", home.path().string()}, {"zone", "UTC"}};
};

TEST_F(Places, are_folders_of_the_home_where_nothing_is_set) {
  EXPECT_EQ(lake_place(config()).folder, home.path() / "lake");
  EXPECT_EQ(warehouse_place(config()).folder, home.path() / "warehouse");
  EXPECT_FALSE(lake_place(config()).in_cloud() || warehouse_place(config()).in_cloud());
}

TEST_F(Places, a_folder_may_be_named) {
  flags["lake"] = "/data/lake";
  EXPECT_EQ(lake_place(config()).folder, "/data/lake");
}

TEST_F(Places, a_bucket_has_a_name_and_a_prefix) {
  for (const char* text : {"gs://music/rj/lake", "gs://music/rj/lake/", "gs://music//rj/lake//"}) {
    const LakePlace place = parse_lake_place(text);
    EXPECT_EQ(place.bucket, "music") << text;
    EXPECT_EQ(place.prefix, "rj/lake") << text;
    EXPECT_EQ(place.text(), "gs://music/rj/lake") << text;
  }
  EXPECT_EQ(parse_lake_place("gs://music").text(), "gs://music");
  EXPECT_EQ(parse_lake_place("gs://music/").prefix, "");
}

TEST_F(Places, a_bucket_that_cannot_be_is_refused) {
  const std::string too_long = "gs://" + std::string(64, 'a');
  for (const char* text :
       {"gs://", "gs:///a", "gs://Music/a", "gs://a", "gs://-ab/c", "s3://music/a", "http://x", "gs://192.168.5.4/a",
        "gs://my-google-music", "gs://goog-music", "gs://a..b", too_long.c_str()}) {
    flags["lake"] = text;
    const Error error = error_of([&] { lake_place(config()); });
    EXPECT_EQ(error.remedy(), Remedy::fix_setup) << text;
    EXPECT_THAT(error.what(), HasSubstr("lake (from --lake)")) << text;
    EXPECT_THAT(error.what_to_do(), HasSubstr("gs://bucket/prefix")) << text;
  }
}

TEST_F(Places, bigquery_has_a_project_and_a_dataset) {
  const WarehousePlace place = parse_warehouse_place("bigquery://my-project/tonearm");
  EXPECT_EQ(place.project, "my-project");
  EXPECT_EQ(place.dataset, "tonearm");
  EXPECT_EQ(place.text(), "bigquery://my-project/tonearm");
  EXPECT_EQ(parse_warehouse_place("bigquery://example.com:old/music_1").project, "example.com:old");
  EXPECT_EQ(parse_warehouse_place("bigquery://example.com:old/music_1").dataset, "music_1");
  for (const char* text :
       {"bigquery://", "bigquery://p", "bigquery://p/", "bigquery://p/a-b", "bigquery:///d", "bq://p/d",
        "bigquery://p/d/e", "bigquery://p/my-data", "bigquery://p/d?x", "gs://p/d", "bigquery://p q/d",
        "bigquery://short/d", "bigquery://1music-project/d", "bigquery://music-project-with-a-name-too-long/d"}) {
    const Error error = error_of([&] { parse_warehouse_place(text); });
    EXPECT_EQ(error.remedy(), Remedy::fix_setup) << text;
    EXPECT_THAT(error.what_to_do(), HasSubstr("bigquery://project/dataset")) << text;
  }
}

TEST_F(Places, bigquery_over_a_folder_is_refused_with_the_way_out) {
  flags["warehouse"] = "bigquery://my-project/d";
  const Error error = error_of([&] { warehouse_place(config()); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr((home.path() / "lake").string()));
  EXPECT_THAT(error.what_to_do(), HasSubstr("tonearm lake copy"));
  flags["lake"] = "gs://music";
  EXPECT_TRUE(warehouse_place(config()).in_cloud());
}

}  // namespace
}  // namespace tonearm
