"""The example over a generated corpus: Spark finds the very rows that the command line does.

`cargo xtask test --only spark` installs what this needs, and names the command line in the variable SUBRAYA.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import pyarrow
import pyarrow.json
import pyarrow.parquet
import subraya

HERE = Path(__file__).parent
ARTICLES = 20_000
PARTITIONS = 4

# Documents that can't be served, one that holds nothing, and one that does.
ODD = [
    {"id": "german", "text": "Nach Angaben der Armee wurden bei dem Angriff drei Soldaten verletzt."},
    {"id": "french", "text": "Selon le ministère, trois soldats ont été blessés dans une attaque près de la ville."},
    {"id": "no text"},
    {"text": "Seúl lo niega."},
    {"id": "long", "text": "Rusia " * (subraya.MAX_BYTES // 6 + 1)},
    {"id": "empty", "text": ""},
    {"id": "good", "text": "Seúl lo niega."},
]
REFUSED = {"no_id": 2, "no_text": 1, "text_too_long": 1, "undetected_language": 2}


def run(*command: str | Path) -> str:
    """What a command prints; its complaints are shown where it fails."""
    # The workers are to be this Python, too.
    environment = os.environ | {"PYSPARK_PYTHON": sys.executable}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise AssertionError(f"{command[0]} failed:\n{ran.stderr[-5000:]}")
    return ran.stdout


def spark(*arguments: str | Path) -> dict[str, dict[str, int]]:
    """Runs the example on two cores, and gives back what it tells at its end."""
    submit = Path(sys.executable).with_name("spark-submit")
    quiet = ("--conf", "spark.ui.enabled=false", "--conf", "spark.ui.showConsoleProgress=false")
    return json.loads(run(submit, "--master", "local[2]", *quiet, HERE / "extract.py", *arguments).splitlines()[-1])


def lines_of(folder: Path) -> list[dict]:
    """The JSON lines that Spark has written into a folder."""
    texts = [file.read_text(encoding="utf-8") for file in folder.glob("part-*.json")]
    return [json.loads(line) for text in texts for line in text.splitlines()]


def by_document(table: pyarrow.Table) -> pyarrow.Table:
    """The rows sorted by document, and in a document as they were."""
    numbered = table.append_column("order", pyarrow.array(range(table.num_rows)))
    return numbered.sort_by([("document", "ascending"), ("order", "ascending")]).drop_columns("order").combine_chunks()


class Extract(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.corpus = cls.folder / "corpus"
        run(sys.executable, HERE / "generate.py", cls.corpus, "--articles", str(ARTICLES), "--characters", "1000")
        cls.told = spark(cls.corpus, cls.folder / "rows", "--partitions", str(PARTITIONS))

    def test_the_rows_are_those_of_the_command_line(self):
        lines = self.folder / "rows.jsonl"
        run(os.environ["SUBRAYA"], "extract", self.corpus, "--id", "id", "--to", "jsonl", "--output", lines)
        theirs = pyarrow.parquet.read_table(self.folder / "rows")
        ours = pyarrow.json.read_json(lines, parse_options=pyarrow.json.ParseOptions(explicit_schema=theirs.schema))
        theirs, ours = by_document(theirs), by_document(ours)
        self.assertEqual(theirs.column_names, [column["name"] for column in subraya.COLUMNS])
        self.assertEqual(len(set(theirs["document"].to_pylist())), ARTICLES)
        for column in theirs.column_names:
            self.assertTrue(theirs[column].equals(ours[column]), column)
        self.assertEqual(self.told, {"refused": {}})

    def test_every_partition_has_its_file(self):
        files = sorted((self.folder / "rows").glob("part-*.parquet"))
        self.assertEqual(len(files), PARTITIONS)
        self.assertTrue(all(pyarrow.parquet.read_metadata(file).num_rows > 0 for file in files))

    def test_what_cannot_be_served_is_counted_and_named(self):
        corpus = self.folder / "odd"
        corpus.mkdir()
        lines = [json.dumps(document) for document in ODD]
        (corpus / "odd.jsonl").write_text("\n".join([*lines, "{ no JSON"]), encoding="utf-8")
        told = spark(corpus, self.folder / "served", "--to", "jsonl")
        self.assertEqual(told, {"refused": REFUSED})
        served = lines_of(self.folder / "served")
        self.assertEqual({row["document"] for row in served}, {"good"})
        self.assertEqual(list(served[0]), [column["name"] for column in subraya.COLUMNS])
        named = lines_of(self.folder / "served/_refused")
        self.assertIn({"document": "long", "reason": "text_too_long"}, named)
        self.assertEqual(len(named), sum(REFUSED.values()))


if __name__ == "__main__":
    unittest.main()
