{% macro duckdb__dialect_functions() %}
-- What DuckDB and BigQuery spell apart, as functions of one name. Our own runner drops the lines in braces.

-- 1 is Monday, 7 is Sunday
create or replace macro weekday_of(day) as isodow(day);

-- the first day of its month
create or replace macro month_of(day) as cast(date_trunc('month', day) as date);

-- 2015-04-14 is 20150414
create or replace macro day_number(day) as year(day) * 10000 + month(day) * 100 + day(day);
{% endmacro %}
