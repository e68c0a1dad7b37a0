// The two forms of a workbook, and texts in it.
#include "publish/tableau/form.h"

#include <gmock/gmock.h>

#include <sstream>

#include "publish/tableau/formatted_text.h"
#include "publish/tableau/identity.h"

namespace tonearm::tableau {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string in_form(Form form) {
  pugi::xml_document document;
  document.load_string(
      "<workbook><document-format-change-manifest/><datasources><datasource version=''>"
      "<connection><relation name='plays.csv'/></connection><column datatype='table'/><extract object-id=''/>"
      "<layout/><object-graph/></datasource></datasources><actions><edit-parameter-action/></actions></workbook>");
  put_in_form(document, form);
  std::ostringstream text;
  document.save(text, "", pugi::format_raw);
  return text.str();
}

TEST(TableauForm, classic_names_the_feature_of_each_fork_and_lists_it) {
  const std::string xml = in_form(Form::classic);
  EXPECT_THAT(xml, HasSubstr("version=\"18.1\""));
  EXPECT_THAT(xml, HasSubstr("<_.fcp.ObjectModelEncapsulateLegacy.false...relation name=\"plays.csv\"/>"
                             "<_.fcp.ObjectModelEncapsulateLegacy.true...relation name=\"plays.csv\"/>"));
  EXPECT_THAT(xml, HasSubstr("<_.fcp.ObjectModelTableType.true...column"));
  EXPECT_THAT(xml, HasSubstr("<extract _.fcp.ObjectModelExtractV2.true...object-id=\"\"/>"));
  EXPECT_THAT(xml, HasSubstr("<ParameterAction/>"));
  EXPECT_THAT(xml, Not(HasSubstr("explain-data")));
}

TEST(TableauForm, modern_has_no_forks) {
  const std::string xml = in_form(Form::modern);
  EXPECT_THAT(xml, HasSubstr("<datasource version=\"26.1\">"));
  EXPECT_THAT(xml, HasSubstr("<ManifestByVersion/>"));
  EXPECT_THAT(xml, HasSubstr("<explain-data"));
  EXPECT_THAT(xml, Not(HasSubstr("_.fcp.")));
}

TEST(TableauForm, a_line_break_is_written_as_tableau_does) {
  pugi::xml_document document;
  write_formatted_text(document.append_child("title"), {{"one\ntwo <&> \x01\xFF", 12, true}});
  std::ostringstream text;
  document.save(text, "", pugi::format_raw | pugi::format_no_declaration);
  EXPECT_EQ(text.str(),
            "<title><formatted-text><run bold=\"true\" fontsize=\"12\">one</run><run>Æ\n</run>"
            "<run bold=\"true\" fontsize=\"12\">two &lt;&amp;&gt; \uFFFD\uFFFD</run></formatted-text></title>");
}

TEST(TableauForm, an_id_is_the_same_for_the_same_name) {
  EXPECT_EQ(uuid_of("a"), uuid_of("a"));
  EXPECT_NE(uuid_of("a"), uuid_of("b"));
  EXPECT_EQ(uuid_of("a").size(), 38U);
}

}  // namespace
}  // namespace tonearm::tableau
