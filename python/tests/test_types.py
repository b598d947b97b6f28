"""The types of the package against those that the core's own tests hold: `src/wasm.d.ts` and the table's columns."""

import re
import types
import typing
import unittest
from pathlib import Path

import subraya
from subraya import analysis, table

DECLARED = (Path(__file__).parents[2] / "src/wasm.d.ts").read_text(encoding="utf-8")


class Types(unittest.TestCase):
    def test_each_vocabulary_has_the_cores_words(self):
        unions = re.findall(r'^export type (\w+) =([\s|"\w]+);', DECLARED, re.MULTILINE)
        self.assertGreaterEqual(len(unions), 8)
        for name, words in unions:
            self.assertEqual(list(typing.get_args(getattr(analysis, name))), re.findall(r'"(\w+)"', words), name)

    def test_each_dictionary_has_the_cores_fields(self):
        ours = {
            name: kind
            for name, kind in vars(analysis).items()
            if typing.is_typeddict(kind) and kind.__module__ == analysis.__name__
        }
        self.assertEqual(len(ours), 6)
        for name, kind in ours.items():
            body = re.search(rf"^export interface {name} {{\n(.*?)^}}", DECLARED, re.MULTILINE | re.DOTALL)
            fields = re.findall(r"^  (\w+)(\??):", body[1], re.MULTILINE)
            self.assertEqual(list(kind.__annotations__), [field for field, _ in fields], name)
            self.assertEqual(kind.__optional_keys__, {field for field, optional in fields if optional}, name)

    def test_a_row_has_the_tables_columns(self):
        hints = typing.get_type_hints(table.Row)
        self.assertEqual(list(hints), [column["name"] for column in subraya.COLUMNS])
        for column in subraya.COLUMNS:
            hint = hints[column["name"]]
            held = [kind for kind in typing.get_args(hint) if kind is not types.NoneType]
            nullable = types.NoneType in typing.get_args(hint)
            self.assertEqual(nullable, column["nullable"], column["name"])
            self.assertEqual((held[0] if nullable else hint) is int, column["type"] == "integer", column["name"])


if __name__ == "__main__":
    unittest.main()
