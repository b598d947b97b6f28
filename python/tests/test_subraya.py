"""The Python package as its users meet it. `cargo xtask test --only python` installs it first."""

import doctest
import pickle
import re
import subprocess
import sys
import textwrap
import threading
import time
import tomllib
import unittest
from pathlib import Path
from unittest import mock

import subraya

ROOT = Path(__file__).parents[2]
TEXT = "🛰️ Seúl estima que unos 500 asesores norcoreanos trabajan en Siria. La ONU lo niega."


class Analyze(unittest.TestCase):
    def test_offsets_count_characters_as_python_does(self):
        analysis = subraya.analyze(TEXT)
        figure = analysis["figures"][0]
        said = analysis["attributions"][figure["attribution"]]
        self.assertEqual((analysis["schema"], analysis["language"], analysis["offsets"]), (1, "es", "chars"))
        self.assertEqual(TEXT[figure["start"] : figure["end"]], "unos 500 asesores norcoreanos")
        self.assertEqual(TEXT[said["source"]["start"] : said["source"]["end"]], "Seúl")
        self.assertEqual((figure["low"], figure["high"], figure["country"]), (500, 500, "KP"))

    def test_offsets_can_count_bytes_and_utf16(self):
        for offsets, encoding, width in (("utf8", "utf-8", 1), ("utf16", "utf-16-le", 2)):
            figure = subraya.extract_figures(TEXT, offsets=offsets)[0]
            words = TEXT.encode(encoding)[figure["start"] * width : figure["end"] * width]
            self.assertEqual(words.decode(encoding), "unos 500 asesores norcoreanos")

    def test_the_extractors_give_the_lists_of_the_analysis(self):
        analysis = subraya.analyze(TEXT, "es", rules=True)
        self.assertTrue(all(analysis[part] for part in ("actors", "figures", "attributions")))
        self.assertIn("rule", analysis["figures"][0])
        self.assertEqual(subraya.extract_actors(TEXT, "es", rules=True), analysis["actors"])
        self.assertEqual(subraya.extract_figures(TEXT, "es", rules=True), analysis["figures"])
        self.assertEqual(subraya.extract_attributions(TEXT, "es", rules=True), analysis["attributions"])

    def test_languages_are_told_or_asked_for(self):
        self.assertEqual(subraya.LANGUAGES, ("es", "en"))
        self.assertEqual(subraya.detect_language("Seoul denies it, according to the U.N."), "en")
        self.assertIsNone(subraya.detect_language("Nach Angaben der Armee wurden drei Soldaten verletzt."))
        self.assertEqual(subraya.analyze(TEXT, "en")["language"], "en")

    def test_a_callers_mistake_has_a_code_and_a_sentence(self):
        german = "Nach Angaben der Armee wurden drei Soldaten verletzt."
        mistakes = {
            "unknown_language": lambda: subraya.analyze(TEXT, "fr"),
            "undetected_language": lambda: subraya.extract_actors(german),
            "text_too_long": lambda: subraya.rows("long", "a" * (subraya.MAX_BYTES + 1), "es"),
            "bad_options": lambda: subraya.analyze(TEXT, offsets="bytes"),
        }
        for code, mistake in mistakes.items():
            with self.assertRaises(subraya.SubrayaError) as caught:
                mistake()
            self.assertEqual(caught.exception.code, code)
            self.assertTrue(str(caught.exception).endswith("."))
            # As it travels from one process to another.
            self.assertEqual(pickle.loads(pickle.dumps(caught.exception)).code, code)
        self.assertTrue(issubclass(subraya.SubrayaError, ValueError))
        with self.assertRaises(TypeError):
            subraya.analyze(TEXT.encode())

    def test_half_a_surrogate_pair_moves_no_offset(self):
        text = "\ud83d 🛰 " + TEXT
        figure = subraya.extract_figures(text)[0]
        self.assertEqual(text[figure["start"] : figure["end"]], "unos 500 asesores norcoreanos")
        self.assertEqual(subraya.analyze("\ud83d")["actors"], [])

    def test_other_threads_run_meanwhile(self):
        text = TEXT * 20_000
        ran = []

        def analyze():
            ran.append(time.monotonic())
            subraya.analyze(text, "es")
            ran.append(time.monotonic())

        thread = threading.Thread(target=analyze)
        thread.start()
        ticks = []
        while thread.is_alive():
            ticks.append(time.monotonic())
            time.sleep(0.001)
        began, ended = ran
        # Making the dictionaries, at the end, does hold the others up.
        self.assertTrue(any(began + (ended - began) * 0.1 < tick < began + (ended - began) * 0.5 for tick in ticks))


