"""chart_checks.py FOLDER [LOGO]: what every verb that draws promises of its charts.

data/charts.csv has rows of each chart that was drawn and of no other, each with a number, what it is of and
how it is written; the table for people has as many, in the marks of its language, as its Excel opens them; each
PNG says 300 points an inch; with LOGO, each SVG holds a picture and each says who hands it over."""

import csv
import pathlib
import re
import sys

folder, themed = pathlib.Path(sys.argv[1]), len(sys.argv) > 2
drawn = sorted((folder / "charts").glob("*.svg"))
assert drawn, "no charts"
rows = list(csv.DictReader(open(folder / "data/charts.csv", encoding="utf-8")))
assert {row["chart"] for row in rows} == {file.stem for file in drawn}, "the charts of the table"
for row in rows:
    numbers = [row[c] for c in ("value", "low", "high") if row[c]]
    assert row["value"] or len(numbers) == 2 or row.get("source"), row  # the document has none
    assert all(re.fullmatch(r"-?\d+(\.\d+)?(e[-+]\d+)?", x) for x in numbers), row
    assert row["name"] if "source" in row else row["item"] or row["series"], row
    assert row["unit"] or "unit" not in row, row

spanish = (folder / "graficos.csv").exists()
people = (folder / ("graficos.csv" if spanish else "charts.csv")).read_bytes()
assert people.startswith(b"\xef\xbb\xbf") and people.count(b"\r\n") == len(rows) + 1, "BOM and lines"
shown = list(csv.reader(people.decode("utf-8-sig").splitlines(), delimiter=";" if spanish else ","))
width = len(shown[0])
assert width > 5 and all(len(row) == width for row in shown), "columns"
amounts = [column for column, name in enumerate(shown[0]) if re.fullmatch("Valor|Desde|Hasta|Value|From|To", name)]
assert len(amounts) >= 2, shown[0]
form = r"[-−]?\d+(,\d+)?(e[-+]\d+)?" if spanish else r"[-−]?\d+(\.\d+)?(e[-+]\d+)?"
for row in shown[1:]:
    for column in amounts:
        assert not row[column] or re.fullmatch(form, row[column]), (column, row)

for file in (folder / "charts").glob("*.png"):
    data = file.read_bytes()
    at = data.find(b"pHYs")
    assert at > 0 and data[at + 4 : at + 13] == b"\0\0\x2e\x23\0\0\x2e\x23\1", f"{file}: no resolution"
for file in drawn if themed else []:
    text = file.read_text(encoding="utf-8")
    assert text.count("<image ") == 1 and "Servicio · Ministerio" in text, f"{file}: no logo or no owner"
    assert "#006FB3" not in text and "rgb(  0, 111, 179)" not in text, f"{file}: not in the colours of the theme"
