// Names of fields on shelves, and which fields a sheet needs.
#include "publish/tableau/field.h"

#include <gtest/gtest.h>

#include "publish/tableau/data_source.h"

namespace tonearm::tableau {
namespace {

DataSource plays() {
  DataSource source;
  source.table = "plays";
  source.caption = "Plays";
  source.fields = {
      {"local_time", "Local time", DataType::datetime},
      {"artist", "Artist"},
      {"scrobbles", "Scrobbles", DataType::real, true},
      {"Last day", "Last day", DataType::date, false, "", "", "#2015-04-14#"},
      {"Before", "Before", DataType::boolean, false, "", "", "[local_time] < [Last day] AND [Parameters].[Year] > 0"},
      {"Words", "Words", DataType::string, true, "", "", "STR(COUNTD(IF [Before] THEN [artist] END))"}};
  return source;
}

TEST(TableauField, an_instance_says_what_of_the_field_and_of_which_kind) {
  const DataSource source = plays();
  EXPECT_EQ(source.qualified({"artist"}), "[federated.plays].[none:artist:nk]");
  EXPECT_EQ(source.qualified({"scrobbles", Part::sum}), "[federated.plays].[sum:scrobbles:qk]");
  EXPECT_EQ(source.qualified({"local_time", Part::year}), "[federated.plays].[yr:local_time:ok]");
  EXPECT_EQ(source.qualified({"scrobbles", Part::share_down}), "[federated.plays].[pcto:sum:scrobbles:qk]");
  EXPECT_EQ(source.qualified({"Words", Part::user}), "[federated.plays].[usr:Words:nk]");
  EXPECT_EQ(source.shown({"artist"}), "<[federated.plays].[none:artist:nk]>");
}

TEST(TableauField, a_field_that_is_not_there_is_no_pill) {
  EXPECT_THROW(plays().qualified({"album"}), std::out_of_range);
}

TEST(TableauField, a_formula_needs_what_it_calls_and_what_that_calls) {
  const DataSource source = plays();
  std::vector<std::string> needed;
  for (const Field* field : source.needed_for({{"Words", Part::user}})) needed.push_back(field->name);
  EXPECT_EQ(needed, (std::vector<std::string>{"local_time", "artist", "Last day", "Before", "Words"}));
}

}  // namespace
}  // namespace tonearm::tableau
