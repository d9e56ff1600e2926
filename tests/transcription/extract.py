#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Second transcription, by machine, of a form or a public account.

    extract.py numbers     SOURCE.txt OUT.csv   every number of the text, in its order
    extract.py regions     SOURCE.txt OUT.csv   the figures of the regional sections
    extract.py instruments SOURCE.txt OUT.csv   the rows of the annex of instruments

The script holds no text of the source: only the shape of its sentences.
Contact lines are dropped before anything is read.
"""
import csv
import re
import sys
import unicodedata

WORDS = {"dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6", "segundo": "2"}
CONTACT = re.compile(r"tel[eé]fono|e-?mail|correo|nombre\b.*:|@", re.I)
NUMBER = re.compile(
    r"(?<![\w.])(?<!\d,)(?!\d{12})\d+(?:[.,]\d+)*(?:\s?%)?(?!\w)|\b(?:" + "|".join(WORDS) + r")\b", re.I)


def read(path):
    with open(path, encoding="utf-8") as handle:
        text = handle.read()
    text = re.sub(r"<sup>\d+</sup>", "", text)
    return text.replace("\\$", "$").replace("**", "")


def plain(text):
    text = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in text if unicodedata.category(c) != "Mn")


def blank(text, spans):
    for start, end in spans:
        text = text[:start] + re.sub(r"\S", " ", text[start:end]) + text[end:]
    return text


def without_tables(text):
    """The text with the cells of the annex and of the regional sections blanked."""
    lines = []
    for line in text.split("\n"):
        is_row = re.search(r"[A-Za-z]\t[^\t]*[a-zA-Z][^\t]*\t(?:[\d.]+|-)\t[\d.]+\s*$", line)
        lines.append("" if is_row else line)
    parts = re.split(r"(\n#+ \**Regi[oó]n |\n#+ \**CALENDARIO)", "\n".join(lines))
    for i in range(2, len(parts), 2):
        if "CALENDARIO" in parts[i - 1]:
            continue
        spans = []
        for _, pattern in FIELDS:
            found = re.search(pattern.replace(" ", r"\s+"), plain(parts[i]))
            if found:
                spans.append(found.span(1))
        parts[i] = blank(parts[i], spans)
    return "".join(parts)


def numbers(text):
    """Numbers in reading order, without tables, contact lines, form limits, list and heading marks."""
    rows = []
    section = ""
    for line in without_tables(text).split("\n"):
        head = re.match(r"\W*(Secci[oó]n \d|\d\.\d(?=[ *])|Regi[oó]n |Objetivo Estrat|Anexo|Resumen|Resultados Emerg|CALENDARIO)", line)
        if head:
            section = head.group(0).strip("#* ")
        if len(line) < 90 and CONTACT.search(line):
            continue
        line = re.sub(r"\([\d.]+ caracteres\)?|\([\d.]+$", " ", line)
        line = re.sub(r"^\W*(?:Secci[oó]n \d\W?|\d\.\d? ?[A-ZÁ*]|\d{1,2}\.(?:-| ) ?)", " ", line)
        for found in NUMBER.finditer(line):
            token = found.group(0)
            rows.append((WORDS.get(token.lower(), token), section))
    return [("n", "value", "section")] + [(str(i + 1), v, s) for i, (v, s) in enumerate(rows)]


def one(pattern, text, words=()):
    found = re.search(pattern, text, re.S)
    if not found:
        return ""
    value = found.group(1)
    return "1" if value in words else value


FIELDS = [
    ("investment_firms", r"inversion total de m\$ ([\d.]+)"),
    ("firms", r"m\$ [\d.]+, ([\d.]+) micro y peq"),
    ("crece", r"(\d+) empresas fueron beneficiadas por el programa crece"),
    ("crece_sostenible", r"(\d+) mediante crece sostenible"),
    ("ruta_digital", r"(\d+) ejecutaron planes"),
    ("almacenes", r"(\d+) almacenes integraron"),
    ("redes", r"(\d+) mipes participaron"),
    ("investment_entrepreneurship", r"destino m\$ ([\d.]+)"),
    ("new_businesses", r"puesta en marcha de (\d+) nuevos"),
    ("women_led", r"(\d+) proyectos liderados"),
    ("investment_associative", r"se destinaron m\$ ([\d.]+)"),
    ("gremios", r"(\d+) gremios?"),
    ("cooperativas", r"(\d+) cooperativas?,"),
    ("barrios", r"(\d+) barrios? comercial"),
    ("ferias", r"(\d+) ferias? libre"),
    ("centres", r"labor de(?:l| los) (centro|\d+)"),
    ("centre_clients", r"tecnica\s+especializada a ([\d.]+)"),
    ("regional_funds", r"apalanco m\$ ([\d.]+)"),
    ("regional_initiatives", r"implementar (la|una|\d+) iniciativa"),
    ("pamma_firms", r"beneficio a (una|\d+) empresas? a traves del programa especial .pamma"),
    ("rural_violence_firms", r"beneficio a (una|\d+) empresas? a traves del programa especial .programa de apoyo a victimas"),
]


def regions(text):
    parts = re.split(r"\n#+ \**Regi[oó]n ", text)[1:]
    rows = [("region",) + tuple(name for name, _ in FIELDS) + ("centres_named",)]
    for part in parts:
        part = re.split(r"\n#+ \**CALENDARIO", part)[0]
        heading, body = part.split("\n", 1)
        body = re.sub(r"\s+", " ", plain(body))
        heading = re.sub(r"^(de|del|la|los)\s+", "", plain(heading.strip("* ")))
        row = [heading]
        for _, pattern in FIELDS:
            row.append(one(pattern, body, ("la", "una", "centro")))
        named = re.search(r"negocios de la region \(([^)]*)\)", body)
        row.append(str(len(re.split(r", | y | e (?=[a-z])", named.group(1)))) if named else "1")
        rows.append(tuple(row))
    return rows


def instruments(text):
    rows = [("instrument", "budget", "beneficiaries")]
    for line in text.split("\n"):
        cells = [c.strip() for c in line.split("\t")]
        if len(cells) == 4 and re.fullmatch(r"[\d.]+|-", cells[2]) and re.fullmatch(r"[\d.]+", cells[3]):
            rows.append((cells[1], cells[2], cells[3]))
    return rows


def main(argv):
    jobs = {"numbers": numbers, "regions": regions, "instruments": instruments}
    if len(argv) != 4 or argv[1] not in jobs:
        sys.stderr.write(__doc__)
        return 2
    rows = jobs[argv[1]](read(argv[2]))
    with open(argv[3], "w", encoding="utf-8-sig", newline="") as handle:
        csv.writer(handle, delimiter=";", lineterminator="\r\n").writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
