"""A workbook's sheets asked of DuckDB: its own pills, formulas and filters, put into SQL word by word."""
import re

MACROS = """
create or replace macro dateadd(part, n, day) as cast(day + to_years(cast(n as integer)) as date);
create or replace macro to_day(t) as cast(t as date);
create or replace macro is_null(x) as x is null;
create or replace macro whole(x) as cast(trunc(x) as bigint);
create or replace macro str(x) as cast(x as varchar);
"""
# Of a formula's words those that DuckDB says otherwise.
WORDS = [(r"\bELSEIF\b", "when"), (r"\bIF\b", "case when"), (r"\bCOUNTD\(", "count(distinct "), (r"\bDATE\(", "to_day("),
         (r"\bISNULL\(", "is_null("), (r"\bINT\(", "whole("), (r"#(\d{4}-\d\d-\d\d)#", r"date '\1'")]
PARTS = {"none": "{}", "usr": "{}", "sum": "sum({})", "avg": "avg({})", "yr": "year({})", "hr": "hour({})", "wd": "isodow({})",
         "tmn": "date_trunc('month', {})"}


class Sheets:
    """The sheets of a workbook over DuckDB's table `plays`, at a year."""

    def __init__(self, root, database, year=None):
        self.root, self.database = root, database
        source = root.find("datasources/datasource[@caption='Plays']")
        self.fields = {column.get("name").strip("[]"): column for column in source.findall("column")}
        parameter = root.find("datasources/datasource[@name='Parameters']/column")
        self.year = int(parameter.get("value")) if year is None else year
        database.execute(MACROS)

    def sql_of_field(self, name):
        calculation = self.fields[name].find("calculation")
        if calculation is None:
            return f'"{name}"'
        formula = calculation.get("formula").replace("[Parameters].[Year]", str(self.year))
        for pattern, word in WORDS:
            formula = re.sub(pattern, word, formula)
        if self.fields[name].get("datatype") == "string":
            formula = formula.replace(" + ", " || ")
        return "(" + re.sub(r"\[([^\]]+)\]", lambda called: self.sql_of_field(called[1]), formula) + ")"

    def sql_of_pill(self, pill):
        *prefixes, field, _ = pill.strip("[]").split(":")
        if prefixes[0] == "pcto":
            return self.sql_of_pill(f"[sum:{field}:qk]")
        return PARTS[prefixes[-1]].format(self.sql_of_field(field))

    def sheet(self, name):
        return self.root.find(f"worksheets/worksheet[@name='{name}']")

    def rows(self, name, *pills, order="all"):
        """The sheet's rows: the pills asked for, all filters held to."""
        sheet = self.sheet(name)
        wheres, tops = ["true"], []
        for chosen in sheet.iter("filter"):
            pill = chosen.get("column").split("].", 1)[1]
            group = chosen.find("groupfilter")
            if group.get("function") == "member":
                wheres.append(self.sql_of_pill(pill))
            elif group.get("function") == "end":
                tops.append((self.sql_of_pill(pill), group.get("count")))
        where = " and ".join(wheres)
        for pill, count in tops:  # after the filters of the context
            where += (f" and {pill} in (select {pill} from plays where {' and '.join(wheres)} group by all "
                      f"order by sum(scrobbles) desc, 1 limit {count})")
        columns = ", ".join(map(self.sql_of_pill, pills))
        return self.database.execute(f"select {columns} from plays where {where} group by all order by {order}").fetchall()
