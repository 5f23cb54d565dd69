"""export --to parquet: the tables of a run where DuckDB's library is there, and what is said where it is not."""

import ctypes
import pathlib
import sqlite3
import unittest

from command_line import FIRST_GIGAWATT, GIGARAMP, CommandLineTest

LIBRARY = pathlib.Path(GIGARAMP).resolve().parents[1] / "share/gigaramp/libduckdb.so"


class Result(ctypes.Structure):
    _fields_ = [("counts", ctypes.c_uint64 * 3), ("columns", ctypes.c_void_p), ("message", ctypes.c_void_p),
                ("data", ctypes.c_void_p)]


def number(sql):
    """The first value that DuckDB answers, as a whole number."""
    duck = ctypes.CDLL(str(LIBRARY))
    duck.duckdb_value_int64.restype = ctypes.c_int64
    database, connection, result = ctypes.c_void_p(), ctypes.c_void_p(), Result()
    duck.duckdb_open(None, ctypes.byref(database))
    duck.duckdb_connect(database, ctypes.byref(connection))
    failed = duck.duckdb_query(connection, sql.encode(), ctypes.byref(result))
    value = None if failed else duck.duckdb_value_int64(ctypes.byref(result), ctypes.c_uint64(0), ctypes.c_uint64(0))
    duck.duckdb_destroy_result(ctypes.byref(result))
    duck.duckdb_disconnect(ctypes.byref(connection))
    duck.duckdb_close(ctypes.byref(database))
    return value


class ParquetTest(CommandLineTest):
    def setUp(self):
        super().setUp()
        self.gigaramp("run", FIRST_GIGAWATT, "--quiet", "-n", 2, "--out", "r", "--no-report")

    @unittest.skipIf(LIBRARY.exists(), "the library is there")
    def test_without_the_library_it_says_how_to_get_it_and_writes_nothing(self):
        before = self.manifest("r")["files"]
        done = self.gigaramp("export", "r", "--to", "parquet", expect=1)
        self.assertIn("tools/parquet/install", done.stderr)
        self.assertEqual(before, self.manifest("r")["files"])

    @unittest.skipUnless(LIBRARY.exists(), "tools/parquet/install fetches the library")
    def test_every_table_has_a_file_with_the_same_rows(self):
        self.gigaramp("export", "r", "--to", "parquet")
        run = sqlite3.connect(self.folder / "r/run.sqlite")
        tables = [name for (name,) in run.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        self.assertIn("orders", tables)
        for table in tables:
            path = self.folder / f"r/{table}.parquet"
            (rows,) = run.execute(f"SELECT count(*) FROM {table}").fetchone()
            self.assertEqual(rows, number(f"SELECT count(*) FROM '{path}'"), table)
            self.assertIn(path.name, self.manifest("r")["files"])
        (seconds,) = run.execute("SELECT sum(elapsed_s) FROM orders").fetchone()
        self.assertEqual(seconds, number(f"SELECT sum(elapsed_s)::BIGINT FROM '{self.folder}/r/orders.parquet'"))

    @unittest.skipUnless(LIBRARY.exists(), "tools/parquet/install fetches the library")
    def test_the_same_run_gives_the_same_bytes_elsewhere_too(self):
        self.gigaramp("export", "r", "--to", "parquet", "--out", "a/b")
        self.gigaramp("export", "r", "--to", "parquet", "--out", "c")
        for path in (self.folder / "a/b").iterdir():
            self.assertEqual(path.read_bytes(), (self.folder / "c" / path.name).read_bytes())
        self.assertEqual([], [f for f in self.manifest("r")["files"] if f.endswith(".parquet")])

    def test_the_database_is_copied_where_it_is_wanted(self):
        self.gigaramp("export", "r", "--to", "sqlite", "--out", "mine.sqlite")
        self.assertEqual((self.folder / "r/run.sqlite").read_bytes(), (self.folder / "mine.sqlite").read_bytes())
        done = self.gigaramp("run", FIRST_GIGAWATT, "-n", 1, "--trace", "parquet", expect=2)
        self.assertIn("none of chrome, paje, csv", done.stderr)


if __name__ == "__main__":
    unittest.main()
