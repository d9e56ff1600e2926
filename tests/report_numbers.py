"""Walks a report: each of its numbers is the one of its row, year and column in a table of data/, rounded as it
is shown.

usage: report_numbers.py PAGE DATA [TEXT...]

The table for people beside each of data/ says what its rows are called. Texts of the programme (sources, notes)
are those of the files TEXT, or of cells of the tables, word for word. Then as a test of this test digits are
altered at random, 200 with one seed: 188 of them or more must be found out. Prints what was not found; exit 1 when
there is any, or when it looked at fewer than 300 (of an account 150)."""
import collections
import csv
import html
import html.parser
import json
import pathlib
import random
import re
import sys

NUMBER = re.compile(r"(?<![\w.,])[−-]?\d+(?:[.,]\d+)*")
YEAR = re.compile(r"(?:19|20)\d\d")
# What the texts of the report name themselves: quantiles, the level of intervals, halves and doubles, one thousand
# of a unit, the thresholds of the State's findings and the numbers of programmes among which they were counted.
NAMED = {"5", "95", "2", "0", "1", "20", "85", "90", "110", "100", "677", "609", "473", "4.096", "4,096", "2025"}
# The tables that a section may take its numbers from.
TABLES = {
    "resumen": ("summary", "robustness", "grades", "check"),
    "proyeccion": ("summary", "robustness", "inputs"),
    "escenarios": ("compare", "levels"),
    "sensibilidad": ("sensitivity", "grades"),
    "averiguar": ("value", "decisions"),
    "monitoreo": ("monitor",),
    "revision": ("check",),
    "datos": ("inputs",),
    "recursos": ("charts",),
    "regiones": ("charts",),
}
# Which columns a row shows, by what stands under its label; a sentence takes any of these.
SHOWN = {
    "summary": {"": ("p50", "mean"), "P5": ("p05",), "P95": ("p95",)},
    "robustness": {"": ("probability",), "÷2": ("halved",), "×2": ("doubled",)},
    "levels": {"": ("p50", "mean"), "P5": ("p05",), "P95": ("p95",)},
    "compare": {"": ("mean_difference", "mc_se"), "P5": ("p05",), "P95": ("p95",), "/": ("prob_positive", "prob_negative")},
    "monitor": {"": ("probability",)},
    "grades": {"": ("closed", "closed_low", "closed_high")},
    "inputs": {"": ("central", "p05", "p95", "year_sd")},
    "decisions": {"": ("mean", "p05", "p95", "behind_best", "share_best", "behind_low", "behind_high")},
    "value": {"": ("evppi", "low", "high", "percent_of_best", "changes_decision")},
    "check": {"": ("stated_value", "recomputed")},
    "sensitivity": {"": ("first", "total")},
    "charts": {"": ("value",)},
}
# Columns of tables whose headings are no years, in their order.
ORDERED = {
    "sensitivity": (("first",), ("first_low", "first_high"), ("total",), ("total_low", "total_high"), ("mean_at_p05",),
                    ("mean_at_p95",)),
    "decisions": (("mean",), ("p05",), ("p95",), ("behind_best",), ("share_best",)),
    "value": (("evppi",), ("low", "high"), ("percent_of_best",), ("changes_decision",)),
    "inputs": (("central", "p05", "p95"), ("year_sd",)),
}


# What the report calls otherwise than the tables.
ALIASES = {"todo, también el azar": "everything", "everything, chance too": "everything",
           "todos los datos inciertos": "inputs", "all uncertain inputs": "inputs"}


