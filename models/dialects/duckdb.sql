{% macro duckdb__dialect_functions() %}
-- What DuckDB and BigQuery spell apart, as functions of one name. Our own runner drops the lines in braces.

-- 1 is Monday, 7 is Sunday
create or replace macro weekday_of(day) as isodow(day);

-- the first day of its month
create or replace macro month_of(day) as cast(date_trunc('month', day) as date);

-- weeks from Monday, counted from that of 1970-01-01: week w begins 7 w - 3 days after it
create or replace macro week_number(day) as cast(floor((date_diff('day', date '1970-01-01', day) + 3) / 7) as bigint);

-- 2015-04-14 is 20150414
create or replace macro day_number(day) as year(day) * 10000 + month(day) * 100 + day(day);
{% endmacro %}
