#include "model/template_text.h"

#include <gmock/gmock.h>

#include "core/error.h"

namespace tonearm {
namespace {

using testing::ElementsAre;

TEST(TemplateText, puts_table_names_where_inputs_are_named) {
  const RenderedText text = render("select 1 from {{ ref('dim_artist') }} join {{source('staged','gaps')}} using (x)");
  EXPECT_EQ(text.sql, "select 1 from dim_artist join staged_gaps using (x)");
  EXPECT_THAT(text.refs, ElementsAre("dim_artist"));
  EXPECT_THAT(text.sources, ElementsAre("gaps"));
}

TEST(TemplateText, names_an_input_once_however_often_it_is_read) {
  EXPECT_THAT(render("{{ ref('b') }} {{ ref('a') }} {{ ref('b') }}").refs, ElementsAre("b", "a"));
}

TEST(TemplateText, refuses_any_other_jinja) {
  for (const char* text : {"{{ config(x) }}", "{% if x %}", "{{ ref('a') ", "{{ source('raw', 'x') }}", "{{ ref(a) }}"})
    EXPECT_THROW(render(text), Error) << text;
}

TEST(TemplateText, cuts_statements_at_the_semicolons_that_end_lines) {
  EXPECT_THAT(split_statements("{% macro m() %}\n-- a; comment;\nfirst as\n  ';' || x;\n\nsecond;\n{% endmacro %}\n"),
              ElementsAre("first as\n  ';' || x", "second"));
}

}  // namespace
}  // namespace tonearm
