#!/usr/bin/env python3
"""Copies of words/messages*.def that hold only the texts which one of the sources names; the others are there and empty.
usage: texts.py FOLDER SOURCE..."""
import pathlib
import re
import sys

ENTRY = re.compile(r'^(WORDS_(?:MESSAGE|PROBLEM)\()(\w+)(,\s*(?:"(?:[^"\\]|\\.)*"\s*)+,\s*(?:"(?:[^"\\]|\\.)*"\s*)+)', re.M)


def main(folder, *sources):
    named = set()
    for source in sources:
        words = re.findall(r"\b[A-Z][A-Z0-9_]*\b", pathlib.Path(source).read_text())
        named |= {re.sub("^(WORDS_MSG|MODELS_PROBLEM)_", "", word) for word in words}
    target = pathlib.Path(folder, "words")
    target.mkdir(parents=True, exist_ok=True)
    for table in pathlib.Path("words").glob("messages*.def"):
        text = ENTRY.sub(lambda m: m[0] if m[2] in named else m[1] + m[2] + ', "", ""', table.read_text())
        (target / table.name).write_text(text)


main(*sys.argv[1:])
