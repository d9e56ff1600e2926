#!/usr/bin/env python3
"""Copies of words/messages*.def that hold only the texts which the page can say; the others are there and empty. It says what
the sources name of whose functions the linker kept any, and its scripts: a verb that the page has not adds nothing to it.
usage: texts.py FOLDER BUILD MAP SCRIPT...   MAP: what the linker kept, of objects in BUILD with their dependencies beside them"""
import pathlib
import re
import sys

ENTRY = re.compile(r'^(WORDS_(?:MESSAGE|PROBLEM)\()(\w+)(,\s*(?:"(?:[^"\\]|\\.)*"\s*)+,\s*(?:"(?:[^"\\]|\\.)*"\s*)+)', re.M)


def sources(build, linked):
    """What the objects that are linked were made from, without the texts themselves."""
    objects = set(re.findall(re.escape(build) + r"/(\S+)\.o:\(", pathlib.Path(linked).read_text()))
    if not objects:
        sys.exit(f"{linked} names no object of {build}")
    named = {word for name in objects for word in pathlib.Path(build, name + ".d").read_text().replace("\\\n", " ").split()
             if re.search(r"\.(c|h|def)$", word)}
    return [path for path in named if not re.search(r"/include/|words/messages.*\.def$", path)]


def main(folder, build, linked, *scripts):
    named = set()
    for source in [*sources(build, linked), *scripts]:
        words = re.findall(r"\b[A-Z][A-Z0-9_]*\b", pathlib.Path(source).read_text())
        named |= {re.sub("^(WORDS_MSG|MODELS_PROBLEM)_", "", word) for word in words}
    target = pathlib.Path(folder, "words")
    target.mkdir(parents=True, exist_ok=True)
    for table in pathlib.Path("words").glob("messages*.def"):
        text = ENTRY.sub(lambda m: m[0] if m[2] in named else m[1] + m[2] + ', "", ""', table.read_text())
        (target / table.name).write_text(text)


main(*sys.argv[1:])
