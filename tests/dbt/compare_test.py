"""That the comparison finds each kind of difference, and nothing where there is none."""
import contextlib
import io
import pathlib
import tempfile
import unittest

import duckdb

import compare

DAYS = """create table mart_days as select * from (values
    ('rj', date '2015-04-14', 3::bigint, 0.5::double), ('rj', date '2015-04-15', 3, 0.25),
    ('rj', date '2015-04-15', 3, 0.25), ('rj', date '2015-04-15', 3, 0.75), ('rj', null, 1, null))
    as t(user, local_date, plays, share)"""


class Compare(unittest.TestCase):
    def compared(self, *changes, models=("mart_days",)):
        """The exit code and the text for the table above against itself after `changes`."""
        with tempfile.TemporaryDirectory() as name, contextlib.redirect_stdout(io.StringIO()) as said:
            folder = pathlib.Path(name)
            self.write_project(folder, models)
            self.write_tables(folder / "tonearm.duckdb")
            self.write_tables(folder / "dbt.duckdb", *changes)
            code = compare.main(folder, folder / "tonearm.duckdb", folder / "dbt.duckdb")
        return code, said.getvalue()

    def write_project(self, folder, models):
        (folder / "dbt_project.yml").write_text('model-paths: ["marts"]')
        (folder / "marts").mkdir()
        for model in models:
            (folder / "marts" / f"{model}.sql").touch()

    def write_tables(self, file, *changes):
        with duckdb.connect(str(file)) as database:
            for statement in (DAYS, *changes):
                database.execute(statement)

    def assert_same(self, *changes):
        self.assertEqual(self.compared(*changes), (0, "mart_days: 5 rows\n1 tables, 5 rows: the same\n"))

    def assert_differs(self, *changes, naming):
        code, said = self.compared(*changes)
        self.assertEqual(code, 1, said)
        self.assertIn("mart_days: ", said)
        self.assertIn(naming, said)
        self.assertNotIn("the same\n", said)

    def test_the_same_tables_are_the_same(self):
        self.assert_same()

    def test_the_order_of_rows_does_not_count(self):
        self.assert_same("create table other as from mart_days order by local_date desc", "drop table mart_days",
                         "alter table other rename to mart_days")

    def test_a_float_may_differ_by_a_billionth(self):
        self.assert_same("update mart_days set share = share * (1 + 5e-10)")

    def test_a_float_may_not_differ_by_more(self):
        self.assert_differs("update mart_days set share = share * (1 + 2e-9) where share = 0.5",
                            naming="'share': 0.500000001")

    def test_a_changed_value_is_found_and_its_row_named(self):
        self.assert_differs("update mart_days set plays = 4 where share = 0.5",
                            naming="dbt: {'user': rj, 'local_date': 2015-04-14, 'plays': 4, 'share': 0.5}")

    def test_a_value_instead_of_null_is_found(self):
        self.assert_differs("update mart_days set share = 0 where share is null", naming="'share': NULL")

    def test_null_instead_of_a_value_is_found(self):
        self.assert_differs("update mart_days set share = null where share = 0.5", naming="differ in 1 place")

    def test_one_of_two_equal_rows_missing_is_found(self):
        self.assert_differs("delete from mart_days where rowid = 2", naming="5 rows of tonearm and 4 rows of dbt")

    def test_a_missing_row_without_floats_is_found(self):
        self.assert_differs("delete from mart_days where share is null", naming="tonearm: {'user': rj, 'local_date': N")

    def test_an_added_row_without_floats_is_found(self):
        self.assert_differs("insert into mart_days values ('mz', null, 1, null)", naming="dbt: {'user': mz")

    def test_a_third_equal_row_is_found(self):
        self.assert_differs("insert into mart_days from mart_days where rowid = 1", naming="6 rows of dbt")

    def test_a_renamed_column_is_found(self):
        self.assert_differs("alter table mart_days rename plays to scrobbles", naming="scrobbles BIGINT")

    def test_another_type_is_found(self):
        self.assert_differs("alter table mart_days alter plays type integer", naming="plays INTEGER")

    def test_another_order_of_columns_is_found(self):
        self.assert_differs("create or replace table mart_days as select plays, user, local_date, share from mart_days",
                            naming="dbt: plays BIGINT, user")

    def test_a_table_that_one_side_lacks_is_found(self):
        self.assert_differs("drop table mart_days", naming="dbt did not make it")

    def test_a_table_that_no_model_makes_is_found(self):
        code, said = self.compared("create table mart_weeks as select 1 as week")
        self.assertEqual(code, 1)
        self.assertIn("mart_weeks: no model makes it", said)

    def test_a_project_without_models_is_no_success(self):
        with self.assertRaisesRegex(SystemExit, "holds no models"):
            self.compared(models=())


if __name__ == "__main__":
    unittest.main()
