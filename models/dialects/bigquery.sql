{% macro bigquery__dialect_functions() %}
-- The functions of duckdb.sql for BigQuery; temporary ones live for a job, so they stand in front of what calls them.

-- 1 is Monday, 7 is Sunday
create temp function weekday_of(day date) as (mod(extract(dayofweek from day) + 5, 7) + 1);

-- the first day of its month
create temp function month_of(day date) as (cast(date_trunc(day, month) as date));

-- weeks from Monday, counted from that of 1970-01-01: week w begins 7 w - 3 days after it
create temp function week_number(day date) as (cast(floor((unix_date(day) + 3) / 7) as int64));

-- 2015-04-14 is 20150414
create temp function day_number(day date) as (
    extract(year from day) * 10000 + extract(month from day) * 100 + extract(day from day)
);
{% endmacro %}
-- dbt's own, the functions in front. Our runner drops the lines that begin with a brace.
{% macro bigquery__create_table_as(temporary, relation, compiled_code, language='sql') %}
{% do return(bigquery__dialect_functions() ~ dbt.bigquery__create_table_as(temporary, relation, compiled_code, language)) %}
{% endmacro %}
