"""Walks a report: each of its numbers is in a table of data/, rounded as it is shown.

usage: report_numbers.py PAGE DATA [TEXT...]

Numbers of texts of the programme (sources, notes, labels) are those of the files TEXT, or of cells of the
tables. Prints what it did not find; exit 1 when there is any, or when it looked at fewer than 300."""
import bisect
import collections
import csv
import glob
import html.parser
import json
import re
import sys

# What the texts of the report name themselves: quantiles, the level of intervals, halves and doubles, one thousand
# of a unit, and the numbers of programmes among which the State's findings were counted.
NAMED = {"5", "95", "2", "677", "609", "473", "4.096", "4,096"}
# The tables that a section may take its numbers from.
TABLES = {
    "resumen": ("summary", "robustness", "grades"),
    "proyeccion": ("summary", "robustness", "inputs"),
    "escenarios": ("compare", "levels"),
    "sensibilidad": ("sensitivity", "grades"),
    "averiguar": ("value", "decisions"),
    "monitoreo": ("monitor",),
    "revision": ("check",),
    "datos": ("inputs",),
}
NUMBER = re.compile(r"[−-]?\d+(?:[.,]\d+)*")


class Page(html.parser.HTMLParser):
    """The texts of a page with where they stand; pictures and commands apart."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.skip, self.texts, self.section = 0, [], ""

    def handle_starttag(self, tag, attrs):
        if tag in ("style", "svg", "pre", "title", "header"):
            self.skip += 1
        if tag == "section":
            self.section = dict(attrs)["id"]

    def handle_endtag(self, tag):
        if tag in ("style", "svg", "pre", "title", "header"):
            self.skip -= 1

    def handle_data(self, data):
        if not self.skip and data.strip():
            self.texts.append((self.section, data.strip()))


def numbers_in(value, found):
    """All numbers of a parsed JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            numbers_in(item, found)
    elif isinstance(value, (int, float)):
        found.add(float(value))
    else:
        found.update(float(x) for x in re.findall(r"\d+(?:\.\d+)?", str(value))[:20])


def derived(name):
    """What follows from a table at once: an interval from mean and error, a share that is the rest, facts by verdict."""
    rows = list(csv.DictReader(open(name, encoding="utf-8")))
    table = name.split("/")[-1]
    if table == "decisions.csv":
        for row in rows:
            middle, error = float(row["behind_best"]), float(row["behind_mc_se"])
            yield from (middle - 1.959964 * error, middle + 1.959964 * error)
    if table == "compare.csv":
        yield from (100 * (1 - float(r["prob_positive"]) - float(r["prob_zero"])) for r in rows if r["prob_zero"])
    if table == "check.csv":
        for verdict in {row["verdict"] for row in rows}:
            ours = [row for row in rows if row["verdict"] == verdict]
            yield float(len({row["fact"] for row in ours}))
            yield float(sum(row["compares"] == "document" for row in ours))
            yield float(len({row["fact"] for row in ours if row["compares"] == "document"}))
        yield float(sum(row["compares"] == "document" and row["verdict"] != "unchecked" for row in rows))


def read(data):
    """By table the numbers, sorted; those of run.json under None; and the texts of all."""
    tables, texts, run = {}, [], set()
    for name in glob.glob(data + "/*.csv"):
        known, seen = {0.0}, collections.Counter()
        with open(name, encoding="utf-8") as file:
            for row in csv.reader(file):
                seen.update(row)
                seen["rows"] += 1
                for cell in row:
                    try:
                        x = float(cell)
                        known.update((x, 100 * x))
                    except ValueError:
                        texts.append(cell)
        known.update(map(float, seen.values()))  # how many rows say that
        known.add(float(seen["rows"] - 1))
        known.update(derived(name))
        tables[name.split("/")[-1][:-4]] = sorted(known)
    numbers_in(json.load(open(data + "/run.json", encoding="utf-8")), run)
    tables[None] = sorted(run)
    return tables, texts


def readings(text, english):
    """As it is written in that language: 1.234,5 or 1,234.5."""
    marks = (",", ".") if english else (".", ",")
    plain = text.replace("−", "-").replace(marks[0], "").replace(marks[1], ".")
    return plain, len(plain.split(".")[1]) if "." in plain else 0


def is_known(text, ordered, english):
    try:
        plain, digits = readings(text, english)
        x = float(plain)
    except ValueError:
        return False
    room = 0.5 * 10**-digits * (1 + 1e-9) + 1e-9 * abs(x)
    i = bisect.bisect_left(ordered, x - room)
    return i < len(ordered) and ordered[i] <= x + room


def main():
    page, (data, *others) = Page(), sys.argv[2:]
    source = open(sys.argv[1], encoding="utf-8").read()
    page.feed(source)
    tables, cells = read(data)
    said = " ".join(cells + [open(name, encoding="utf-8").read() for name in others])
    quoted = set(NUMBER.findall(said)) | NAMED
    english, looked, missing = '<html lang="en"' in source, 0, 0
    for section, text in page.texts:
        for number in NUMBER.findall(text):
            looked += 1
            # A dash before digits may be one between two numbers, or within a name.
            bare = number.lstrip("-−")
            if bare in quoted or number in quoted:
                continue
            ours = [tables[t] for t in (None, *TABLES.get(section, ())) if t in tables]
            if any(is_known(x, table, english) for x in (number, bare) for table in ours):
                continue
            if re.search(r"[<>] ?" + re.escape(number), text):  # a chance that is neither 0 nor 1
                continue
            print(f"not in data: {number} in {section}: {text[:100]}")
            missing += 1
    if looked < 300:
        sys.exit(f"only {looked} numbers")
    sys.exit(1 if missing else 0)


main()
