#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What documents point at exists: files and headings that are linked, and paths in `code`.

usage: links.py   (from the root of the repository)

Also: the two READMEs are short, and each page of docs/es and docs/en links to its twin.
"""
import os
import re
import sys
import unicodedata
from pathlib import Path

LONGEST_README = 6 * 1024
FENCED = re.compile(r"^```.*?^```", re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
TWIN = re.compile(r"^(?:In English|En español):.*?\]\(([^)#]+)\)", re.M)
PATH = re.compile(r"(sim|process|models|plots|cli|tests|scenarios|notebooks|docs|words|inputs|fits|audit|studies|reports|\.ci)"
                  r"/[\w./*-]+")


def slug(heading):
    """The anchor that a heading has: small letters, without punctuation, blanks as hyphens."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    kept = [c for c in text if c in " -_" or unicodedata.category(c)[0] in "LN"]
    return "".join(kept).replace(" ", "-")


def text_of(file):
    return FENCED.sub("", file.read_text(encoding="utf-8"))


def anchors(file):
    return {slug(line.lstrip("#")) for line in text_of(file).split("\n") if line.startswith("#")}


def dead(file):
    text = text_of(file)
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        aim = file.parent / path if path else file
        if not aim.exists():
            yield f"{file}: no file {target}"
        elif anchor and anchor not in anchors(aim):
            yield f"{file}: no heading {target}"
    for code in CODE.findall(text):
        if PATH.fullmatch(code) and not any(Path().glob(code)):
            yield f"{file}: no file `{code}`"


def alone(file):
    """Of a page of one language: its twin is there, and points back."""
    twin = TWIN.search(file.read_text(encoding="utf-8"))
    if not twin:
        yield f"{file}: no line \"In English:\" or \"En español:\""
        return
    other = Path(os.path.normpath(file.parent / twin.group(1)))
    back = other.exists() and TWIN.search(other.read_text(encoding="utf-8"))
    if not back or Path(os.path.normpath(other.parent / back.group(1))) != file:
        yield f"{file}: {other} does not point back"


def main():
    files = sorted([*Path().glob("*.md"), *Path("docs").rglob("*.md"), *Path("notebooks").glob("*.md"),
                    *Path("scenarios").glob("*/*.md"), *Path("tests").rglob("*.md")])
    wrong = [text for file in files for text in dead(file)]
    readmes = [Path("README.md"), Path("README.es.md")]
    pages = [file for file in files if file.parent in (Path("docs/es"), Path("docs/en"))]
    for file in [*readmes, *pages]:
        wrong += alone(file)
    wrong += [f"{file}: longer than {LONGEST_README} bytes" for file in readmes
              if file.stat().st_size > LONGEST_README]
    if not pages:
        wrong.append("docs/es and docs/en hold no pages")
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


main()