class Rows(unittest.TestCase):
    def test_there_is_a_row_for_each_find(self):
        analysis = subraya.analyze(TEXT)
        rows = subraya.rows("note", TEXT)
        mentions = sum(len(actor["mentions"]) for actor in analysis["actors"])
        self.assertEqual(len(rows), mentions + len(analysis["figures"]) + len(analysis["attributions"]))
        for row in rows:
            self.assertEqual(list(row), [column["name"] for column in subraya.COLUMNS])
            self.assertEqual((row["document"], row["text"]), ("note", TEXT[row["start"] : row["end"]]))
        cells = {column["name"]: [row[column["name"]] for row in rows] for column in subraya.COLUMNS}
        self.assertEqual(list(subraya.columns("note", TEXT).items()), list(cells.items()))
        figure = next(row for row in rows if row["row"] == "figure")
        self.assertEqual((figure["low"], figure["country"], figure["speaker"]), (500, "KP", "Seúl"))


class ToPandas(unittest.TestCase):
    def test_a_row_a_figure(self):
        frame = subraya.to_pandas(TEXT)
        told = frame[["text", "low", "category", "country", "speaker", "speaker_country", "stance", "source"]]
        self.assertEqual(
            told.to_dict("records"),
            [
                {
                    "text": "unos 500 asesores norcoreanos",
                    "low": 500,
                    "category": "personnel",
                    "country": "KP",
                    "speaker": "Seúl",
                    "speaker_country": "KR",
                    "stance": "estimates",
                    "source": "Seúl",
                }
            ],
        )
        self.assertEqual(str(frame["low"].dtype), "Int64")

    def test_an_analysis_does_as_well_but_has_no_words(self):
        text = "Miles de soldados rusos llegaron. Murieron 12 civiles."
        with_words, without = subraya.to_pandas(text), subraya.to_pandas(subraya.analyze(text))
        self.assertTrue(without.equals(with_words.drop(columns=["text", "source"])))
        self.assertTrue(without["high"].isna()[0] and without["speaker"].isna()[1])

    def test_no_figures_are_no_rows_of_the_same_columns(self):
        self.assertEqual(list(subraya.to_pandas("Seúl lo niega.")), list(subraya.to_pandas(TEXT)))
        self.assertEqual(len(subraya.to_pandas("Seúl lo niega.")), 0)

    def test_without_pandas_a_sentence_says_what_is_missing(self):
        with mock.patch.dict(sys.modules, {"pandas": None}), self.assertRaisesRegex(ImportError, "pip install pandas"):
            subraya.to_pandas(TEXT)
        with mock.patch.dict(sys.modules, {"pandas": None}):
            self.assertTrue(subraya.extract_figures(TEXT))


class Package(unittest.TestCase):
    def test_its_version_is_the_cores(self):
        for manifest in ("Cargo.toml", "python/Cargo.toml"):
            package = tomllib.loads((ROOT / manifest).read_text(encoding="utf-8"))["package"]
            self.assertEqual(package["version"], subraya.__version__)

    def test_it_is_typed(self):
        self.assertTrue(Path(subraya.__file__).with_name("py.typed").exists())

    def test_the_examples_run(self):
        for failed, tried in (
            doctest.testmod(subraya),
            doctest.testfile(str(ROOT / "python/README.md"), module_relative=False, encoding="utf-8"),
        ):
            self.assertEqual(failed, 0)
            self.assertGreater(tried, 0)

    def test_the_projects_example_runs(self):
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        example = re.search(r"^ *```python\n(.*?)^ *```", readme, re.MULTILINE | re.DOTALL)
        told = subprocess.run([sys.executable, "-c", textwrap.dedent(example[1])], capture_output=True, text=True, check=True)
        self.assertEqual(told.stdout, "Unos 3.000 soldados rusos 3000 RU\n")


if __name__ == "__main__":
    unittest.main()