class Page(html.parser.HTMLParser):
    """Its sentences and the rows of its tables, with where they stand; pictures and commands apart."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.skip, self.section, self.sentences, self.rows = 0, "", [], []
        self.cells, self.caption, self.head, self.label, self.text, self.under = None, "", [], "", None, False

    def handle_starttag(self, tag, attrs):
        self.skip += tag in ("style", "svg", "pre", "title", "header")
        if tag == "section":
            self.section = dict(attrs)["id"]
        if tag == "tr":
            self.cells = []
        if tag in ("li", "p", "caption", "th", "td") and not self.skip:
            self.text, self.under = "", "under-row" in (dict(attrs).get("class") or "")

    def handle_endtag(self, tag):
        self.skip -= tag in ("style", "svg", "pre", "title", "header")
        if tag in ("li", "p", "caption", "th", "td") and self.text is not None:
            text, self.text = " ".join(self.text.split()), None
            if tag == "caption":
                self.caption, self.head = text, []
            elif tag in ("th", "td"):
                self.cells.append((text, self.under))
            else:
                self.sentences.append((self.section, text))
        if tag == "tr":
            self.row(self.cells)

    def handle_data(self, data):
        if not self.skip and self.text is not None:
            self.text += data

    def row(self, cells):
        texts = [text for text, _ in cells]
        if len(texts) == 1 and self.head:  # across the table: the source of what follows
            self.rows += [(self.section, self.caption, self.head, "", "", 0, texts[0], texts)] if NUMBER.search(texts[0]) else []
            return
        if not self.head or all(YEAR.match(t) for t in texts[1:]):  # a heading, also one in the middle
            self.head = texts
            return
        under = texts[0] if cells[0][1] else ""
        self.label = self.label if under else texts[0]
        for at, text in enumerate(texts[1:]):
            if NUMBER.search(text):
                self.rows.append((self.section, self.caption, self.head, self.label, under, at, text, texts))


def plain(cell):
    """Without the blanks that do not break, and the sign that keeps a sheet from taking it for a formula."""
    return " ".join(cell.split()).removeprefix("'")


class Row(dict):
    """A row of a table for programs, with what people call it."""


def derive(table, row):
    if table == "compare" and row["prob_zero"]:
        row["prob_negative"] = str(1 - float(row["prob_positive"]) - float(row["prob_zero"]))
    if table == "decisions":
        middle, error = float(row["behind_best"]), float(row["behind_mc_se"])
        row["behind_low"], row["behind_high"] = str(middle - 1.959964 * error), str(middle + 1.959964 * error)


def read(data):
    """The rows of each table, and the texts of all."""
    tables, texts = {}, set()
    people = [list(csv.reader(open(p, encoding="utf-8-sig"), delimiter=";")) for p in data.parent.glob("*.csv")]
    people += [list(csv.reader(open(p, encoding="utf-8-sig"))) for p in data.parent.glob("*.csv")]
    for path in data.glob("*.csv"):
        rows = [Row(r) for r in csv.DictReader(open(path, encoding="utf-8"))]
        first = set(rows[0].values()) if rows else set()
        named = [p for p in people if len(p) == len(rows) + 1 and (rows and p[1][-1] in first or len(p[0]) >= len(rows[0] if rows else ()))]
        for k, row in enumerate(rows):
            derive(path.stem, row)
            row.names = {plain(cell) for cell in [*row.values(), *(cell for p in named for cell in p[k + 1])]}
            texts |= row.names
        tables[path.stem] = rows
    return tables, texts


def called(label):
    """What a row of the report may be called in the tables: without its year, its unit, a remark in brackets."""
    names = {label, re.sub(r", \d{4}$", "", label)}
    names |= {re.sub(r", M\$ .*$", "", name) for name in names}
    names |= {re.sub(r" \([^)]*\)$", "", name) for name in names}
    return names | {ALIASES[name] for name in names if name in ALIASES}


def values_of(row, columns):
    for column in columns:
        try:
            yield float(row.get(column) or "")
        except ValueError:
            pass


def reading(text, english):
    """A number as it is written in that language, 1.234,5 or 1,234.5, and half a unit of its last digit."""
    marks = (",", ".") if english else (".", ",")
    plain = text.replace("−", "-").replace(marks[0], "").replace(marks[1], ".")
    return float(plain), 0.5 * 10 ** -(len(plain.split(".")[1]) if "." in plain else 0)


class Report:
    def __init__(self, page, data, others):
        source = pathlib.Path(page).read_text(encoding="utf-8")
        self.page = Page()
        self.page.feed(source)
        self.english = '<html lang="en"' in source
        self.tables, self.texts = read(pathlib.Path(data))
        for name in others:
            for row in csv.reader(open(name, encoding="utf-8-sig"), delimiter=";"):
                self.texts |= set(map(plain, row))
        # The titles of charts are of the charts, and tested there; labels of an account by what they name.
        self.texts |= {plain(html.unescape(t)) for t in re.findall(r"<title[^>]*>([^<]*)</title>", source)}
        self.texts |= {plain(html.unescape(t)) for t in re.findall(r'<p class="under">([^<]*) · exante', source)}  # the document
        self.of_account = collections.defaultdict(set)
        for name in others:
            for row in csv.reader(open(name, encoding="utf-8-sig"), delimiter=";"):
                key = row[1] if name.endswith("columns.csv") else row[0].split(".", 1)[-1]
                self.of_account[key] |= set(map(plain, row[-3:] if name.endswith("columns.csv") else row[1:]))
        run = json.load(open(data + "/run.json", encoding="utf-8"))
        self.name = str(run.get("dataset") or run.get("programme") or "")
        self.run = {x for x in map(float, re.findall(r"\d+(?:\.\d+)?", json.dumps(run.get("replicates")) + json.dumps(
            {k: v for k, v in run.items() if not isinstance(v, (dict, list))}))) if x > 9 or x % 1}  # no single digit by chance
        self.years = {row["year"] for t in self.tables.values() for row in t if row.get("year")}
        self.plan = {row["year"] for row in self.tables.get("summary", ()) if row["year"]} or self.years

        self.scenarios = self.labelled(others)

    def labelled(self, others):
        """The scenarios of data/ by what the report calls them, "High inflation + Low demand"."""
        labels = {row[0]: plain(row[2 if self.english else 1]) for name in others if name.endswith("labels.csv")
                  for row in csv.reader(open(name, encoding="utf-8-sig"), delimiter=";")}
        names = {row["scenario"] for row in self.tables.get("levels", ())}
        return {" + ".join(labels.get("variant." + part.replace("-", "_"), part) for part in name.split("+")): name for name in names}

    def is_near(self, number, values):
        try:
            x, room = reading(number, self.english)
        except ValueError:
            return False
        return any(abs(y - v) <= room * (1 + 1e-9) + 1e-9 * abs(v) for v in values for y in (x, -x if number[0] in "-−" else x))

    def known(self, text, values):
        """The numbers of a text that are none of these values, nor of a hundredth of them."""
        values = [v for x in values for v in (x, 100 * x)]
        return [n for n in NUMBER.findall(text) if not self.is_near(n, values) and not self.is_near(n.lstrip("-−"), values)
                and not re.search("[<>] ?" + re.escape(n), text)]

    def rows_named(self, section, label, under):
        """With their table and the columns that they show."""
        wanted = called(label)
        for table in TABLES.get(section, ()):
            for row in self.tables.get(table, ()):
                if wanted & row.names or wanted & self.of_account.get(row.get("item"), set()):
                    shown = SHOWN[table].get("/" if "/" in under else under)
                    if shown is not None:
                        yield table, row, shown

    def of_cell(self, section, caption, head, label, under, at, text, texts):
        """What of the cell of a table is not in the row, year and column of data/ that it shows."""
        if len(texts) == 1:
            return [] if text in self.texts else NUMBER.findall(text)
        if re.search(r"[^\W\d_]{2}", text.replace(" to ", "")):  # words, as the row has them
            rows = [row for _, row, _ in self.rows_named(section, label, under)]
            rows = rows if section != "revision" else [row for row in self.tables["check"] if label in row["section"]]
            return [] if any(text in row.names for row in rows) else NUMBER.findall(text)
        column, dated, values = head[at + 1] if at + 1 < len(head) else "", re.search(r", (\d{4})$", label), []
        for table, row, shown in self.rows_named(section, label, under):
            if YEAR.fullmatch(column):
                wanted = column == row.get("year")
            elif YEAR.match(column):
                wanted = not row.get("year")
            elif table == "charts":
                wanted = re.sub(", M\\$$", "", column) in self.of_account[row["series"]] | self.of_account[row["chart"]]
            elif "scenario" in row:
                wanted = row["scenario"] == self.scenarios.get(column, column) and row["year"] == (dated.group(1) if dated else "")
            elif section == "datos":
                wanted = row["year"] == (dated.group(1) if dated else "")
                shown = ORDERED["inputs"][at] if at < 2 else ()
            elif table in ORDERED and section != "resumen":
                wanted, shown = True, ORDERED[table][at] if at < len(ORDERED[table]) else ()
                if table == "sensitivity":
                    wanted = any(name in caption for name in row.names if len(name) > 3)
            elif table == "monitor":
                wanted = not row["year"] or "2025" in column
                shown = ("reference_share", "reference_low", "reference_high") if "2025" in column else shown
            elif table == "check":
                wanted = row["verdict"] == "contradicts" and texts[1] in row.names
                shown = ("stated_value",) if at == 1 else ("recomputed",)
            else:
                wanted = True
            if wanted:
                values += values_of(row, shown)
                values += [reading(n, False)[0] for n in NUMBER.findall(row.get("stated") or "") if at == 1]
        return self.known(text, values)

    def of_sentence(self, section, text):
        """What of a sentence is no number of a row that it names, nor one of those that it says by itself."""
        text = text.removeprefix(self.name + ": ")
        said = re.sub(r"^[^:]*»(, \d{4})?: ", "", text)
        if said in self.texts or any(part in self.texts for part in (text, text.split(": ", 1)[-1])):
            return []
        for part in sorted((t for t in self.texts if len(t) > 20 and re.search(r"\d", t) and t in text), key=len, reverse=True):
            text = text.replace(part, "")
        wrong = [p for p in re.findall(r"\d{4}–\d{4}", text) if p.split("–") != [min(self.plan), max(self.plan)]]
        wrong += [n for n in re.findall(r"÷(\d+)", text) if n != "2"]
        if re.search("solo en juicios|on judgement alone", text):
            wrong += [n for share in re.findall(r"([\d.,]+)\s?%? \[([\d.,]+)–([\d.,]+)\]", text) for n in share
                      if not any(all(self.is_near(x, [100 * v]) for x, v in zip(share, values_of(row, SHOWN["grades"][""])))
                                 for row in self.tables.get("grades", ()))]
        if section == "escenarios":  # "El techo alcanza, en todos los años: base 2,0 %; recomendado 3,2 %."
            said = [row for row in self.tables.get("levels", ()) if any(len(name) > 3 and text.startswith(name) for name in row.names)]
            names = "|".join(map(re.escape, self.scenarios))
            wrong += [n for name, n in re.findall(rf"[:;] ({names}) ([\d.,]+)\s?%", text)
                      if not self.is_near(n, [100 * v for row in said if row["scenario"] == self.scenarios[name] for v in values_of(row, ("mean",))])]
        values, dense = [], []
        for table in TABLES.get(section, ()):
            rows = self.tables.get(table, ())
            for row in rows:
                shown = [c for columns in SHOWN[table].values() for c in columns if table != "check"]
                found = list(values_of(row, shown))
                dense += found
                if any(len(name) > 3 and name in text for name in row.names):
                    values += found
            if table == "check":
                values += counts_of(rows)
            values += remainders(table, rows, text)
        if not values:
            values = dense
        return wrong + [n for n in self.known(text, values) if n.lstrip("-−") not in NAMED | self.years
                and not self.is_near(n, self.run)
                and not any(n in other for other in re.findall(r"«[^»]*»", text) if other.strip("«»") in self.texts)]

    def faults(self):
        for cell in self.page.rows:
            yield from ((n, cell[0], cell[6]) for n in self.of_cell(*cell))
        for section, text in self.page.sentences:
            yield from ((n, section, text) for n in self.of_sentence(section, text))

    def looked(self):
        return [(k, m) for k, cell in enumerate(self.page.rows) for m in NUMBER.finditer(cell[6])] + [
            (k + len(self.page.rows), m) for k, (_, text) in enumerate(self.page.sentences) for m in NUMBER.finditer(text)]

    def is_found_out(self, place, at, digit):
        """Whether a digit that is written otherwise is."""
        k = place - len(self.page.rows)
        if k < 0:
            cell = list(self.page.rows[place])
            cell[6] = cell[6][:at] + digit + cell[6][at + 1:]
            return bool(self.of_cell(*cell))
        section, text = self.page.sentences[k]
        return bool(self.of_sentence(section, text[:at] + digit + text[at + 1:]))


def counts_of(rows):
    """Facts and rows by verdict, of the document and of the tool."""
    ours = [row for row in rows if row["compares"] == "document"]
    yield float(len(ours) - sum(row["verdict"] == "unchecked" for row in ours))
    yield float(len(rows) - len(ours))
    for kept in (rows, ours):
        for verdict in {row["verdict"] for row in kept}:
            same = [row for row in kept if row["verdict"] == verdict]
            yield from (float(len(same)), float(len({row["fact"] for row in same})))


def remainders(table, rows, text):
    """What a sentence says of rows together: how many inputs are left and what they have in all, the greatest error."""
    if table == "summary" and "Monte Carlo" in text:
        yield max(float(row["mc_se"]) for row in rows if row["unit"] == "event" and row["mc_se"])
    outputs = collections.defaultdict(list)
    for row in rows if table == "sensitivity" else ():
        outputs[row["output"], row["year"]].append(row)
    for inputs in outputs.values():
        left = sorted((float(row["total"]), float(row["total_high"])) for row in inputs)
        if re.search("a lo más|at most", text):
            yield from (sum(high for _, high in left[:n]) for n in range(len(left)))
            yield from range(len(left))
        if re.search("en ninguno|at none", text):
            yield sum(row["changed"] == "0" for row in inputs)


def main():
    report = Report(sys.argv[1], sys.argv[2], sys.argv[3:])
    faults = list(report.faults())
    for number, section, text in faults[:40]:
        print(f"not in data: {number} in {section}: {text[:110]}")
    looked = report.looked()
    if len(looked) < (150 if "charts" in report.tables and "summary" not in report.tables else 300):
        sys.exit(f"only {len(looked)} numbers")
    if faults:
        sys.exit(1)
    draw, caught = random.Random(2026), 0
    for _ in range(200):
        place, match = draw.choice(looked)
        at = draw.choice([i for i in range(*match.span()) if match.string[i].isdigit()])
        digit = draw.choice([d for d in "0123456789" if d != match.string[at]])
        found = report.is_found_out(place, at, digit)
        caught += found
        if not found:
            print(f"not found out: digit {digit} at {at} of {match.string[:110]}")
    if caught < 188:
        sys.exit(f"{caught} of 200 altered digits were found out")


main()
